"""Every time in the fixtures that can be read is read there as it is here."""

from datetime import date
from functools import cache
from typing import Any

from libs.ingest.fixtures import choose_files
from libs.ingest.readers.yaml_file import read_file
from libs.vaguedates.vague_date import window_of
from libs.vaguedates.words import understand as read_words
from seeds.loading import FIXTURES

understand = cache(read_words)
"""Sources use the same words again and again."""

PAIRS = ("target", "when", "speaks_for", "published")


def entries() -> list[dict[str, Any]]:
    return [entry.fields for file in choose_files([], FIXTURES) for entry in read_file(file)[0]]


def days_of(document: dict[str, Any]) -> list[date]:
    """The days that a document may have been written on: one of two dates may be meant."""
    windows = [window_of(document.get(f"{name}_edtf", "")) for name in ("speaks_for", "published")]
    return [day for window in windows for day in (window.earliest, window.latest) if day]


def documents_by_passage(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    documents = {row["slug"]: row for row in rows if "published_edtf" in row}
    return {row["key"]: documents[row["document"][0]] for row in rows if "document" in row}


def said_on(fields: dict[str, Any], document_of: dict[str, dict[str, Any]]) -> list[date]:
    """The days from which relative words of an entry may be counted."""
    if "published_edtf" in fields:
        return days_of(fields)
    days = [date.fromisoformat(fields["known_on"])]
    return days + days_of(document_of[fields["passage"][0]]) if "passage" in fields else days


def test_what_is_understood_agrees_with_what_the_editors_wrote() -> None:
    rows = entries()
    document_of = documents_by_passage(rows)
    counts = {"understood": 0, "asked": 0, "waiting": 0, "left": 0}
    disagreeing: list[tuple[str, str, object]] = []
    for fields in rows:
        for name in PAIRS:
            words, edtf = fields.get(f"{name}_words", ""), fields.get(f"{name}_edtf", "")
            if not words:
                continue
            answers = [understand(words, day) for day in said_on(fields, document_of)]
            readings = {window_of(answer.edtf) for answer in answers if answer.edtf}
            if readings:
                counts["understood"] += 1
                # An editor may read them otherwise, if the note says so.
                if window_of(edtf) not in readings and "read" not in fields.get("note", "").lower():
                    disagreeing.append((words, edtf, readings))
            elif any(answer.waits_for for answer in answers):
                # Whoever wrote it may have known the event's day.
                counts["waiting"] += 1
            else:
                counts["asked" if any(answer.choices for answer in answers) else "left"] += 1

    assert disagreeing == []
    # The test is about something: most times in the documents are read.
    assert counts["understood"] > counts["asked"] + counts["waiting"] + counts["left"]
    assert counts["waiting"] >= 3


def test_until_2025_is_among_the_readings_that_are_offered() -> None:
    until = [row for row in entries() if row.get("target_words") == "until 2025"]

    assert until
    for row in until:
        offered = understand("until 2025", date.fromisoformat(row["known_on"])).choices
        assert row["target_edtf"] in [choice.edtf for choice in offered]
