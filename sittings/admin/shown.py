"""The form of a sitting as it is shown: its boxes as typed, and the answers beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.text import capfirst

from reforms.models import Event, Strand
from seeds.admin.source_fieldsets import FIELDS_WITH_USUAL_VALUES, usual
from seeds.models import Basis, Document
from sittings.admin.boxes import Beside, BoxKind, Choice, FormBox, make_beside, make_box
from sittings.admin.without_news import ShownNothing, show_nothing
from sittings.before import ReadRow
from sittings.kinds import choices
from sittings.made_in_place import NEW, NEW_EVENT
from sittings.reading import Fault, Sitting
from sittings.typed import Boxes, Typed, keyed

NO_PROBLEMS: Mapping[str, str] = {}
BASES: tuple[Choice, ...] = (
    ("", "Choose one"),
    *((value, capfirst(label)) for value, label in Basis.choices),
)


def _list(*offers: Choice, first: str = "Choose one") -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    return (("", (("", first), *offers)),)


def _says() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    return tuple(
        ("", ((value, label),)) if isinstance(label, str) else (value, tuple(label))
        for value, label in choices()
    )


CITED = {
    "heading_path": BoxKind("Heading above it", most=300),
    "opening": BoxKind("First words", most=100),
    "closing": BoxKind("Last words", most=100),
}
NOTE = "Note, in our own words and never the source’s"
OF_SOURCE: dict[str, BoxKind] = {
    "find": BoxKind(
        "Find a document that is here", help="Its title or address. If it is new, leave this empty."
    ),
    "title": BoxKind("Title", most=250),
    "short_title": BoxKind("Short title", help="How citations name it.", most=60),
    "publisher": BoxKind("Publisher", most=120, usual="publisher"),
    "licence": BoxKind("Licence", help="As stated.", most=120, usual="licence"),
    "kind": BoxKind("Kind", "list", choices=_list(*Document.Kind.choices)),
    "authority": BoxKind("Whose word it is", "list", choices=_list(*Document.Authority.choices)),
    "address": BoxKind("Address", most=400),
    "published": BoxKind("Published", help="Empty: the day of publishing here.", most=200),
    "known_on": BoxKind("Known from", help="Empty: the day it was published.", most=200),
    "speaks_for": BoxKind("Describes", help="Empty: when it was published.", most=200),
    "author": BoxKind("Author", help="If not the publisher.", most=120),
}
OF_ROW: dict[str, BoxKind] = {
    "about": BoxKind("What it is about", most=160),
    "says": BoxKind("What changed", "list", choices=_says()),
    "milestone": BoxKind("Milestone", most=160),
    "other": BoxKind("The other body, or the member", most=160),
    "words": BoxKind("In the source’s words", most=200),
    "is_proposed": BoxKind("Proposed, not set", "tick"),
    **CITED,
    "basis": BoxKind("Who says so", "list", choices=(("", BASES),)),
    "reason": BoxKind("Why it is inferred", most=400),
    "note": BoxKind(NOTE, "lines"),
    "is_minor": BoxKind("Minor: not in the feed", "tick"),
}
OF_NOTHING: dict[str, BoxKind] = {
    "find": BoxKind("Find a reform", help="A word of its name, or of its strand.", most=120),
    "reforms": BoxKind("Or paste their titles, one a line", "lines"),
    **CITED,
    "basis": BoxKind("Who says so", "list", choices=(("", BASES),)),
    "reason": BoxKind("Why nothing seems to have changed", most=400),
    "note": BoxKind(NOTE, "lines"),
}
EVENT_KIND = BoxKind("What kind of event", "list", choices=_list(*Event.Kind.choices))
MILESTONES = BoxKind("Its milestones, one a line", "lines")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A statement in the form; `index` names its boxes, `number` is printed."""

    index: str
    number: str
    key: str
    boxes: Mapping[str, FormBox]
    beside: Beside


@dataclass(frozen=True, slots=True)
class ShownSitting:
    """The whole form. `faults` lead to their boxes; `blank` is what a script adds as a new row."""

    source: Mapping[str, FormBox]
    source_beside: Beside
    rows: tuple[ShownRow, ...]
    blank: ShownRow
    nothing: Mapping[str, FormBox]
    without_news: ShownNothing
    nothing_key: str
    text: str
    faults: tuple[Fault, ...]
    usual: Mapping[str, list[str]]

    @property
    def shows_more(self) -> bool:
        """Whether something stands in the boxes that are folded away."""
        return any(self.source[name].value for name in ("speaks_for", "author"))


