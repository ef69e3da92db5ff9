"""Vague dates: a source's own words for a time, and the interval that they are read as.

vague_date  the value: words, a reading in EDTF, the earliest and the latest day
fields      the model field that stores one
printing    days and intervals as text
words       words -> a reading, or several to choose from
"""
