"""What needs an editor: found in the log, in checked passages and in the glossary's gaps."""

from reforms.admin.worklist.page import KINDS, build_list, build_needs
from reforms.admin.worklist.values import Asked, Rights

__all__ = ["KINDS", "Asked", "Rights", "build_list", "build_needs"]
