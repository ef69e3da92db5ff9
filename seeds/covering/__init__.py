"""Which fact carries which statement of a document, and which statements no fact carries and why.

statements  YAML -> every statement of one document, in its order
facts       the facts that the statements name -> those that are not there, or were corrected
words       the statements against the document's copy: in its order, and nothing left out
page        statements -> the table in docs/coverage/
"""

from seeds.covering.facts import in_no_statement, look_up
from seeds.covering.page import page_of
from seeds.covering.statements import COVERAGE, BadCoverage, DocumentCoverage, read_all
from seeds.covering.words import misplaced

__all__ = [
    "COVERAGE",
    "BadCoverage",
    "DocumentCoverage",
    "in_no_statement",
    "look_up",
    "misplaced",
    "page_of",
    "read_all",
]
