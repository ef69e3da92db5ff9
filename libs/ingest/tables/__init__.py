"""Rows of the admin as tables to take away, edit and bring back: CSV or XLSX.

cells     a cell's text, and what keeps a spreadsheet from taking it for a formula
sheets    bytes that somebody sent -> a Sheet of texts, or words that say what is wrong
csv_file, workbook   the two forms, each read and written
columns   a row's column -> text, and back
resource  a Sheet -> rows of the database, by way of django-import-export
outcome   what a Sheet would do, or did: row by row, for a page
"""
