"""Searches the whole site on a day: all of it, or of many reforms those that may be meant."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from django.db import DatabaseError

from libs.wordindex.keeping import unread
from reforms.finding.candidates import MOST_EACH, named, near
from reforms.finding.found import SiteFound, find_on_site
from reforms.finding.kept_words import READ_AT_ONCE, are_many_at_this_version, read_unread
from reforms.finding.vocabulary import known_vocabulary

MOST_UNREAD = 100
"""Reforms that are looked through though nobody read their words again."""


def search_site(day: date, query: str) -> SiteFound:
    """Find what a reader who typed `query` is likely to mean, in what is known by a day."""
    if not are_many_at_this_version():
        return find_on_site(known_vocabulary(day), query)
    # Before the lists: what is read meanwhile is then in them.
    changed = unread(MOST_UNREAD + 1)
    if len(changed) > MOST_UNREAD:
        changed = _fewer_unread()
    if len(changed) > MOST_UNREAD:
        return find_on_site(known_vocabulary(day), query)
    besides = known_vocabulary(day, frozenset())
    candidates = named(besides, query, day)
    reforms = candidates.reforms.union(changed)
    found = find_on_site(known_vocabulary(day, reforms), query)
    if found.by_kind:
        many = len(found.by_kind.get("reform", ())) >= MOST_EACH
        return replace(found, is_cut=candidates.is_cut and many)
    return find_on_site(known_vocabulary(day, reforms | near(besides, query, day)), query)


def _fewer_unread() -> list[int]:
    """What is unread once some was read: thousands were written in a way that told nobody.

    Where the database cannot be written to, all stays unread.
    """
    with suppress(DatabaseError):
        read_unread(READ_AT_ONCE)
    return unread(MOST_UNREAD + 1)
