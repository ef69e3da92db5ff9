"""A whole sitting, read: its source, its statements, and the reforms without news."""

from dataclasses import dataclass
from datetime import date

from reforms.models import Reform
from seeds.pasted import pasted_texts
from sittings.before import ReadRow
from sittings.new_rows import NewRows
from sittings.nothing import ReadNothing, read_nothing
from sittings.source import ReadSource, read_source
from sittings.statements import read_rows
from sittings.typed import Typed

HAS_NEWS = "{} has a statement of its own here. Leave it out, or remove the statement."
NOTHING_SAID = "Record a statement, or name the reforms that it says nothing new about."


@dataclass(slots=True)
class Fault:
    """One thing that is wrong: where, in which box of the form, and what to do."""

    where: str
    box: str
    told: str


@dataclass(slots=True)
class Sitting:
    """What was typed and what was made of it. `general` are problems of no box."""

    source: ReadSource
    rows: list[ReadRow]
    nothing: ReadNothing
    new: NewRows
    text: str
    general: list[str]

    @property
    def faults(self) -> list[Fault]:
        """All that stops the sitting, in the order of the form."""
        found = [Fault("", "", told) for told in self.general]
        found += [
            Fault("The source", f"source-{name}", told)
            for name, told in self.source.answers.problems.items()
        ]
        for number, row in enumerate(self.rows):
            found += [
                Fault(f"Statement {number + 1}", f"row-{number}-{name}", told)
                for name, told in row.answers.problems.items()
            ]
        found += [
            Fault("Nothing new about", f"nothing-{name}", told)
            for name, told in self.nothing.answers.problems.items()
        ]
        return found


def read_sitting(typed: Typed, text: str, day: date, only: str = "") -> Sitting:
    """What was typed, as it is meant on `day`: today, or the day on which it will be published.

    `only` is the key of the one row whose answers are wanted.
    """
    source = read_source(typed.source, day)
    if not text and source.document and source.document.pk:
        text = pasted_texts([source.document.pk]).get(source.document.pk, "")
    new = NewRows()
    statements = typed.statements if not only else typed.rows
    rows = read_rows(statements, text=text, known_on=source.known_on, new=new, only=only)
    nothing = read_nothing(typed.nothing, text)
    _refuse_both(rows, nothing)
    general = [] if rows or nothing.typed.get("reforms") else [NOTHING_SAID]
    return Sitting(source, rows, nothing, new, text, general)


def _refuse_both(rows: list[ReadRow], nothing: ReadNothing) -> None:
    """What a statement is about cannot be one of the reforms without news as well."""
    about = {row.row.pk for row in rows if isinstance(row.row, Reform)}
    both = [one for one in nothing.reforms if one.pk in about]
    if both:
        nothing.answers.refuse("reforms", HAS_NEWS.format(both[0]))
