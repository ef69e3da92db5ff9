"""What changed between two days: `page` builds it, `rows` words a change, `renames` asks bodies."""

from reforms.pages.changes.page import ChangesPage, build_changes

__all__ = ["ChangesPage", "build_changes"]
