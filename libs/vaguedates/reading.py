"""How a vague date is meant: due then, not before then, beginning then; and a narrower reading.

    floor = DateReading(window_of("2030-09/.."), TimeSense.FLOOR)
    floor.in_words == "no earlier than 1 September 2030"

A floor is no promise: nobody says that it will happen. A beginning is the time in which something
starts, not one in which all of it happens. "By 2035" has two readings, before 2035 begins or before
it ends: the window is the wider one, `narrow` the other.
"""

from dataclasses import dataclass
from enum import StrEnum

from libs.vaguedates.printing import print_day, print_window
from libs.vaguedates.vague_date import NO_WINDOW, Window


class TimeSense(StrEnum):
    """What a source says of a time; most say when something is due, which is stored as ""."""

    DUE = ""
    FLOOR = "floor"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class DateReading:
    """The days that words allow, in which sense, and a narrower window that they allow as well."""

    window: Window
    sense: TimeSense = TimeSense.DUE
    narrow: Window = NO_WINDOW

    @property
    def in_words(self) -> str:
        """The reading as pages print it; "" where the words name no time.

        no earlier than 1 September 2030 · begins between 1 and 30 September 2029 ·
        by 31 December 2035, or by 31 December 2034
        """
        first, days = self.window.earliest, print_window(self.window)
        if self.sense is TimeSense.FLOOR and first:
            return f"no earlier than {print_day(first)}"
        if self.sense is TimeSense.BEGINNING and first:
            if self.window.latest and not self.window.is_day:
                days = f"between {days.replace(' to ', ' and ')}"
            return f"begins {days}"
        return f"{days}, or {print_window(self.narrow)}" if not self.narrow.is_empty else days

    def beside(self, words: str) -> str:
        """The same; "" where the source's words say it themselves."""
        return "" if self.in_words == words else self.in_words


def lies_within(narrow: Window, wide: Window) -> bool:
    """Whether every day of one window is in the other, and some of the other's are not in it."""
    if narrow.is_empty or wide.is_empty or narrow == wide:
        return False
    starts = wide.earliest is None or (
        narrow.earliest is not None and narrow.earliest >= wide.earliest
    )
    ends = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return starts and ends
