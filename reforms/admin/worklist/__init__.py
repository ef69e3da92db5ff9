"""What needs an editor: found in the log, in checked passages and in the glossary's gaps."""

from reforms.admin.worklist.page import WORKLISTS, build_start, build_worklist
from reforms.admin.worklist.values import Rights, WorklistQuery

__all__ = ["WORKLISTS", "Rights", "WorklistQuery", "build_start", "build_worklist"]
