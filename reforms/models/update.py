"""The log: what was known of a reform, a milestone or an event, on which day, and who says so.

Rows are added and never changed. A wrong one is answered by a correcting one. The state of
anything on any day is read from here (`in_force_on`), and stored nowhere else.
"""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from libs.choices import ChoiceField
from libs.vaguedates.fields import VagueDateField, validate_edtf
from libs.vaguedates.printing import print_day
from libs.vaguedates.reading import DateReading, TimeSense, lies_within
from libs.vaguedates.vague_date import NotVagueDate, Window, window_of
from reforms.models.choices import DateSense, LegalForce, Outcome, Stage, UpdateKind
from reforms.models.constraints import UPDATE_CONSTRAINTS
from reforms.models.kind_definition import KindDefinition
from reforms.models.kinds import KINDS, NEEDS_MILESTONE, OWN_COLUMNS
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


def _number(column: str, remainder: int) -> Combinable:
    return Cast(column, models.BigIntegerField()) * 3 + remainder


# Nulls are not equal to each other in SQL, so the three columns that may be null are one number.
# By the fields' names: given the columns', Django would skip every constraint in full_clean().
SUBJECT_NUMBER = Coalesce(_number("milestone", 0), _number("event", 1), _number("reform", 2))


class UpdateQuerySet(FactQuerySet["Update"]):
    def in_force_on(self, day: date) -> Self:
        """The updates that make up what was known on `day`: the newest of each kind and subject."""
        newer = Update.objects.known_by(day).filter(
            Q(known_on__gt=OuterRef("known_on"))
            | Q(known_on=OuterRef("known_on"), pk__gt=OuterRef("pk")),
            subject_number=OuterRef("subject_number"),
            kind=OuterRef("kind"),
            # Said once more for the index: it enters a long log at that day, not at its beginning.
            known_on__gte=OuterRef("known_on"),
        )
        # What was replaced, most of a long log, goes first: SQLite asks in this order.
        return self.filter(~Exists(newer)).known_by(day)


