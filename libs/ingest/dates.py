"""Words for a date in a row of a table: read, asked about or refused as a form does.

A row may say for itself how its words are read; that is checked against the words. Without it the
words are read here, counted from the day from which the row was known. Only rows that a person
brings are read so: the documents' own fixtures state their readings.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from libs.ingest.incoming import Faults
from libs.ingest.tables.days_written import Order, read_day, read_month
from libs.vaguedates.fields import VagueDateField
from libs.vaguedates.printing import print_window
from libs.vaguedates.vague_date import NotVagueDate, Window, window_of
from libs.vaguedates.words import Understood, understand

ASKED = "Choose how to read these words. We do not guess."
NO_DATE = "We read no date from these words: write it as the source does, or give its reading."
_REWRITTEN = re.compile(r"\d\d?-[A-Z][a-z]{2}-\d\d|\d\d?/\d\d?/\d{4}|[A-Z][a-z]{2}-\d\d")
MIN_WORDS = 3
"""Words of letters that may stand alone as a sentence; fewer, with a number, are a bad date."""


def vague_dates_of(model: type[models.Model]) -> list[str]:
    """The names of a model's vague dates."""
    return [name for name, one in vars(model).items() if isinstance(one, VagueDateField)]


def read_dates(model: type[models.Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row states, with the readings of its words filled in. Raises Faults.

    {"target_words": "autumn 2026", ...} gains {"target_edtf": "2026-23"}. Where the words have
    several readings, none, or others than the row gives, that is the fault.
    """
    read, faults = dict(values), []
    free = {one.name for one in model._meta.fields if not values.get(one.name)}
    known_on = values.get("known_on")
    if not isinstance(known_on, date):
        return read  # its own column says what is wrong, or it has no such day
    for name in vague_dates_of(model):
        words, edtf = values.get(f"{name}_words") or "", values.get(f"{name}_edtf") or ""
        if not words:
            continue
        try:
            if edtf:
                check_reading(words, edtf, known_on)
            elif not values.get("after"):
                filled = _filled(name, understand(words, known_on), words)
                read |= {column: text for column, text in filled.items() if column in free}
        except ValidationError as error:
            faults.append((f"{name}_edtf" if edtf else f"{name}_words", error.messages[0]))
    if faults:
        raise Faults(*faults)
    return read


def is_rewritten(raw: object, said: str) -> bool:
    """Whether a spreadsheet made one of the other: `14-Aug-23` of `14 August 2023`."""
    if not isinstance(raw, str) or not _REWRITTEN.fullmatch(raw):
        return False
    day = read_day(raw, Order.DAY_FIRST)
    edtf = day.isoformat() if day else read_month(raw)
    return bool(edtf) and understand(said, timezone.localdate()).edtf == edtf


def reading_to_fill(words: str, edtf: str, known_on: date | None) -> str:
    """The reading that words have where none is given; "" where they have none.

    Without the day from which they were known, only words that name a year are read. Raises
    ValidationError where they have to be asked about, or contradict the reading given.
    """
    names_year = bool(re.search(r"\d{4}", words))
    if known_on is None and not names_year:
        return ""
    counted_from = known_on or timezone.localdate()
    if edtf:
        check_reading(words, edtf, counted_from)
        return ""
    return _filled("", understand(words, counted_from), words).get("_edtf", "")


def check_reading(words: str, edtf: str, known_on: date) -> None:
    """Raises ValidationError where words that name a year are read as days that they do not have.

    check_reading("autumn 2026", "2025-23", day)  # raises: no day of it is in autumn 2026
    """
    if not re.search(r"\d{4}", words):
        return
    try:
        given = window_of(edtf)
    except NotVagueDate:
        return  # the column's own validator says what is wrong
    windows = [one.reading.window for one in understand(words, known_on).readings]
    if windows and not any(_agrees(given, window) for window in windows):
        days = "; or ".join(dict.fromkeys(map(print_window, windows)))
        raise ValidationError(
            f"These words are read as {days}. The reading {edtf} says something else."
        )


def _agrees(given: Window, window: Window) -> bool:
    """Whether a reading given may be that of the words: "by 2029" is not by 2035."""
    if window.earliest is None and window.latest and (given.latest or date.max) > window.latest:
        return False
    if window.latest is None and window.earliest:
        return given.earliest is not None and given.earliest >= window.earliest
    return _overlap(given, window)


def _overlap(one: Window, other: Window) -> bool:
    starts = one.earliest is None or other.latest is None or one.earliest <= other.latest
    ends = other.earliest is None or one.latest is None or other.earliest <= one.latest
    return starts and ends


def _filled(name: str, found: Understood, words: str) -> dict[str, str]:
    """The columns that the words fill. Raises ValidationError where they have to be asked about."""
    if found.edtf:
        return {
            f"{name}_edtf": found.edtf,
            "sense": found.sense.value,
            "narrow_edtf": found.narrow,
        }
    if found.choices:
        ways = "; ".join(f"{one.edtf} ({one.label})" for one in found.choices)
        why = found.sentence.partition("choose one.")[2].strip()
        told = " ".join(filter(None, (ASKED, why, "Write one of these beside them:", ways)))
        raise ValidationError(told)
    if found.sentence.startswith("Not a time") or (
        not (found.is_undated or found.waits_for) and _looks_like_a_number(words)
    ):
        told = found.sentence if found.sentence.startswith("Not a time") else NO_DATE
        raise ValidationError(told)
    return {}


def _looks_like_a_number(words: str) -> bool:
    """Whether the words are a date or a number gone wrong, such as a spreadsheet's 45901."""
    letters = re.findall(r"[^\W\d_]{2,}", words)
    return bool(re.search(r"\d", words)) and len(letters) < MIN_WORDS
