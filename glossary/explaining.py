"""Explains abbreviations in the finished HTML of a page. Standard library only.

Makes the first use of each a link to its term, which shows its expansion on hover, focus and tap.
Adds a list of them at the foot for print and screen readers. Leaves the text as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

UNTOUCHED_ELEMENTS = {
    *("a", "abbr", "bdi", "button", "caption", "cite", "code", "dt"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("kbd", "label", "legend", "mark", "option", "pre", "q", "samp", "script", "select", "style"),
    *("summary", "svg", "text", "textarea", "th", "time", "title"),
}
"""Elements in whose text no abbreviation is explained."""

MIN_LIST_ON_SCREEN = 6
"""How many abbreviations a page needs for the list to be on the screen as well as on paper."""

_UNTOUCHED = "|".join(sorted(UNTOUCHED_ELEMENTS))
# What is once read of an untouched element is never given back (++, *+): half the time.
_MARKUP = re.compile(
    rf"<(?:({_UNTOUCHED})\b[^>]*>(?:[^<]++|<(?!/\1>))*+</\1>|!--.*?-->|[^>]*>)", re.DOTALL
)
# Begins with a class of letters, not an assertion: Python then skips ahead ten times as fast.
_WORD = re.compile(r"[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*|&amp;[A-Z]\b)(?!\w)")
_MAIN, _END = re.compile(r"<main\b[^>]*>"), "</main>"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation, the address of its term, and what it stands for: rivals are separate."""

    slug: str
    text: str
    href: str
    expansions: tuple[str, ...]


LookUp = Callable[[Iterable[str]], Mapping[str, Abbreviation]]
"""Finds which of the words are abbreviations; the words are HTML, so that "C&I" is "C&amp;I"."""


def explain(html: str, look_up: LookUp) -> str:
    """Return the page with its abbreviations explained; unchanged if its <main> has none.

    `<main>An EHCP.</main>` becomes `<main>An <a class="explained" …>EHCP</a>.<section>…</main>`.
    """
    start, end = _MAIN.search(html), html.rfind(_END)
    if not start or end < 0:
        return html
    places = _first_places(html, start.end(), end)
    known = look_up(places) if places else {}
    used: dict[str, tuple[Abbreviation, str]] = {}
    has_rivals = any(len(found.expansions) > 1 for found in known.values())
    text = unescape(html[start.end() : end]).casefold() if has_rivals else ""
    first_uses: list[tuple[int, str]] = []
    for word, place in sorted(places.items(), key=lambda item: item[1]):
        found = known.get(word)
        if found and found.slug not in used:
            used[found.slug] = found, _explanation(found, text)
            first_uses.append((place, word))
    if not used:
        return html
    parts, done = [], 0
    for place, word in first_uses:
        abbreviation, explanation = used[known[word].slug]
        parts += [html[done:place], _link(abbreviation, word, explanation)]
        done = place + len(word)
    return "".join([*parts, html[done:end], _list(used.values()), html[end:]])


def _first_places(html: str, start: int, end: int) -> dict[str, int]:
    """Map each word with two capitals to where it is first, outside the untouched elements."""
    places: dict[str, int] = {}
    at = start
    for markup in _MARKUP.finditer(html, start, end):
        if markup.start() > at:
            _add_places(places, html, at, markup.start())
        at = markup.end()
    _add_places(places, html, at, end)
    return places


def _add_places(places: dict[str, int], html: str, start: int, end: int) -> None:
    """The same between two places with no markup in between."""
    for word in _WORD.finditer(html, start, end):
        if not html[word.start() - 1 : word.start()].isalnum():
            places.setdefault(word[0], word.start())


def _explanation(abbreviation: Abbreviation, text: str) -> str:
    """Return the one expansion that the page writes out itself, otherwise all of them.

    CP is "Child Protection, or Cerebral Palsy"; on a page about cerebral palsy only the latter.
    """
    if len(abbreviation.expansions) > 1:
        written = [one for one in abbreviation.expansions if one.casefold() in text]
        if len(written) == 1:
            return written[0]
    return ", or ".join(abbreviation.expansions)


def _link(abbreviation: Abbreviation, word: str, explanation: str) -> str:
    return (
        f'<a class="explained" href="{escape(abbreviation.href)}"'
        f' data-says="{escape(explanation)}"'
        f' aria-describedby="says-{abbreviation.slug}">{word}</a>'
    )


def _list(used: Iterable[tuple[Abbreviation, str]]) -> str:
    in_order = sorted(used, key=lambda item: item[0].text.casefold())
    rows = "".join(
        f"<div><dt>{escape(abbreviation.text)}</dt>"
        f'<dd id="says-{abbreviation.slug}">{escape(explanation)}</dd></div>'
        for abbreviation, explanation in in_order
    )
    paper_only = "" if len(in_order) >= MIN_LIST_ON_SCREEN else " explained-list--paper"
    return (
        f'<section class="part explained-list{paper_only}" aria-labelledby="explained-list">'
        '<details class="folded unfolds"><summary>'
        '<h2 id="explained-list">Abbreviations on this page</h2></summary>'
        f'<dl class="facts">{rows}</dl></details></section>\n'
    )
