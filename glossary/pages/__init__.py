"""Builds the glossary's pages (`page`) from what was known of each term on a day (`known`)."""

from glossary.pages.known import COMMON_FROM_LISTS, SenseKnown, TermKnown, with_what_was_known
from glossary.pages.page import GlossaryPage, TermPage, build_glossary, build_term

__all__ = [
    "COMMON_FROM_LISTS",
    "GlossaryPage",
    "SenseKnown",
    "TermKnown",
    "TermPage",
    "build_glossary",
    "build_term",
    "with_what_was_known",
]