class Update(Sourced):
    """One entry of the log."""

    saved_by: ClassVar = "reforms.actions.record"  # called by libs.ingest for a new row

    Kind = UpdateKind

    reform = models.ForeignKey(
        "Reform", models.PROTECT, null=True, blank=True, related_name="updates"
    )
    milestone = models.ForeignKey(
        "Milestone",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="updates",
        help_text="For a target date or an outcome: which milestone of the reform.",
    )
    event = models.ForeignKey(
        "Event", models.PROTECT, null=True, blank=True, related_name="updates"
    )
    kind = ChoiceField("what changed", max_length=12, choices=Kind)

    name = models.CharField(max_length=160, blank=True, help_text="What the source calls it.")
    stage = ChoiceField(max_length=20, choices=Stage, blank=True)
    legal_force = ChoiceField(max_length=20, choices=LegalForce, blank=True)
    outcome = ChoiceField(max_length=20, choices=Outcome, blank=True)
    target = VagueDateField("target date", blank=True)
    is_proposed = models.BooleanField(
        "proposed date", default=False, help_text="The date is proposed, not set."
    )
    after = models.ForeignKey(
        "Event",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awaited_by",
        verbose_name="waits for",
        help_text="Where the date hangs on an event: after the next general election.",
    )
    sense = ChoiceField(
        "how the date is meant",
        max_length=12,
        choices=DateSense,
        blank=True,
        help_text="Empty where the source says by when, or when.",
    )
    narrow_edtf = models.CharField(
        "narrower reading",
        max_length=60,
        blank=True,
        validators=[validate_edtf],
        help_text=(
            "Where the words have two readings: “by 2035” may end with 2034 or with 2035. "
            "The interval holds the wider one, this the narrower, in EDTF."
        ),
    )
    why_moved = models.CharField(
        "why the date moved",
        max_length=400,
        blank=True,
        help_text=(
            "Where the source says why the date is another one than before: in our own words. "
            "Empty where it does not say, or the date is the first."
        ),
    )
    note = models.TextField(
        blank=True,
        help_text="What the source says, in our own words; never its sentences.",
    )
    is_significant = models.BooleanField(
        "significant", default=True, help_text="Minor updates stay out of the feed."
    )
    subject_number = models.GeneratedField(
        expression=SUBJECT_NUMBER,
        output_field=models.BigIntegerField(),
        db_persist=True,
        help_text="One number for the milestone, event or reform that it is about.",
    )

    SUBJECT = ("reform", "event")

    objects = UpdateQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["-known_on", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["subject_number", "kind", "known_on"], name="update_subject_known"
            ),
            models.Index(fields=["kind", "target_latest"], name="update_kind_latest"),
            models.Index(fields=["kind", "target_earliest"], name="update_kind_earliest"),
            # With the kind, so that thousands of another kind are passed over unread.
            models.Index(fields=["-known_on", "-id", "kind"], name="update_newest"),
            models.Index(fields=["reform", "-known_on", "-id"], name="update_reform_newest"),
            models.Index(fields=["kind", "reform"], name="update_kind_reform"),
            models.Index(fields=["basis", "kind"], name="update_basis_kind"),
            models.Index(fields=["passage", "known_on"], name="update_passage_known"),
            models.Index(fields=["event", "kind"], name="update_event_kind"),
            # Few entries have these. Without indexes of their own SQLite, once its statistics are
            # gathered, looks through the whole log for each.
            models.Index(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="update_corrected"
            ),
            # Not of all: corrections of a time are found by what they correct, which are far fewer.
            models.Index(
                fields=["recorded_at"], condition=Q(withdrawn=False), name="update_recorded"
            ),
            models.Index(
                fields=["kind", "after"], condition=Q(after__isnull=False), name="update_waiting"
            ),
        ]
        constraints: ClassVar = [*Sourced.Meta.constraints, *UPDATE_CONSTRAINTS]

    def __str__(self) -> str:
        return f"{print_day(self.known_on)}: {self.summary()}"

    def get_absolute_url(self) -> str:
        return f"{self.subject.get_absolute_url()}#{self.key}"  # type: ignore[attr-defined]  # both have a page

    @property
    def definition(self) -> KindDefinition:
        """The entry of its kind in the table of kinds."""
        return KINDS[self.kind]

    @property
    def reading(self) -> DateReading:
        """How its target date is read and meant."""
        return self.reading_in(self.target.window)

    def reading_in(self, window: Window) -> DateReading:
        """The same, in the window that the event it waits for gives it."""
        return DateReading(window, TimeSense(self.sense), window_of(self.narrow_edtf))

    def summary(self) -> str:
        value = self.definition.summary.format(self.text())
        between = ":" if self.kind == self.Kind.OUTCOME else ","
        said = f"{self.milestone.title}{between} {value}" if self.milestone else value
        return f"withdrawn: {said}" if self.withdrawn else said

    def heading(self) -> str:
        """What it says, without of what: “by the end of the year”."""
        said = self.definition.heading.format(self.text())
        return f"Withdrawn: {said}" if self.withdrawn else said

    def statement(self) -> str:
        """What it says in full: its heading, or the value that the heading leaves out."""
        text = self.text()
        return text if text and "{}" not in self.definition.heading else self.heading()

    def compared(self) -> str:
        """What it says, beside what was said on another day."""
        return self.definition.compared.format(self.text())

    def text(self) -> str:
        """The value of its kind's first column, as it is printed; "" for none."""
        name = self.definition.required
        display = getattr(self, f"get_{name}_display", None)
        return str(display() if display else getattr(self, name, ""))

    def value(self) -> tuple[str, ...]:
        """What it says, to compare; the event that it waits for must have been fetched.

        Nothing in it is an id: values of two loads of one log are equal.
        """
        kind = self.definition
        values = (getattr(self, name) for name in kind.all_columns if name not in kind.remarks)
        return tuple(str(getattr(one, "slug", "" if one is None else one)) for one in values)

    def clean(self) -> None:
        super().clean()
        problems: dict[str, str] = {}
        if definition := KINDS.get(self.kind):
            if definition.required and not getattr(self, definition.required):
                problems[definition.required] = definition.missing
            if not (self.milestone or self.event_id or "reform" in definition.subjects):
                problems["milestone"] = f"{NEEDS_MILESTONE}."
        if self.milestone and self.milestone.reform_id != self.reform_id:
            problems["milestone"] = "This milestone belongs to another reform."
        if self.narrow_edtf and not self._has_narrow_reading():
            problems["narrow_edtf"] = "The narrower reading must lie within the wider one."
        if problems:
            raise ValidationError(problems)

    def _has_narrow_reading(self) -> bool:
        try:
            return lies_within(window_of(self.narrow_edtf), self.target.window)
        except NotVagueDate:
            return True  # their own validators say what is wrong


if absent := {*OWN_COLUMNS} - {field.name for field in Update._meta.fields}:
    raise ImproperlyConfigured(f"Update has no columns of these names in KINDS: {absent}.")
