"""Builds the pages of reforms, events and the roadmap: a frozen, typed value each, for a day.

A template sees nothing else. `known` reads the log; `timeline` hands a page to the geometry.
"""
