"""The editors' start page: what needs them, found in the log, the passages and the glossary.

Nothing of it is stored but who took an item, and until when it is put off (`libs.tasks`): a row is
gone once the facts say so.
"""

from reforms.admin.worklist.lists import WORKLISTS
from reforms.admin.worklist.page import build_start, build_worklist
from reforms.admin.worklist.values import Rights, WorklistQuery

__all__ = ["WORKLISTS", "Rights", "WorklistQuery", "build_start", "build_worklist"]
