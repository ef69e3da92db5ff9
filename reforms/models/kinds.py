"""The one table of what differs between kinds of update: docs/adding-a-kind.md says how to add one.

Pages, the admin, the way to write and the database's rules all read it. A kind without an entry,
or an entry that leaves something out, stops the start.
"""

from collections.abc import Collection, Iterable
from typing import TypedDict

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model

from reforms.models.choices import LegalForce, Outcome, Stage, UpdateKind
from reforms.models.kind_definition import SHARED, ChangeGroup, FormRows, KindDefinition


class UpdateValues(TypedDict, total=False):
    """What an update may say, by column: those of every kind."""

    name: str
    stage: str
    legal_force: str
    target_words: str
    target_edtf: str
    after: Model | None
    sense: str
    narrow_edtf: str
    why_moved: str
    is_proposed: bool
    outcome: str


KINDS: dict[str, KindDefinition] = {
    UpdateKind.NAME: KindDefinition(
        subjects=("reform",),
        columns={"name": ""},
        missing="Give the new name.",
        misplaced="A name goes with a name update, and only there.",
        summary="called {}",
        heading="Called “{}”",
        group=ChangeGroup.RENAMED,
        form_rows=(FormRows("The new name", ("name",)),),
    ),
    UpdateKind.DESCRIPTION: KindDefinition(
        subjects=("reform",),
        columns={SHARED: ""},
        missing="Put the description in the note.",
        summary="{}",
        heading="Described",
        group=ChangeGroup.REWORDED,
    ),
    UpdateKind.STAGE: KindDefinition(
        subjects=("reform",),
        columns={"stage": ""},
        choices=Stage,
        missing="Choose the new stage.",
        misplaced="A stage goes with a stage update, and only there.",
        summary="stage: {}",
        heading="Stage: {}",
        group=ChangeGroup.STAGE,
        form_rows=(FormRows("The new stage", ("stage",)),),
    ),
    UpdateKind.LEGAL_FORCE: KindDefinition(
        subjects=("reform",),
        columns={"legal_force": ""},
        choices=LegalForce,
        missing="Choose the new legal force.",
        misplaced="A legal force goes with a legal force update, and only there.",
        summary="legal force: {}",
        heading="Legal force: {}",
        group=ChangeGroup.FORCE,
        form_rows=(FormRows("The new legal force", ("legal_force",)),),
    ),
    UpdateKind.TARGET: KindDefinition(
        subjects=("milestone", "event"),
        columns={
            "target_words": "",
            "target_edtf": "",
            "after": None,
            "sense": "",
            "narrow_edtf": "",
            "why_moved": "",
        },
        remarks=("why_moved",),
        flags={"is_proposed": "Only a target date can be a proposed one."},
        missing="Give the date in the source's words.",
        misplaced="A target date needs the source's words, and goes with a target update only.",
        summary="target date: {}",
        heading="“{}”",
        compared="“{}”",
        group=ChangeGroup.REDATED,
        first_group=ChangeGroup.DATED,
        form_rows=(
            FormRows(
                "The new target date",
                ("target_words", "target_reading", "sense", "is_proposed", "why_moved"),
            ),
            FormRows(
                "Another reading",
                ("target_edtf", "after", "narrow_edtf"),
                is_folded=True,
                description=(
                    "If the words mean something else here, give the interval in EDTF or the "
                    "event that the date waits for, not both."
                ),
            ),
        ),
    ),
    UpdateKind.OUTCOME: KindDefinition(
        subjects=("milestone", "event"),
        columns={"outcome": ""},
        choices=Outcome,
        missing="Choose the outcome.",
        misplaced="An outcome goes with an outcome update, and only there.",
        summary="{}",
        heading="{}",
        group=ChangeGroup.OUTCOME,
        form_rows=(FormRows("The outcome", ("outcome",)),),
    ),
    UpdateKind.CHECKED: KindDefinition(
        subjects=("reform", "event"),
        summary="checked, no change",
        heading="Mentioned, no change",
        compared="taken back",
    ),
}

OWN_COLUMNS = tuple(name for one in KINDS.values() for name in one.own_columns)
"""The columns of what updates say, in the order of the table."""


def check_kinds(kinds: Collection[str], columns: Collection[str]) -> None:
    """Raises ImproperlyConfigured unless every kind has an entry, and every column a type."""
    if missing := {*UpdateKind} - {*kinds}:
        raise ImproperlyConfigured(f"These kinds of update have no entry in KINDS: {missing}.")
    if missing := {*columns} ^ {*UpdateValues.__annotations__}:
        raise ImproperlyConfigured(f"UpdateValues and the columns in KINDS differ: {missing}.")


check_kinds(KINDS, OWN_COLUMNS)


def kinds_about(subject: str) -> list[UpdateKind]:
    """The kinds that may be about a "reform", a "milestone" or an "event"."""
    return [kind for kind in UpdateKind if subject in KINDS[kind].subjects]


def _any_of(kinds: Iterable[UpdateKind]) -> str:
    """Their names as a sentence has them: "name, description or stage"."""
    *others, last = (str(kind.label) for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last


NEEDS_MILESTONE = f"A {_any_of(kinds_about('milestone'))} needs a milestone or an event"
OF_REFORM = _any_of(kind for kind in UpdateKind if KINDS[kind].subjects == ("reform",))
