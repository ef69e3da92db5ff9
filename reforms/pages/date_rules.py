"""How words become dates, as the method page prints it: from the tables that the reader uses."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from libs.vaguedates.printing import print_day
from libs.vaguedates.words import understand
from libs.vaguedates.words.examples import EXAMPLES, SAID_ON, Example
from libs.vaguedates.words.holidays import (
    BANK_HOLIDAYS,
    COMMONS,
    EVERY_SCHOOL,
    OURS,
    RECESSES,
    SCHOOL_HOLIDAYS,
    TERMS,
)
from libs.vaguedates.words.named_days import CHURCH_DAYS, OTHER_DAYS, SET_EACH_YEAR
from libs.vaguedates.words.yearly_days import Yearly

YEARS = (
    ("A school or academic year", "1 September to 31 August"),
    ("A financial or fiscal year", "1 April to 31 March"),
    ("A tax year", "6 April to 5 April"),
    ("A council’s own (municipal) year", "May to May, when its annual meetings are"),
    ("A working day", "Monday to Friday, but for bank holidays in England"),
    ("A quarter", "three months, counted from January, or from April in a financial year"),
    ("A week", "Monday to Sunday"),
    ("A session or year of Parliament", "no fixed days: we keep the words and give no interval"),
)
"""What lasts by a rule of its own; `libs/vaguedates/words/` reads by it, and the tests compare."""


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A name and the rule for it, as both are printed."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class YearlyTimes:
    """Times that a rule gives each year, under a heading, with what is uncertain of them."""

    title: str
    note: str
    rules: tuple[NamedRule, ...]


@dataclass(frozen=True, slots=True)
class ReadWords:
    """A rule of the reader by its name, with examples: words, and how we read them."""

    name: str
    examples: tuple[NamedRule, ...]


@dataclass(frozen=True, slots=True)
class DateRules:
    years: tuple[NamedRule, ...]
    yearly: tuple[YearlyTimes, ...]
    said_on: str
    words: tuple[ReadWords, ...]


@cache
def build_date_rules() -> DateRules:
    """All rules, in the order of their tables."""
    return DateRules(
        years=tuple(NamedRule(*one) for one in YEARS),
        yearly=(
            _yearly("Bank holidays", "", BANK_HOLIDAYS),
            _yearly("School terms", f"{EVERY_SCHOOL} {OURS}", TERMS),
            _yearly("School holidays", f"{EVERY_SCHOOL} {OURS}", SCHOOL_HOLIDAYS),
            _yearly("Other days of the church’s year", "", CHURCH_DAYS),
            _yearly("Other days with a name", f"{SET_EACH_YEAR} {OURS}", OTHER_DAYS),
            _yearly("Recesses of the House of Commons", f"{COMMONS} {OURS}", RECESSES),
        ),
        said_on=print_day(SAID_ON),
        words=tuple(
            ReadWords(_printed(name), tuple(NamedRule(one.words, read_as(one)) for one in some))
            for name, some in groupby(EXAMPLES, lambda one: one.rule)
        ),
    )


def _yearly(title: str, note: str, table: tuple[Yearly, ...]) -> YearlyTimes:
    return YearlyTimes(title, note, tuple(NamedRule(one.name, one.rule) for one in table))


def _printed(name: str) -> str:
    """A small word in quotation marks, a name as it is."""
    return f"“{name}”" if name.islower() else name


def read_as(example: Example) -> str:
    """How the words of an example are read, by reading them: "by 31 December 2027".

    Several readings are joined by "or"; words without a date, and those that wait, say so.
    """
    found = understand(example.words, SAID_ON)
    if found.waits_for:
        return f"waits for “{found.waits_for}”"
    if found.is_undated:
        return "no date given"
    readings = [one.reading.in_words for one in found.readings]
    return ", or ".join(dict.fromkeys(readings))
