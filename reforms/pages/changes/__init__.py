"""What changed between two days: `page` builds it from what was known `then`."""

from reforms.pages.changes.page import ChangesPage, build_changes
from reforms.pages.changes.pairs import build_pairs

__all__ = ["ChangesPage", "build_changes", "build_pairs"]
