"""Editing rows so that nothing is lost: `room` is what admin pages derive from.

`conflicts` answers two people who edit one row at once; `versions` keeps what a row was and why it
changed, and `history` shows it. None of it touches the log of updates, which is only added to.
"""
