"""The log: what was known of a reform, a milestone or an event, on which day, and who says so.

Rows are added and never changed. A wrong one is answered by a correcting one. The state of
anything on any day is read from here (`in_force_on`), and stored nowhere else.
"""

from datetime import date
from typing import Any, ClassVar, NoReturn, Self, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from seeds.fields import VagueDateField
from seeds.models import Sourced
from seeds.querysets import KnownQuerySet


class LogIsAppendOnly(TypeError):
    """Raised when something tries to change or delete an update."""

    def __init__(self) -> None:
        super().__init__("An update is never changed or deleted: record a correcting one.")


class Stage(models.TextChoices):
    """The DfE's three stages, and one of ours for what no document places."""

    IN_DELIVERY = "in-delivery", "In delivery"
    IN_DEVELOPMENT = "in-development", "In development"
    FUTURE = "future", "Future"
    NOT_STAGED = "not-staged", "Not staged"


class Outcome(models.TextChoices):
    """What became of a milestone; the words are the tracker's own."""

    MET = "met", "Met"
    PART_MET = "part-met", "Part met"
    STOPPED = "stopped", "Stopped"
    SUPERSEDED = "superseded", "Superseded"


class UpdateQuerySet(KnownQuerySet["Update"]):
    def known_by(self, day: date) -> Self:
        """Updates that had been made by `day` and not been corrected by then."""
        corrections = Update.objects.filter(corrects=OuterRef("pk"), known_on__lte=day)
        return super().known_by(day).filter(~Exists(corrections))

    def in_force_on(self, day: date) -> Self:
        """The updates that make up what was known on `day`: the newest of each kind and subject.

        Filter by reform, milestone or event before calling this, not after: the newest is
        looked for among the rows that are left.
        """
        newest_first = Window(
            RowNumber(),
            partition_by=["kind", "reform", "milestone", "event"],
            order_by=[F("known_on").desc(), F("pk").desc()],
        )
        return self.known_by(day).annotate(age=newest_first).filter(age=1)

    def update(self, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly

    def delete(self) -> NoReturn:
        raise LogIsAppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly


class Update(Sourced):
    """One entry of the log."""

    class Kind(models.TextChoices):
        NAME = "name", "name"
        DESCRIPTION = "description", "description"
        STAGE = "stage", "stage"
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
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    target = VagueDateField("target date", blank=True)
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
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Empty where it was loaded from a fixture.",
    )

    objects = UpdateQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["-known_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["reform", "known_on"], name="update_reform_known"),
            models.Index(fields=["event", "known_on"], name="update_event_known"),
        ]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="update_is_about_one_thing",
                condition=Q(reform__isnull=False, event=None)
                | Q(reform=None, event__isnull=False, milestone=None),
                violation_error_message="An update is about a reform or an event: one of them.",
            ),
            models.CheckConstraint(
                name="update_kind_fits_subject",
                condition=Q(kind="target", milestone__isnull=False)
                | Q(kind="outcome", milestone__isnull=False)
                | Q(kind__in=["target", "outcome", "checked"], event__isnull=False)
                | Q(
                    kind__in=["name", "description", "stage", "checked"],
                    milestone=None,
                    event=None,
                ),
                violation_error_message=(
                    "A target date or outcome needs a milestone or an event; "
                    "a name, description or stage is the reform's own."
                ),
            ),
            models.CheckConstraint(
                name="update_name_only_for_name",
                condition=(Q(kind="name") & ~Q(name="")) | (~Q(kind="name") & Q(name="")),
                violation_error_message="A name goes with a name update, and only there.",
            ),
            models.CheckConstraint(
                name="update_stage_only_for_stage",
                condition=Q(kind="stage", stage__in=Stage.values)
                | (~Q(kind="stage") & Q(stage="")),
                violation_error_message="A stage goes with a stage update, and only there.",
            ),
            models.CheckConstraint(
                name="update_outcome_only_for_outcome",
                condition=Q(kind="outcome", outcome__in=Outcome.values)
                | (~Q(kind="outcome") & Q(outcome="")),
                violation_error_message="An outcome goes with an outcome update, and only there.",
            ),
            models.CheckConstraint(
                name="update_target_only_for_target",
                condition=(Q(kind="target") & ~Q(target_words=""))
                | (~Q(kind="target") & Q(target_words="", target_edtf="", after=None)),
                violation_error_message=(
                    "A target date needs the source's words, and goes with a target update only."
                ),
            ),
            models.CheckConstraint(
                name="update_description_has_note",
                condition=~Q(kind="description") | ~Q(note=""),
                violation_error_message="Put the description in the note.",
            ),
            models.CheckConstraint(
                name="update_target_in_order",
                condition=Q(target_earliest__lte=F("target_latest"))
                | Q(target_earliest=None)
                | Q(target_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
            models.CheckConstraint(
                name="update_waits_or_is_dated",
                condition=Q(after=None) | Q(target_edtf=""),
                violation_error_message="It waits for an event or has an interval: one of them.",
            ),
            models.CheckConstraint(
                name="update_not_of_itself",
                condition=Q(corrects=None) | ~Q(corrects=F("id")),
                violation_error_message="An update cannot correct itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.known_on}: {self.told()}"

    def get_absolute_url(self) -> str:
        if self.reform is None:
            return f"{reverse('reforms:roadmap')}#{self.key}"
        return f"{self.reform.get_absolute_url()}#{self.key}"

    def told(self) -> str:
        value = {
            self.Kind.NAME: f"called {self.name}",
            self.Kind.DESCRIPTION: "described",
            self.Kind.STAGE: f"stage: {self.get_stage_display()}",
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
        if self.known_on and self.known_on > timezone.localdate(self.recorded_at):
            wrong["known_on"] = "This day has not come yet: nothing can be known from it."
        if self.corrects and (self.corrects.reform_id, self.corrects.event_id) != (
            self.reform_id,
            self.event_id,
        ):
            wrong["corrects"] = "The corrected update is about something else."
        if wrong:
            raise ValidationError(wrong)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise LogIsAppendOnly
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly
