"""The abbreviations that a document explains: in lists, in brackets, in words. Knows no glossary.

    find_definitions(document)[0] == Explained("REP", "regional expert partnership", 120, 160, …)

`fitting` tells whether letters fit words, `shapes` what a short form looks like, `listed` reads
lists and `brackets` running text; `finder` puts them together.
"""

from libs.abbreviations.finder import Explained, Unexplained, find_definitions, find_used

__all__ = ["Explained", "Unexplained", "find_definitions", "find_used"]
