"""Lists of abbreviations: lines such as "DfE  Department for Education", and definition lists."""

import re
from collections.abc import Iterator

from libs.abbreviations.fitting import cost_of
from libs.abbreviations.shapes import is_short, one_of, singular
from libs.reading_files import TextPart, WholeText

Entry = tuple[int, str, str]
"""The number of the block, the short form and the long one."""

HEADED = re.compile(r"\b(?:abbreviat|acronym|glossar|jargon|initialism|key terms)", re.IGNORECASE)
MOST_LETTERS = 170
_LEAD = re.compile(r"^[-*•–·‣◦]\s+")
_PARTED = re.compile(r"^(.{2,24}?)(?:\s*[:=|\t–—]\s*|\s+-\s+)(\S.*)$")
_REVERSED = re.compile(r"^(\S.{5,150}?)(?:\s*[:=|\t–—]\s*|\s+-\s+)([A-Z][\w&]{1,11})$")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\.?$")


def listed_in(document: WholeText) -> Iterator[Entry]:
    """The entries of all lists in a document.

    A line without a sign between its two parts counts where it stands in a list: beside another
    such line, or under a heading that says what the list is.
    """
    blocks = document.blocks
    plain = {
        index: entry
        for index, block in enumerate(blocks)
        if len(block.text) <= MOST_LETTERS and (entry := _bare_entry(block))
    }
    for index, block in enumerate(blocks):
        is_headed = any(HEADED.search(one) for one in block.path)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "term" and following is not None and following.kind == "meaning":
            yield from _pair(index, block, following, is_headed=is_headed)
        elif len(block.text) > MOST_LETTERS or block.kind == "heading":
            continue
        elif entry := _parted_entry(block, is_headed=is_headed):
            yield (index, *entry)
        elif index in plain and (is_headed or {index - 1, index + 1} & plain.keys()):
            yield (index, *plain[index])


def _pair(index: int, term: TextPart, meaning: TextPart, *, is_headed: bool) -> Iterator[Entry]:
    short, long = term.text.strip(" :"), meaning.text
    if is_short(short) or (is_headed and _is_shortish(short)):
        first = _clean(re.split(r"(?<=[a-z])[.:;] | [–—-] ", long)[0])
        cost = cost_of(singular(short), first.split())
        if cost is not None or (is_headed and is_short(short) and len(first.split()) <= 10):
            yield index, short, _number(short, first)
    elif is_short(meaning.text.strip()) and cost_of(singular(long), short.split()) is not None:
        yield index, long.strip(), _number(long.strip(), short)


def _parted_entry(block: TextPart, *, is_headed: bool) -> tuple[str, str] | None:
    line = _LEAD.sub("", block.text)
    for pattern, turned in ((_PARTED, False), (_REVERSED, True)):
        if not (match := pattern.match(line)):
            continue
        short, long = (match[2], match[1]) if turned else (match[1].strip(), match[2])
        long = _clean(long)
        if not (is_short(short) or (is_headed and _is_shortish(short))):
            continue
        if not turned and len(long.split()) > 12:
            long = re.split(r"(?<=[a-z])[.:;,] ", long)[0]
        if cost_of(singular(short), long.split()) is not None:
            return short, _number(short, long)
    return None


def _bare_entry(block: TextPart) -> tuple[str, str] | None:
    """The parts of "DfE Department for Education", with no more than a space between them."""
    if block.kind in ("heading", "term", "meaning"):
        return None
    words = _LEAD.sub("", block.text).split()
    for count in (2, 1):
        short, long = " ".join(words[:count]), _clean(" ".join(words[count:]))
        if len(long.split()) < 2 or not is_short(short) or len(long.split()) > 14:
            continue
        if cost_of(singular(short), long.split()) is not None:
            return short, _number(short, long)
    return None


def _is_shortish(text: str) -> bool:
    """One word with a capital: in a list that is headed so, "Ofsted" is a short form too."""
    return bool(re.fullmatch(r"[A-Z][\w&’'-]{1,11}", text))


def _clean(long: str) -> str:
    return _REMARK.sub("", long.strip()).strip(" .;,")


def _number(short: str, long: str) -> str:
    return one_of(long) if singular(short) != short and not short.endswith("’s") else long
