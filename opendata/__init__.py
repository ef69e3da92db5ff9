"""Data for everybody: what can be taken away as a whole, beside what each page offers.

`api` is the API, `calendar` the dates for people's own calendars, `downloads` all tables with
their dictionary; `crawlers` has what search engines ask for, and `linked` what they are told.
"""
