"""Abbreviations explained where they stand, in the finished HTML of a page. Standard library only.

The first use of each becomes a link to its term that says, on hover, focus and tap, what it stands
for; a list at the foot says the same for print and for screen readers. The text itself stays.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

UNTOUCHED = {
    *("a", "abbr", "bdi", "button", "caption", "cite", "code", "dt"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("kbd", "label", "legend", "mark", "option", "pre", "q", "samp", "script", "select", "style"),
    *("summary", "svg", "text", "textarea", "th", "time", "title"),
}
"""Elements whose text is left alone."""

LONG = 6
"""With how many abbreviations a page is one whose list is shown on the screen too."""

_NAMES = "|".join(sorted(UNTOUCHED))
_MARKUP = re.compile(rf"<!--.*?-->|<({_NAMES})\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
# It begins with a class of letters and no assertion: Python then skips ahead ten times as fast.
_WORD = re.compile(r"[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*|&amp;[A-Z]\b)(?!\w)")
_MAIN, _END = re.compile(r"<main\b[^>]*>"), "</main>"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for, and the page that says so."""

    slug: str
    text: str
    href: str
    expansions: tuple[str, ...]


Meanings = Callable[[Iterable[str]], Mapping[str, Meaning]]
"""Gives the meanings of those words that have one."""


def explain(html: str, meanings: Meanings) -> str:
    """A page with its abbreviations explained; the same page where it has none."""
    start, end = _MAIN.search(html), html.rfind(_END)
    if not start or end < 0:
        return html
    places = _first_places(html, start.end(), end)
    known = meanings(places) if places else {}
    used: dict[str, tuple[Meaning, str]] = {}
    rivals = any(len(meaning.expansions) > 1 for meaning in known.values())
    text = unescape(html[start.end() : end]).casefold() if rivals else ""
    marks: list[tuple[int, str]] = []
    for word, place in sorted(places.items(), key=lambda item: item[1]):
        meaning = known.get(word)
        if meaning and meaning.slug not in used:
            used[meaning.slug] = meaning, _says(meaning, text)
            marks.append((place, word))
    if not used:
        return html
    pieces, at = [], 0
    for place, word in marks:
        meaning, says = used[known[word].slug]
        pieces += [html[at:place], _link(meaning, word, says)]
        at = place + len(word)
    return "".join([*pieces, html[at:end], _list(used.values()), html[end:]])


def _first_places(html: str, start: int, end: int) -> dict[str, int]:
    """Where each word with two capitals stands first, outside what is left alone."""
    prose = _MARKUP.sub(lambda found: " " * len(found[0]), html[start:end])
    places: dict[str, int] = {}
    for word in _WORD.finditer(prose):
        if not prose[word.start() - 1 : word.start()].isalnum():
            places.setdefault(word[0], start + word.start())
    return places


def _says(meaning: Meaning, text: str) -> str:
    """The sense that the page itself writes out, where it writes out one; or all of them."""
    if len(meaning.expansions) > 1:
        written = [one for one in meaning.expansions if one.casefold() in text]
        if len(written) == 1:
            return written[0]
    return ", or ".join(meaning.expansions)


def _link(meaning: Meaning, word: str, says: str) -> str:
    return (
        f'<a class="explained" href="{escape(meaning.href)}" data-says="{escape(says)}"'
        f' aria-describedby="says-{meaning.slug}">{word}</a>'
    )


def _list(used: Iterable[tuple[Meaning, str]]) -> str:
    in_order = sorted(used, key=lambda item: item[0].text.casefold())
    rows = "".join(
        f"<div><dt>{escape(meaning.text)}</dt>"
        f'<dd id="says-{meaning.slug}">{escape(says)}</dd></div>'
        for meaning, says in in_order
    )
    shown = "" if len(in_order) >= LONG else " explained-list--paper"
    return (
        f'<section class="part explained-list{shown}" aria-labelledby="explained-list">'
        f'<h2 id="explained-list">Abbreviations on this page</h2><dl class="facts">{rows}</dl>'
        "</section>\n"
    )
