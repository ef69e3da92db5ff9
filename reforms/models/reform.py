"""Strands, reforms, milestones and events: the things that updates are about.

None of them stores a state. What was known of them on a day is read from the log.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from partnerships.models import DeliveryBody
from reforms.models.update import Update, UpdateQuerySet
from seeds.models import Caveat


class StrandQuerySet(NamedQuerySet["Strand"]):
    named_by = "slug"
    called = "title"

    def keys_of_reforms(self, entries: UpdateQuerySet) -> Any:
        """The keys of the reforms that have one of some entries, in the roadmap's order."""
        return self.keys_where(Exists(entries.filter(reform=OuterRef("reforms__pk"))))

    def keys_where(self, asked: Exists) -> Any:
        """The keys of the reforms of which `asked`, of "reforms__pk", is true, in that order.

        From the few strands on: asked for the reforms in this order the database sorts all of them
        before it gives the first. What is asked of a reform is asked within, one after the other.
        """
        ordered = self.order_by("position", "reforms__position", "reforms__slug")
        return ordered.filter(asked).values("reforms__pk")


class Strand(models.Model):
    """A group of reforms that readers look for together."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(unique=True)

    objects = StrandQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "slug"]

    def __str__(self) -> str:
        return self.title


class ReformQuerySet(NamedQuerySet["Reform"]):
    named_by = "slug"
    called = "title"

    def known_by(self, day: date) -> Self:
        """Reforms that a source had mentioned by `day`."""
        return self.filter(Exists(Update.objects.filter(reform=OuterRef("pk"), known_on__lte=day)))

    def with_last_day(self, day: date) -> Self:
        """With `last_day`: the newest day from which something was known by `day`, or None."""
        known = Update.objects.known_by(day).filter(reform=OuterRef("pk"))
        newest = known.order_by("-known_on").values("known_on")[:1]
        return self.annotate(last_day=Subquery(newest))

    def unchecked_since(self, since: date, day: date) -> Self:
        """Reforms of which nothing is known from `since` or later, by `day`; context left out."""
        known = Update.objects.known_by(day).filter(reform=OuterRef("pk"), known_on__gte=since)
        return self.filter(~Exists(known), is_context=False)


class Reform(models.Model):
    """One thing that is to change."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(
        max_length=120,
        help_text="The tracker's own short name, true of every day; sources' names are logged.",
    )
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="reforms")
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within its strand.")
    is_context = models.BooleanField(
        "context only",
        default=False,
        help_text="Not one of the SEND and AP reforms: shown for context, never as due.",
    )
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="reforms")
    bodies = models.ManyToManyField(DeliveryBody, through="Involvement", related_name="reforms")

    objects = ReformQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["strand__position", "position", "slug"]
        indexes: ClassVar = [
            models.Index(fields=["strand", "position", "slug"], name="reform_in_roadmap_order"),
            # The few, so that lists without them need no look at each reform.
            models.Index(
                fields=["is_context"], condition=Q(is_context=True), name="reform_for_context"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("reforms:reform", self.slug)


class AudienceQuerySet(NamedQuerySet["Audience"]):
    named_by = "slug"
    called = "title"


class Audience(models.Model):
    """Whom a date concerns: mainstream schools, local authorities, the DfE …"""

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "slug"]

    def __str__(self) -> str:
        return self.title


class MilestoneQuerySet(NamedQuerySet["Milestone"]):
    named_by = ("reform", "slug")
    called_within = "title"


class Milestone(models.Model):
    """A point on the way of a reform that can be dated and met."""

    class Kind(models.TextChoices):
        STEP = "step", "step"
        DECISION = "decision", "decision"
        DOCUMENT = "document", "document"

    reform = models.ForeignKey(Reform, models.PROTECT, related_name="milestones")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120, help_text="What will have happened: Testing begins.")
    kind = ChoiceField(
        max_length=10,
        choices=Kind,
        default=Kind.STEP,
        help_text="A decision that is met counts as decided; a document is one that readers await.",
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="milestones", help_text="Who has to act by it."
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["reform", "position", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reform", "slug"],
                name="milestone_once_per_reform",
                violation_error_message="This reform already has a milestone of that name.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reform}: {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.reform.get_absolute_url()}#{self.slug}"


class EventQuerySet(NamedQuerySet["Event"]):
    named_by = "slug"
    called = "title"

    def known_by(self, day: date) -> Self:
        return self.filter(Exists(Update.objects.filter(event=OuterRef("pk"), known_on__lte=day)))


class Event(models.Model):
    """Something that reforms are dated by or wait for: a publication, an election, a speech."""

    class Kind(models.TextChoices):
        PUBLICATION = "publication", "publication"
        PARLIAMENT = "parliament", "in Parliament"
        ELECTION = "election", "election"
        CONSULTATION = "consultation", "consultation"
        MEETING = "meeting", "meeting"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    kind = ChoiceField(max_length=20, choices=Kind)
    line_name = models.CharField(
        "name in drawings",
        max_length=24,
        blank=True,
        help_text="Where it has a line through the overview: the line’s short name. Empty: none.",
    )
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("reforms:event", self.slug)
