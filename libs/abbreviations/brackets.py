"""Explanations in running text: "long form (SHORT)", "SHORT (long form)", "SHORT stands for …"."""

import re
from collections.abc import Iterator

from libs.abbreviations.fitting import cost_of
from libs.abbreviations.shapes import is_short, singular

Found = tuple[str, str, int, int, str]
"""The short form, the long one, from which letter to which, and how."""

_BRACKET = re.compile(r"\(([^()]{2,160})\)|\[([^\[\]]{2,160})\]")
_BEFORE_SHORT = re.compile(
    r"^(?:also |or |hereafter |henceforth |known as |called |the |i\.e\.? |abbreviated (?:to|as) |"
    r"referred to as |shortened to )+",
    re.IGNORECASE,
)
_QUOTES = "‘’“”'\"`"
_BREAK = re.compile(r"[.;:!?()\[\]“”\"–—•|]\s|[()\[\]“”\"]")
_LAST_WORD = re.compile(r"([A-Z0-9][\w&’'+-]*(?: [A-Z0-9][\w&’'+-]*)?)\s*$")
_STANDS_FOR = re.compile(
    r"\b([A-Z][\w&]{1,11}) (?:stands for|is short for|is the abbreviation (?:of|for)|means the|"
    r"\(short for) (?:the |an? )?‘?“?([^.;:()]{4,120})"
)
_OR = re.compile(
    r"\w(?P<or>,? or|,? known as|,? abbreviated to|,? called) (?:the )?"
    r"(?P<short>[A-Z][\w&]{1,10})\b"
)
_NAME = re.compile(r"[A-Z][a-z]{3,9}")
MOST_FOR_NAME = 2.0
FEWEST_FOR_NAME = 3
"""What the fit of "Ofsted" may cost, and the words that it then stands for."""
MOST_WORDS = 18
_OFFICE = re.compile(r"(?:Department|Ministry|Office|Secretary of State) (?:for|of) (?:the )?$")
"""What belongs to a long form though its letters may be left out: DCMS has one D for two."""


def in_brackets(text: str) -> Iterator[Found]:
    """The explanations in one paragraph."""
    for match in _BRACKET.finditer(text):
        inside = match[1] or match[2]
        shorts = _shorts(inside)
        if shorts:
            yield from _before(text, match.start(), match.end(), shorts)
        else:
            yield from _inside(text, match.start(), match.end(), inside)
    for match in _STANDS_FOR.finditer(text):
        if long := _fitting_start(match[1], match[2]):
            yield match[1], long, match.start(), match.start(2) + len(long), "words"
    for match in _OR.finditer(text):
        short = match["short"]
        if is_short(short) and len(singular(short)) > 2:
            found = _before(text, match.start("or"), match.end(), [short])
            # "EHC plans or EHCPs" names one twice and explains neither.
            yield from (
                (*one[:4], "words") for one in found if not any(map(is_short, one[1].split()))
            )


def _shorts(inside: str) -> list[str]:
    """The short forms in a bracket: one, several joined by "and", or the first of some words."""
    bare = _BEFORE_SHORT.sub("", inside.strip()).strip(_QUOTES + " ")
    if is_short(bare):
        return [bare]
    several = [one.strip(_QUOTES + " ") for one in re.split(r",? and |,? & |, |/| or ", bare)]
    if len(several) > 1 and all(is_short(one) for one in several):
        return several
    first = re.split(r"[,;:–—]| - ", bare)[0].strip(_QUOTES + " ")
    return [first] if (is_short(first) and first != bare) or _NAME.fullmatch(bare) else []


def _before(text: str, start: int, end: int, shorts: list[str]) -> Iterator[Found]:
    """The long forms that stand before a bracket, from the last short form to the first."""
    stop = start
    for short in reversed(shorts):
        found = _longest_fit(short, text[:stop])
        if found is None:
            if len(shorts) > 1:
                found = _longest_fit(short, text[:start])
            if found is None:
                continue
        begin, long = found
        yield short, long, begin, end, "long (short)"
        stop = len(text[:begin].rstrip())
        for small in (" and", ",", " &", " or"):
            if text[:stop].endswith(small):
                stop = len(text[:stop].removesuffix(small))


def _longest_fit(short: str, before: str) -> tuple[int, str] | None:
    """Where the long form begins, and the long form: the words whose fit costs least."""
    breaks = [one.end() for one in _BREAK.finditer(before.rstrip(_QUOTES + " ,"))]
    floor = breaks[-1] if breaks else 0
    words = list(re.finditer(r"\S+", before[floor:]))[-MOST_WORDS:]
    bare = singular(short)
    best: tuple[float, int, str] | None = None
    for first in reversed(words):
        begin = floor + first.start() + len(first[0]) - len(first[0].lstrip(_QUOTES + "("))
        long = before[begin:].strip(_QUOTES + " ,")
        cost = cost_of(bare, long.split())
        if cost is None or (_NAME.fullmatch(bare) and not _is_named(cost, long)):
            continue
        if best is None or cost < best[0]:
            best = (cost, begin, " ".join(long.split()))
    if best is None or is_short(best[2]) or len(best[2]) > 160:
        return None
    begin = best[1]
    if office := _OFFICE.search(before[floor:begin]):
        begin = floor + office.start()
    return begin, " ".join(before[begin:].strip(_QUOTES + " ,").split())


def _is_named(cost: float, long: str) -> bool:
    return cost <= MOST_FOR_NAME and len(long.split()) >= FEWEST_FOR_NAME


def _inside(text: str, start: int, end: int, inside: str) -> Iterator[Found]:
    match = _LAST_WORD.search(text[:start])
    if not match:
        return
    for short in dict.fromkeys((match[1], match[1].split()[-1])):
        if not is_short(short):
            continue
        bare = re.sub(r"^(?:the|an?|or|i\.?e\.?|that is|short for),? ", "", inside.strip())
        if (long := _fitting_start(short, bare)) and not is_short(long):
            yield short, long, match.end(1) - len(short), end, "short (long)"
            return


def _fitting_start(short: str, text: str) -> str:
    """As much of the beginning of a text as fits a short form best; "" for none."""
    text = re.split(r"[;–—]| - |, (?:which|who|where|a|an|the) | which | who ", text)[0]
    words = text.strip(_QUOTES + " ,").split()[:MOST_WORDS]
    best: tuple[float, str] | None = None
    for count in range(len(words), 0, -1):
        cost = cost_of(singular(short), words[:count])
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, " ".join(words[:count]).strip(_QUOTES + " ,"))
    whole = " ".join(words).strip(_QUOTES + " ,.")
    if best and cost_of(singular(short), words) is not None and len(words) <= 12:
        return whole
    return best[1] if best else ""
