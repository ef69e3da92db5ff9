"""What changed between two days: `page` builds it from what was known `then`.

`recorded` compares two points of the log instead: for whoever is told of what is new.
"""

from reforms.pages.changes.page import ChangesPage, build_changes
from reforms.pages.changes.pairs import build_pairs, build_times
from reforms.pages.changes.stops import read_stops

__all__ = ["ChangesPage", "build_changes", "build_pairs", "build_times", "read_stops"]
