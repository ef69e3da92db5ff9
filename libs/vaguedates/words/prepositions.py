"""What a small word makes of a time: by it, until it, from it, not before it, after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.points import Readings

_END_OF = r"(?:the )?(?:very )?(?:end|close) of "


def _by(one: Choice) -> Choice:
    """By its end; "by 2035" may mean before it begins as well."""
    end, (first, last) = one.edtf.rpartition("/")[2], edges(one.edtf)
    before = _before(one).edtf if first != last else ""
    return Choice(one.label, f"../{end}", narrow=before)


def _by_last(one: Choice) -> Choice:
    """By its end, and nothing else: "no later than 2035", "on or before June"."""
    return Choice(one.label, _by(one).edtf)


def _by_end(one: Choice) -> Choice:
    return Choice(one.label, f"../{edges(one.edtf)[1].isoformat()}")


def _before(one: Choice) -> Choice:
    return Choice(one.label, f"../{(edges(one.edtf)[0] - timedelta(days=1)).isoformat()}")


def from_on(one: Choice) -> Choice:
    return Choice(one.label, f"{one.edtf.partition('/')[0]}/..")


def floor(one: Choice) -> Choice:
    """No earlier than the beginning of a reading: nobody says that it comes then."""
    return Choice(one.label, from_on(one).edtf, TimeSense.FLOOR)


def _begins(one: Choice) -> Choice:
    """It starts in that time, and goes on."""
    return replace(one, sense=TimeSense.BEGINNING)


def after(one: Choice) -> Choice:
    start = edges(one.edtf)[1] + timedelta(days=1)
    if (start.month, start.day) == (1, 1):
        return Choice(one.label, f"{start.year}/..")
    return Choice(one.label, f"{start.isoformat()[: 7 if start.day == 1 else 10]}/..")


def _end(one: Choice) -> Choice:
    return Choice("", edges(one.edtf)[1].isoformat())


def _until(one: Choice) -> Readings:
    """It ends at some day of the time named: nobody says whether as that begins or ends."""
    first, last = edges(one.edtf)
    if first == last:
        return [one]
    return [
        Choice("at some time in it", span(first, last)),
        Choice("as it begins", first.isoformat()),
        Choice("as it ends", last.isoformat()),
        Choice("at the latest then", f"../{one.edtf.rpartition('/')[2]}"),
    ]


def _each(change: Callable[[Choice], Choice]) -> Callable[[Choice], Readings]:
    return lambda one: [change(one)]


SAID: tuple[tuple[str, Callable[[Choice], Readings]], ...] = (
    (rf"(?:by|before|no later than|not later than) {_END_OF.rstrip()}", _each(_by_end)),
    ("by", _each(_by)),
    ("no later than|not later than|on or before", _each(_by_last)),
    ("at least (?:until|till|before|to)", _each(floor)),
    (rf"(?:until|till|up to|to) {_END_OF.rstrip()}", _each(_end)),
    ("until|till|up to|to", _until),
    ("before", _each(_before)),
    (rf"(?:after|past|beyond|later than) {_END_OF.rstrip()}", _each(after)),
    ("after|past|beyond|later than|following", _each(after)),
    ("no earlier than|not earlier than|no sooner than|not before|on or after", _each(floor)),
    ("from|since|as of|with effect from", _each(_begins)),
)
