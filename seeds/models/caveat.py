"""What a reader should know before relying on a fact, with its rival readings side by side."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from libs.ingest.natural_keys import NamedQuerySet
from seeds.models.document import Passage
from seeds.models.keys import new_key
from seeds.querysets import KnownQuerySet


class Caveat(models.Model):
    """What a reader should know before relying on a fact: an ambiguity, or sources that differ."""

    class Kind(models.TextChoices):
        AMBIGUITY = "ambiguity", "can be read in more than one way"
        CONTRADICTION = "contradiction", "sources differ"
        SLIP = "slip", "probable slip in a source"
        SCOPE = "scope", "how far this can be relied on"

    class Place(models.TextChoices):
        ROADMAP = "roadmap", "roadmap"
        DELIVERY_MODEL = "delivery-model", "delivery model"
        GLOSSARY = "glossary", "glossary"
        METHOD = "about", "method page"

    key = models.SlugField(max_length=80, unique=True, default=new_key)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    text = models.TextField(help_text="What is unclear, and what the tracker does about it.")
    known_on = models.DateField("known on", help_text="The first day on which it could be seen.")
    place = models.CharField(
        max_length=20,
        choices=Place,
        blank=True,
        help_text="A whole page that it concerns, besides the rows that name it.",
    )

    objects = KnownQuerySet["Caveat"].as_manager()

    class Meta:
        ordering: ClassVar = ["known_on", "key"]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.key,)


class Reading(models.Model):
    """One side of a caveat: what one source says, in our own words."""

    key = models.SlugField(max_length=80, unique=True, default=new_key)
    caveat = models.ForeignKey(Caveat, models.CASCADE, related_name="readings")
    position = models.PositiveSmallIntegerField(default=0)
    says = models.CharField(max_length=300, help_text="What this source says, in our own words.")
    passage = models.ForeignKey(
        Passage, models.PROTECT, null=True, blank=True, related_name="readings"
    )
    outside = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where it comes from, if no document that we have read says it.",
    )

    objects = NamedQuerySet["Reading"].as_manager()

    class Meta:
        ordering: ClassVar = ["caveat", "position", "key"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="reading_has_one_source",
                condition=Q(passage__isnull=False, outside="")
                | (Q(passage__isnull=True) & ~Q(outside="")),
                violation_error_message="Name a passage, or say where it comes from: one of them.",
            ),
        ]

    def __str__(self) -> str:
        return self.says

    def natural_key(self) -> tuple[str]:
        return (self.key,)
