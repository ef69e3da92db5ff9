"""Vague dates: a source's own words for a time, and the interval that they are read as."""
