"""The log: what was known of a reform, a milestone or an event, on which day, and who says so.

Rows are added and never changed. A wrong one is answered by a correcting one. The state of
anything on any day is read from here (`in_force_on`), and stored nowhere else.
"""

from datetime import date
from typing import ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from libs.vaguedates.fields import VagueDateField
from reforms.models.rules import RULES, LegalForce, Outcome, Stage
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


def _number(column: str, remainder: int) -> Combinable:
    return Cast(column, models.BigIntegerField()) * 3 + remainder


# Nulls are not equal to each other in SQL, so the three columns that may be null are one number.
# By the fields' names: given the columns', Django would skip every constraint in full_clean().
SUBJECT = Coalesce(_number("milestone", 0), _number("event", 1), _number("reform", 2))


class UpdateQuerySet(FactQuerySet["Update"]):
    def in_force_on(self, day: date) -> Self:
        """The updates that make up what was known on `day`: the newest of each kind and subject."""
        newer = Update.objects.known_by(day).filter(
            Q(known_on__gt=OuterRef("known_on"))
            | Q(known_on=OuterRef("known_on"), pk__gt=OuterRef("pk")),
            subject=OuterRef("subject"),
            kind=OuterRef("kind"),
            # Said once more for the index: it enters a long log at that day, not at its beginning.
            known_on__gte=OuterRef("known_on"),
        )
        return self.known_by(day).filter(~Exists(newer))


class Update(Sourced):
    """One entry of the log."""

    class Kind(models.TextChoices):
        NAME = "name", "name"
        DESCRIPTION = "description", "description"
        STAGE = "stage", "stage"
        LEGAL_FORCE = "legal-force", "legal force"
        TARGET = "target", "target date"
        OUTCOME = "outcome", "outcome"
        CHECKED = "checked", "checked, no change"

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
    kind = models.CharField("what changed", max_length=12, choices=Kind)

    name = models.CharField(max_length=160, blank=True, help_text="What the source calls it.")
    stage = models.CharField(max_length=20, choices=Stage, blank=True)
    legal_force = models.CharField(max_length=20, choices=LegalForce, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
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
    note = models.TextField(
        blank=True,
        help_text="What the source says, in our own words; never its sentences.",
    )
    is_significant = models.BooleanField(
        "significant", default=True, help_text="Minor updates stay out of the feed."
    )
    subject = models.GeneratedField(
        expression=SUBJECT,
        output_field=models.BigIntegerField(),
        db_persist=True,
        help_text="One number for the milestone, event or reform that it is about.",
    )

    objects = UpdateQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["-known_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["subject", "kind", "known_on"], name="update_subject_known"),
            models.Index(fields=["kind", "target_latest"], name="update_kind_latest"),
        ]
        constraints: ClassVar = [*Sourced.Meta.constraints, *RULES]

    def __str__(self) -> str:
        return f"{self.known_on}: {self.told()}"

    def get_absolute_url(self) -> str:
        if self.reform is None:
            return f"{reverse('reforms:roadmap')}#{self.key}"
        return f"{self.reform.get_absolute_url()}#{self.key}"

    def told(self) -> str:
        value = {
            self.Kind.NAME: f"called {self.name}",
            self.Kind.DESCRIPTION: self.note,
            self.Kind.STAGE: f"stage: {self.get_stage_display()}",
            self.Kind.LEGAL_FORCE: f"legal force: {self.get_legal_force_display()}",
            self.Kind.TARGET: f"target date: {self.target.words}",
            self.Kind.OUTCOME: f"outcome: {self.get_outcome_display()}",
            self.Kind.CHECKED: "checked, no change",
        }[self.Kind(self.kind)]
        return f"{self.milestone.title}, {value}" if self.milestone else value

    def told_about(self) -> models.Model:
        # One of the two is there: the constraint update_is_about_one_thing holds it.
        return cast(models.Model, self.reform or self.event)

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, str] = {}
        if self.milestone and self.milestone.reform_id != self.reform_id:
            wrong["milestone"] = "This milestone belongs to another reform."
        if wrong:
            raise ValidationError(wrong)
