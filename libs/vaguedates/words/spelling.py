"""Brings a source's words into one spelling, so that rules need not know every way to write it.

Each rewriting has an example; `tests/libs/vaguedates/words/test_examples.py` tries it.
"""

import re

from libs.vaguedates.words.lead_ins import LEAD_INS
from libs.vaguedates.words.rewriting import MORE_REWRITINGS, Rewriting
from libs.vaguedates.words.shorthand import SHORTHAND
from libs.vaguedates.words.turns_of_phrase import TURNS
from libs.vaguedates.words.vocabulary import FULL_YEAR, MONTH_NUMBERS

ABOUT = r"around|about|circa|c\.|roughly|approximately"
PERHAPS = (
    "perhaps|possibly|probably|maybe|hopefully|potentially|tentatively|(?:most )?likely|ideally"
)
HOW = rf"(?:{ABOUT}|{PERHAPS})"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|t?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?z?|"
    r"(?:12 )?(?:midnight|midday|noon))(?: (?:gmt|bst))?"
)
_SHORT_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))


LAST_MONTH = 12

REWRITINGS = (
    *SHORTHAND,
    *TURNS,
    *LEAD_INS,
    # The time of the day is no part of a date.
    Rewriting(
        rf"(?:(?:^|(?<= ))(?:at )?){_CLOCK}(?: at the end of)?,?(?: on)? (?=\w)",
        "",
        ("by 11:59pm on 18 May 2026", "by 18 May 2026"),
    ),
    Rewriting(
        rf"(?:,? (?:at|by|from)? ?|(?<=\d)(?=t)){_CLOCK}$",
        "",
        ("18 May 2026 at 5pm", "18 May 2026"),
    ),
    Rewriting(
        r"\b(?:the )?year[- ]end\b",
        "the end of the year",
        ("by year-end", "by the end of the year"),
    ),
    Rewriting(
        rf"\b(?:the )?end-(?:of-)?(?={FULL_YEAR}|(?:{_SHORT_MONTH})\b)",
        "end of ",
        ("by end-2027", "by end of 2027"),
    ),
    Rewriting(
        rf"\bend (?=(?:{_SHORT_MONTH})\b|{FULL_YEAR})",
        "end of ",
        ("by end March 2027", "by end of March 2027"),
    ),
    Rewriting(
        rf"\b(?P<part>mid|early|late)-(?=(?:{_SHORT_MONTH})\b|spring|summer|autumn|winter)",
        r"\g<part> ",
        ("mid-March 2027", "mid March 2027"),
    ),
    Rewriting(
        rf"^(?:today|yesterday|tomorrow|this year),? (?=[^,]*{FULL_YEAR}$)",
        "",
        ("today (2 December 2021)", "2 December 2021"),
    ),
    # Two words with a stroke between them are two times: spring/summer.
    Rewriting(
        r"(?<=[a-z\d]) ?/ ?(?=[a-z]{3})", " or ", ("spring/summer 2026", "spring or summer 2026")
    ),
    Rewriting(r"\band/or\b", "or", ("June and/or July 2027", "June or July 2027")),
    # The same said in another order.
    Rewriting(
        r"\b(?P<said>until|till|before) at least ",
        r"at least \g<said> ",
        ("until at least 2025", "at least until 2025"),
    ),
    Rewriting(
        rf"^(?:from )?(?P<how>{HOW} )?(?:from )?(?P<when>.+?),? "
        r"(?:onwards?|and beyond|and thereafter)$",
        r"\g<how>onwards from \g<when>",
        ("from about 2029 onward", "about onwards from 2029"),
    ),
    Rewriting(
        rf"^(?P<said>from|by|after|before) (?P<how>{HOW}) (?=\S)",
        r"\g<how> \g<said> ",
        ("from about 2029", "about from 2029"),
    ),
    Rewriting(
        r"^(?:in |on |from )?(?P<when>.+?),? at the (?:very )?earliest$",
        r"not before \g<when>",
        ("in 2029, at the very earliest", "not before 2029"),
    ),
    Rewriting(
        r"^(?:by |in |on |before |until )?(?P<when>.+?),? at the (?:very )?latest$",
        r"no later than \g<when>",
        ("December 2026 at the latest", "no later than December 2026"),
    ),
    Rewriting(
        r"^by (?=no later than|not later than|at the latest)",
        "",
        ("by no later than June 2027", "no later than June 2027"),
    ),
    Rewriting(
        r"\b(?:by|on) or before\b",
        "on or before",
        ("by or before June 2027", "on or before June 2027"),
    ),
    Rewriting(
        r"\b(?:on|in) or (?:around|about) ",
        "around ",
        ("on or around 1 April 2027", "around 1 April 2027"),
    ),
    *MORE_REWRITINGS,
)


_SHORT_YEARS = re.compile(
    rf"(?<![\d/.-])(?P<first>20[1-9]\d(?=/\d\b)|[1-9]\d)/(?P<second>\d{{1,2}})(?![\d/.-]| "
    rf"(?:{_SHORT_MONTH}))"
)


def _in_full(found: re.Match[str]) -> str:
    """2026/27 for "26/27" and "2026/7"; what is no two years stays: "11/12" may be a day."""
    first, second = found["first"], found["second"]
    runs_on = str(int(first) + 1).endswith(second)
    if not runs_on or int(first) <= LAST_MONTH:
        return found[0]
    year = int(first) + (0 if len(first) == 4 else 2000)
    return f"{year}/{(year + 1) % 100:02}"


def plain(words: str) -> str:
    """The words in lower case, one space between them, in the spelling that the rules know.

    plain("By end-2027.") == "by end of 2027"
    """
    text = re.sub(r"[–—‐‑]", "-", words.lower().replace("’", "'").replace("`", "'"))
    text = re.sub(r"[\"“”‘()]", "", text)
    text = " ".join(text.split()).strip(" .,;:")
    text = _SHORT_YEARS.sub(_in_full, text)
    for pattern, becomes, _ in REWRITINGS:
        text = re.sub(pattern, becomes, text)
    return " ".join(text.split())
