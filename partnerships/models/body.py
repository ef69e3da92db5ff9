"""A delivery body, what sources call it, and what they say of it."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.fields import VagueDateField
from partnerships.models.places import Region
from seeds.models import Caveat, Sourced
from seeds.querysets import FactQuerySet


class DeliveryBodyQuerySet(NamedQuerySet["DeliveryBody"]):
    named_by = "slug"
    called = "title"

    def known_by(self, day: date) -> Self:
        """Bodies that a source had named by `day`."""
        return self.filter(Exists(BodyName.objects.known_by(day).filter(body=OuterRef("pk"))))

    def stated_by(self, day: date) -> Self:
        """Bodies that had a name by `day`, whatever was withdrawn since: those that have a page."""
        return self.filter(Exists(BodyName.objects.stated_by(day).filter(body=OuterRef("pk"))))


class DeliveryBody(models.Model):
    """A unit, board, partnership, taskforce or other body that has a part in the reforms."""

    class Kind(models.TextChoices):
        DFE_UNIT = "dfe-unit", "DfE unit"
        NATIONAL_BOARD = "national-board", "national board"
        REGIONAL_PARTNERSHIP = "regional-partnership", "regional expert partnership"
        TASKFORCE = "taskforce", "taskforce"
        LOCAL_PARTNERSHIP = "local-partnership", "local partnership"
        PATHFINDER = "pathfinder", "pathfinder"
        DEPARTMENT = "department", "government department"
        HEALTH = "health", "health body"
        INSPECTORATE = "inspectorate", "inspectorate"
        OFFICIALS = "officials", "group of officials"
        SECTOR = "sector", "sector body"
        COUNCIL = "council", "local authority"
        PUBLIC_BODY = "public-body", "public body"
        SCHOOL = "school", "school"

    class Tier(models.TextChoices):
        NATIONAL = "national", "National"
        REGIONAL = "regional", "Regional"
        LOCAL = "local", "Local"
        AROUND = "around", "Around the delivery model"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(
        max_length=120,
        help_text="The tracker's own short name for it; pages show the name of the day.",
    )
    kind = ChoiceField(max_length=30, choices=Kind)
    tier = ChoiceField(
        max_length=10,
        choices=Tier,
        default=Tier.AROUND,
        help_text="Where the delivery-model chart places it.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order within its tier, as in the document that lists it."
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        help_text="The region that it works in, where it works in one.",
    )
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="bodies")

    objects = DeliveryBodyQuerySet.as_manager()

    class Meta:
        verbose_name = "delivery body"
        verbose_name_plural = "delivery bodies"
        ordering: ClassVar = ["position", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("partnerships:body", self.slug)


class BodyName(Sourced):
    """What a source calls a body, from the day that it was known."""

    body = models.ForeignKey(DeliveryBody, models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    abbreviation = models.CharField(max_length=30, blank=True)

    SUBJECT = ("body",)

    objects = FactQuerySet["BodyName"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["body", "known_on", "pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "known_on"],
                condition=Q(corrects=None),
                name="body_name_one_a_day",
                violation_error_message="This body already has a name from that day.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def summary(self) -> str:
        return f"is called {self.name}"


class BodyFact(Sourced):
    """One thing that a source says of a body, in our own words."""

    class Kind(models.TextChoices):
        DOES = "does", "what it does"
        DETAIL = "detail", "detail"
        STARTED = "started", "when it started"
        ENDED = "ended", "when it ended"

    body = models.ForeignKey(DeliveryBody, models.PROTECT, related_name="facts")
    kind = ChoiceField(
        max_length=10,
        choices=Kind,
        help_text="'What it does' is the one sentence in its box on the chart; the newest counts.",
    )
    text = models.CharField(max_length=300)
    when = VagueDateField("when", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    OURS = ("position",)
    SUBJECT = ("body",)

    objects = FactQuerySet["BodyFact"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["body", "known_on", "position", "pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="body_fact_when_in_order",
                condition=Q(when_earliest__lte=F("when_latest"))
                | Q(when_earliest=None)
                | Q(when_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
            models.CheckConstraint(
                name="body_fact_lifetime_has_date",
                condition=~Q(kind__in=["started", "ended"]) | ~Q(when_words=""),
                violation_error_message="Say when it started or ended, in the source's words.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def summary(self) -> str:
        return self.text
