"""Editing rows so that nothing is lost: admin pages derive from `EditingAdmin`, in `base`.

base           asks why, locks, and keeps what a row was
conflicts      what two people who edit one row at once see, side by side
merge          the form after that: what was typed, on what is stored
form_rows      each row of a form as it was shown, as it is stored, and as it was typed
field_digests  what a form showed, as it travels with the form
deleted        what somebody sees whose row was deleted meanwhile
versions       what a row was and why it changed; history shows it

None of it touches rows that are only added to.
"""
