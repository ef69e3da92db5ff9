"""What an example of a rule is."""

from datetime import date
from typing import NamedTuple

SAID_ON = date(2026, 11, 9)


class Example(NamedTuple):
    """Words, the rule that reads them, and every reading in EDTF: of several, the form asks.

    `narrow` is the narrower reading of the only one. `event` is what the words wait for; without
    it and without readings they give no date.
    """

    rule: str
    words: str
    readings: tuple[str, ...] = ()
    narrow: str = ""
    event: str = ""
