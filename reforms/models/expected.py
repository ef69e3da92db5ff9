"""Where the answer to an open milestone will stand, and when somebody read there and found none."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from libs.choices import ChoiceField
from libs.vaguedates.fields import VagueDateField
from reforms.models.of_reform import OfItsReform
from reforms.models.reform import Milestone, Reform
from seeds.querysets import FactQuerySet


class ExpectedEvidence(OfItsReform):
    """A place where evidence of a milestone would appear, and when: a series, a release, minutes.

    One row is one appearance: next year's release of the same series is another row.
    """

    class Kind(models.TextChoices):
        SERIES = "series", "publication series"
        STATISTICS = "statistics", "statistical release"
        MINUTES = "minutes", "minutes and papers"
        OTHER = "other", "another place"

    reform = models.ForeignKey(
        Reform,
        models.PROTECT,
        related_name="expected_evidence",
        editable=False,
        help_text="That of the milestone.",
    )
    milestone = models.ForeignKey(
        Milestone,
        models.PROTECT,
        related_name="expected_evidence",
        help_text="What it would say something of.",
    )
    kind = ChoiceField("kind of place", max_length=10, choices=Kind, default=Kind.SERIES)
    text = models.CharField(
        "where",
        max_length=240,
        help_text="The place in our own words: the DfE's yearly statistics on EHC plans.",
    )
    address = models.URLField(
        max_length=400, blank=True, help_text="Its publisher's page, where it is known."
    )
    due = VagueDateField(
        "due",
        blank=True,
        help_text="When it appears there, as the source puts it: each June, by spring 2026.",
    )

    objects = FactQuerySet["ExpectedEvidence"].as_manager()

    class Meta(OfItsReform.Meta):
        verbose_name = "place where an answer will stand"
        verbose_name_plural = "places where answers will stand"
        ordering: ClassVar = ["milestone", F("due_latest").asc(nulls_last=True), "known_on", "pk"]
        constraints: ClassVar = [
            *OfItsReform.Meta.constraints,
            models.CheckConstraint(
                name="expected_evidence_says_where",
                condition=~Q(text=""),
                violation_error_message="Say where the answer will stand.",
            ),
            models.CheckConstraint(
                name="expected_evidence_due_in_order",
                condition=Q(due_earliest__lte=F("due_latest"))
                | Q(due_earliest=None)
                | Q(due_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone.title}: {self.text}"

    def summary(self) -> str:
        due = f", due “{self.due.words}”" if self.due.words else ""
        return f"the answer to “{self.milestone.title}” will stand here: {self.text}{due}"


class EvidenceReading(OfItsReform):
    """Somebody read in such a place, on the day from which this is known, and found no answer.

    What is found there is an update of its own: an outcome, or another date.
    """

    reform = models.ForeignKey(
        Reform,
        models.PROTECT,
        related_name="evidence_readings",
        editable=False,
        help_text="That of the place.",
    )
    place = models.ForeignKey(
        ExpectedEvidence,
        models.PROTECT,
        related_name="readings",
        help_text="Where somebody read.",
    )
    text = models.CharField(
        "what was found",
        max_length=240,
        blank=True,
        help_text="What stands there instead, in our own words. Empty where it says nothing of it.",
    )

    REFORM_OF = "place"

    objects = FactQuerySet["EvidenceReading"].as_manager()

    class Meta(OfItsReform.Meta):
        verbose_name = "reading without an answer"
        verbose_name_plural = "readings without an answer"
        ordering: ClassVar = ["place", "-known_on", "-pk"]
        constraints: ClassVar = [*OfItsReform.Meta.constraints]

    def __str__(self) -> str:
        return self.summary()

    def summary(self) -> str:
        found = f" ({self.text})" if self.text else ""
        return f"read where the answer was to stand, and found none: {self.place.text}{found}"