def show_sitting(typed: Typed, read: Sitting, *, judged: bool) -> ShownSitting:
    """The form with what was typed and how it is read; what is wrong with it, where it is `judged`.

    Two queries for what documents usually have, and one for the strands.
    """
    strands = strands_to_choose()
    faults = read.faults if judged else []
    by_key = {row.typed["key"]: row for row in read.rows}
    rows = [
        show_row(boxes, str(index), by_key.get(boxes["key"]), strands, judged=judged)
        for index, boxes in enumerate(_with_blank(typed.rows))
    ]
    place = {row.key: row.index for row in rows}
    moved = [_at_its_row(fault, read, place) for fault in faults]
    nothing = keyed(typed.nothing | {"reforms": read.nothing.left})
    problems = read.nothing.answers.problems if judged else NO_PROBLEMS
    return ShownSitting(
        source={
            name: make_box(
                "source",
                name,
                look,
                typed.source,
                read.source.answers.problems if judged else NO_PROBLEMS,
            )
            for name, look in OF_SOURCE.items()
        },
        source_beside=make_beside("source", read.source.answers, typed.source),
        rows=tuple(rows),
        blank=show_row(keyed({}), "__n__", None, strands, judged=False),
        nothing={
            name: make_box("nothing", name, look, nothing, problems)
            for name, look in OF_NOTHING.items()
        },
        without_news=show_nothing(read),
        nothing_key=nothing["key"],
        text=read.text,
        faults=tuple(moved),
        usual={name: usual(name) for name in FIELDS_WITH_USUAL_VALUES},
    )


def show_row(
    typed: Boxes, index: str, read: ReadRow | None, strands: BoxKind, *, judged: bool
) -> ShownRow:
    prefix = f"row-{index}"
    problems = read.answers.problems if read and judged else NO_PROBLEMS
    return ShownRow(
        index=index,
        number=str(int(index) + 1) if index.isdigit() else "",
        key=typed["key"],
        boxes={
            name: make_box(prefix, name, look, typed, problems) for name, look in OF_ROW.items()
        },
        beside=show_beside(prefix, read, strands, problems) if read else Beside((), (), ()),
    )


def show_beside(
    prefix: str, read: ReadRow, strands: BoxKind, problems: Mapping[str, str] = NO_PROBLEMS
) -> Beside:
    """The answers to a row; with the boxes of a new reform where one is offered."""
    made: list[FormBox] = []
    asked = read.answers.questions.get("about_pick")
    if asked and any(one.value == NEW for one in asked.offers):
        looks = {"strand": strands, "milestones": MILESTONES}
        if read.typed.get("about_pick") == NEW_EVENT:
            looks = {"event_kind": EVENT_KIND}
        if read.says and read.says.other:
            looks = {}
        offered = {one.value for one in asked.offers}
        if read.typed.get("about_pick") in (NEW, NEW_EVENT) or offered <= {NEW, NEW_EVENT}:
            made = [
                make_box(prefix, name, look, read.typed, problems) for name, look in looks.items()
            ]
    if read.typed.get("target_reading") == NEW_EVENT and not made:
        made = [make_box(prefix, "event_kind", EVENT_KIND, read.typed, problems)]
    return make_beside(prefix, read.answers, read.typed, read.before, made)


def strands_to_choose() -> BoxKind:
    offers = tuple((str(one.pk), one.title) for one in Strand.objects.all())
    return BoxKind("Strand of the new reform", "list", choices=_list(*offers))


def _with_blank(rows: list[Boxes]) -> list[Boxes]:
    return rows or [keyed({})]


def _at_its_row(fault: Fault, read: Sitting, place: Mapping[str, str]) -> Fault:
    """The fault of a row by the place of the row in the form, where empty rows stand between."""
    if not fault.box.startswith("row-"):
        return fault
    _, number, name = fault.box.split("-", 2)
    index = place[read.rows[int(number)].typed["key"]]
    return replace(fault, where=f"Statement {int(index) + 1}", box=f"row-{index}-{name}")
