"""What committees, auditors and inspectors recommend: each, what is said of it, and how many."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.fields import VagueDateField
from partnerships.models import DeliveryBody
from reforms.models.reform import Event, Reform
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


class RecommendationQuerySet(NamedQuerySet["Recommendation"]):
    named_by = "slug"
    called = "title"


class Recommendation(models.Model):
    """One thing that a committee, an auditor or an inspectorate recommends in a report."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120, help_text="The tracker's own short name for it.")
    report = models.ForeignKey(
        Event,
        models.PROTECT,
        related_name="recommendations",
        help_text="The report that makes it: a publication among the events.",
    )
    made_by = models.ForeignKey(
        DeliveryBody,
        models.PROTECT,
        related_name="recommendations",
        help_text="Who makes it: a committee, an auditor, an inspectorate.",
    )
    number = models.CharField(
        max_length=12, blank=True, help_text="Its number in the report, where a source gives it."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within its report.")
    reforms = models.ManyToManyField(
        Reform,
        blank=True,
        related_name="recommendations",
        help_text="The reforms that take it up, or that it is about.",
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["report", "position", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{page_address('reforms:recommendations')}#{self.slug}"


class RecommendationEntry(Sourced):
    """What is said of a recommendation: that it was made, how it was answered, what was done."""

    class Kind(models.TextChoices):
        MADE = "made", "made"
        ANSWERED = "answered", "answered"
        DONE = "done", "done"

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        PARTLY = "partly", "accepted in part"
        REJECTED = "rejected", "rejected"
        NONE = "none", "not answered"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="entries")
    kind = ChoiceField(
        max_length=10,
        choices=Kind,
        default=Kind.MADE,
        help_text="The newest entry of a kind is the one that is shown.",
    )
    answer = ChoiceField(
        max_length=10,
        choices=Answer,
        blank=True,
        help_text="For an answer. “Not answered” where a source says that a reply leaves it out.",
    )
    text = models.CharField(
        max_length=400,
        blank=True,
        help_text="In our own words: what is asked, what the answer says, or what was done.",
    )
    asked_of = models.CharField(
        "made to", max_length=80, blank=True, help_text="For one that is made: whom it asks."
    )
    due = VagueDateField(
        "due", blank=True, help_text="By when it asks, or the answer promises: within six months."
    )

    SUBJECT = ("recommendation",)

    objects = FactQuerySet["RecommendationEntry"].as_manager()

    class Meta(Sourced.Meta):
        verbose_name = "entry of a recommendation"
        verbose_name_plural = "entries of recommendations"
        ordering: ClassVar = ["recommendation", "-known_on", "-pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="recommendation_answer_only_for_answer",
                condition=Q(kind="answered", answer__in=["accepted", "partly", "rejected", "none"])
                | (~Q(kind="answered") & Q(answer="")),
                violation_error_message="An answer goes with “answered”, and only there.",
            ),
            models.CheckConstraint(
                name="recommendation_made_says_what",
                condition=(Q(kind="made") & ~Q(text="")) | (~Q(kind="made") & Q(asked_of="")),
                violation_error_message="Say what is asked; whom it asks goes with that alone.",
            ),
            models.CheckConstraint(
                name="recommendation_due_in_order",
                condition=Q(due_earliest__lte=F("due_latest"))
                | Q(due_earliest=None)
                | Q(due_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.summary()}"

    def summary(self) -> str:
        """accepted in part, due “spring 2026”: A plan will follow."""
        said = [str(self.get_answer_display() or self.get_kind_display())]
        said += [f"due “{self.due.words}”"] if self.due.words else []
        told = ", ".join(said)
        return f"{told}: {self.text}" if self.text else told


class RecommendationCount(Sourced):
    """How many recommendations a report made, as a source counts them."""

    report = models.ForeignKey(Event, models.PROTECT, related_name="recommendation_counts")
    number = models.PositiveSmallIntegerField("recommendations made")

    SUBJECT = ("report",)

    objects = FactQuerySet["RecommendationCount"].as_manager()

    class Meta(Sourced.Meta):
        verbose_name = "count of recommendations"
        verbose_name_plural = "counts of recommendations"
        ordering: ClassVar = ["report", "-known_on", "-pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="recommendation_count_is_above_zero",
                condition=Q(number__gt=0),
                violation_error_message="Write how many it made.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.summary()}"

    def summary(self) -> str:
        return f"made {self.number} recommendation{'' if self.number == 1 else 's'}"
