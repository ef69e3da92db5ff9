"""Lists of abbreviations: lines such as "DfE  Department for Education", definition lists, tables.

What stands behind the long form, "is a plan that …", is no part of it: see `long_form`.
"""

import re
from collections.abc import Iterator

from libs.abbreviations.fitting import cost_of, parts_of
from libs.abbreviations.shapes import is_short, one_of, singular
from libs.reading_files import TextPart, WholeText

Entry = tuple[int, int, str, str]
"""The numbers of the first and the last block, the short form and the long one."""

HEADED = re.compile(r"\b(?:abbreviat|acronym|glossar|jargon|initialism|key terms)", re.IGNORECASE)
MOST_LETTERS = 170
MOST_WORDS = 12
_LEAD = re.compile(r"^[-*•–·‣◦|]\s+")
_SIGN = r"(?:\s*[:=|\t–—]\s*|\s+[-/]\s+|-\s+)"
_PARTED = re.compile(rf"^(.{{2,30}}?){_SIGN}(\S.*)$")
_REVERSED = re.compile(rf"^(\S.{{5,150}}?){_SIGN}([A-Z][\w&]{{1,11}})$")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\.?$")
_OR = re.compile(r" ?/ ?| or | (?=\([A-Z&]{2,10}\)$)")
_BEHIND = re.compile(
    r"(?<=[a-z)])[.;] |\s+[–—-]\s+|(?<=\w)[-–—] |\s*[|:]\s+| (?:is|are|was|means|refers)\b |"
    r",? (?:which|who|where|formerly|previously|also known|sometimes|usually)\b |"
    r", (?:an?|the|this|it) |(?<=\w)/ "
)


def listed_in(document: WholeText) -> Iterator[Entry]:
    """The entries of all lists in a document.

    A line without a sign between its two parts counts where it stands in a list: beside another
    such line, or under a heading that says what the list is. A short form alone on its line, or in
    a cell of a table, belongs to the line or cell below it that fits.
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
        if following is not None and len(block.text) <= 40:
            pairs = list(_pair(block, following, is_headed=is_headed))
            yield from ((index, index + 1, *one) for one in pairs)
            if pairs:
                continue
        entries = list(_parted_entries(block, is_headed=is_headed))
        yield from ((index, index, *entry) for entry in entries)
        if not entries and index in plain and (is_headed or {index - 1, index + 1} & plain.keys()):
            yield (index, index, *plain[index])


def _pair(term: TextPart, meaning: TextPart, *, is_headed: bool) -> Iterator[tuple[str, str]]:
    """A short form in a block of its own, and the long form in that below."""
    is_entry = term.kind == "term" and meaning.kind == "meaning"
    shorts = _shorts(_bare(term.text), is_headed=is_headed and is_entry)
    if not is_entry and len(shorts) < len(_OR.split(term.text)):
        return
    yield from _fitted(shorts, _bare(meaning.text))
    if shorts or not is_entry:
        return
    turned = _bare(meaning.text)
    if is_short(turned) and cost_of(singular(turned), term.text.split()) is not None:
        yield turned, _number(turned, term.text)


def _parted_entries(block: TextPart, *, is_headed: bool) -> Iterator[tuple[str, str]]:
    line = _bare(_LEAD.sub("", block.text))
    match = _PARTED.match(line)
    if match and (shorts := _shorts(match[1].strip(), is_headed=is_headed)):
        found = list(_fitted(shorts, match[2]))
        yield from found
        if found:
            return
    if (match := _REVERSED.match(line)) and is_short(match[2]) and len(line) <= MOST_LETTERS:
        long = _clean(match[1])
        if cost_of(singular(match[2]), long.split()) is not None:
            yield match[2], _number(match[2], long)


def _shorts(text: str, *, is_headed: bool) -> list[str]:
    """The short forms in a few words: "ASD/ASC" and "EHC Plan or EHCP" may be several."""
    every = [one.strip(" :.()") for one in _OR.split(text)]
    return [one for one in every if is_short(one) or (is_headed and _is_shortish(one))]


def _fitted(shorts: list[str], text: str) -> Iterator[tuple[str, str]]:
    parts = [one.strip() for one in _OR.split(text)] if len(shorts) > 1 else []
    for number, short in enumerate(shorts):
        own = parts[number] if len(parts) == len(shorts) else text
        if singular(short) == singular(text.split()[0]):
            continue
        if long := long_form(short, own) or long_form(short, text):
            yield short, _number(short, long)


def long_form(short: str, text: str) -> str:
    """The long form of a short one with which a text begins; "" where none fits.

    long_form("GP", "General Practitioner is a local doctor") == "General Practitioner"
    """
    bare = singular(short)
    cut = _clean(_BEHIND.split(text, maxsplit=1)[0])
    for whole in (cut, _clean(text)):
        if len(whole.split()) <= MOST_WORDS and _fits(bare, whole):
            return whole
    words = text.split()[:MOST_WORDS]
    starts = [_clean(" ".join(words[:count])) for count in range(2, len(words) + 1)]
    costs = [(cost_of(bare, one.split()) or 0.0, one) for one in starts if _fits(bare, one)]
    return min(costs, key=lambda pair: pair[0])[1] if costs else ""


def _fits(short: str, long: str) -> bool:
    words = long.split()
    return (
        len(parts_of(words)) > 1
        and singular(words[0]) != short
        and cost_of(short, words) is not None
    )


def _bare_entry(block: TextPart) -> tuple[str, str] | None:
    """The parts of "DfE Department for Education", with no more than a space between them."""
    if block.kind in ("heading", "term", "meaning"):
        return None
    words = _LEAD.sub("", block.text).split()
    for count in (2, 1):
        short, rest = " ".join(words[:count]), " ".join(words[count:])
        cut = re.split(r"\s+[–—-]\s+", rest, maxsplit=1)[0]
        for long in map(_clean, (rest, cut)):
            if 2 <= len(long.split()) <= 14 and is_short(short) and _fits(singular(short), long):
                return short, _number(short, long)
    return None


def _is_shortish(text: str) -> bool:
    """One word with a capital: in a list that is headed so, "Ofsted" is a short form too."""
    return bool(re.fullmatch(r"[A-Z][\w&’'-]{1,11}", text))


def _bare(text: str) -> str:
    return text.strip(" |:\t")


def _clean(long: str) -> str:
    return _REMARK.sub("", long.strip(" |/")).strip(" .;,|/")


def _number(short: str, long: str) -> str:
    return one_of(long) if singular(short) != short and not short.endswith("’s") else long
