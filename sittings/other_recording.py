"""Recording what a source says besides updates, and what its pages and its boxes are."""

from django.contrib.auth.models import User
from django.db.models import Model

from libs.backoffice.new_rows import next_position
from seeds.actions import Source, record_fact
from seeds.models import Sourced
from sittings.before import ReadRow
from sittings.other_facts import OtherFact


def record_other(row: ReadRow, kind: OtherFact, source: Source, by: User) -> Sourced:
    """Record the fact of a statement, after those of its subject. Raises ValidationError."""
    about = {kind.subject: row.row}
    said = about | dict(kind.more) | row.values | source.columns()
    if kind.has_order:
        said["position"] = next_position(kind.model, about)
    return record_fact(kind.model(**said, key=row.typed["key"]), by=by)


def other_ends(fact: Sourced) -> list[Model]:
    """What else a fact tells of, where that has a page."""
    rows = (getattr(fact, name) for name in fact.ALSO_ABOUT)
    return [row for row in rows if hasattr(row, "get_absolute_url")]


def box_of_whole(row: ReadRow) -> str:
    """The box at which is told what is wrong with a statement as a whole."""
    other = row.says.other if row.says else None
    if other is None:
        return "says"
    return "other" if other.end else "words"
