"""Alerts by e-mail: who wants to be told of which changes, and telling them.

Addresses of people are kept here alone. No page, file or log of the site shows one, and no other
room knows of this one.
"""
