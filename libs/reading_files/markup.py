"""HTML: what a page says, without its menus, scripts and forms. Uses lxml."""

from collections.abc import Iterator
from typing import Any

from libs.reading_files.document import (
    CELL,
    HEADING,
    ITEM,
    MEANING,
    PARAGRAPH,
    TERM,
    Piece,
    RefusedFile,
    WholeText,
    assemble,
)

_LEFT_OUT = frozenset(
    [
        *("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form"),
        *("button", "select", "svg", "iframe", "head", "title", "option", "object"),
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"li": ITEM, "dt": TERM, "dd": MEANING}
_BLOCKS = frozenset(
    [
        *("p", "div", "section", "article", "main", "ul", "ol", "dl", "blockquote", "pre", "body"),
        *("figure", "figcaption", "caption", "details", "summary", "address", "table", "html"),
        *_HEADINGS,
        *_KINDS,
    ]
)
MOST_DEEP = 200
FEWEST_LETTERS = 300
"""A main part with fewer letters than these is none: the page is read whole."""


def read_markup(content: bytes) -> WholeText:
    """The document of an HTML page; raises RefusedFile."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding=_encoding(content), no_network=True, huge_tree=False)
        page = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedFile("This is no HTML page that can be read.") from error
    return assemble(_pieces(_main_part(page), 0))


def _encoding(content: bytes) -> str | None:
    """UTF-8 where that is what it is; otherwise what the page itself says."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main_part(page: Any) -> Any:
    for path in ("//main", "//article", "//*[@role='main']"):
        for part in page.xpath(path):
            if len(part.text_content()) >= FEWEST_LETTERS:
                return part
    return page


def _pieces(node: Any, depth: int) -> Iterator[Piece]:
    """The pieces of an element: its own words, and those of the blocks in it."""
    if depth > MOST_DEEP:
        raise RefusedFile("The elements of this page are nested too deep to read it.")
    if node.tag == "table":
        yield from _rows(node)
        return
    kind, level = _KINDS.get(node.tag, PARAGRAPH), 0
    if node.tag in _HEADINGS:
        kind, level = HEADING, _HEADINGS[node.tag]
    held: list[str] = [node.text or ""]
    marked: list[tuple[str, str]] = []
    for child in node:
        if _is_block(child):
            yield Piece(kind, "".join(held), level, marked=tuple(marked))
            yield from _pieces(child, depth + 1)
            held, marked = [], []
        elif _is_read(child):
            held.append("\n" if child.tag == "br" else _words(child))
            marked += _explained(child)
        held.append(child.tail or "")
    yield Piece(kind, "".join(held), level, marked=tuple(marked))


def _is_read(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag not in _LEFT_OUT and node.get("hidden") is None


def _is_block(node: Any) -> bool:
    """Whether an element, or one in it, begins a line of its own."""
    if not _is_read(node):
        return False
    return node.tag in _BLOCKS or any(one.tag in _BLOCKS for one in node.iterdescendants())


def _words(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        if _is_read(child):
            parts.append("\n" if child.tag == "br" else _words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _explained(node: Any) -> list[tuple[str, str]]:
    every = [node, *node.iterdescendants("abbr")] if node.tag == "abbr" else node.iter("abbr")
    pairs = [(" ".join(one.text_content().split()), one.get("title") or "") for one in every]
    return [(short, " ".join(title.split())) for short, title in dict(pairs).items() if title]


def _rows(table: Any) -> Iterator[Piece]:
    """The cells of a table, each with the heading of its column."""
    heads: list[str] = []
    for row in table.iter("tr"):
        cells = [one for one in row if one.tag in ("td", "th")]
        words = [" ".join(_text_of(one).split()) for one in cells]
        if cells and not heads and all(one.tag == "th" for one in cells):
            heads = words
            yield from (Piece(CELL, one) for one in words)
            continue
        if len(words) == 2 and not any(heads) and len(words[0]) <= 40:
            row = (words[0], words[1])
            yield from (Piece(TERM, words[0], row=row), Piece(MEANING, words[1], row=row))
            continue
        for number, cell in enumerate(cells):
            column = heads[number] if number < len(heads) else ""
            marked = tuple(_explained(cell))
            for part in _parts(cell) if len(cell) else [words[number]]:
                yield Piece(CELL, part, column=column, marked=marked, row=tuple(words))


def _parts(cell: Any) -> list[str]:
    return [one.text for one in _pieces(cell, 1)]


def _text_of(node: Any) -> str:
    return " ".join(one.text for one in _pieces(node, 1)) if len(node) else node.text_content()
