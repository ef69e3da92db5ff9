"""What a reader should know before relying on a fact, with its rival readings side by side."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from libs.choices import ChoiceField
from seeds.models.keys import new_key
from seeds.models.sourced import Sourced
from seeds.querysets import FactQuerySet, KnownQuerySet


class CaveatQuerySet(KnownQuerySet["Caveat"]):
    """Caveats, by how much they matter to a reader."""

    def remarks(self) -> Self:
        """Those that only the method page has: an editor's remarks, and slips of a source."""
        return self.filter(self._is_remark())

    def for_readers(self) -> Self:
        """Those that stand at what they are about."""
        return self.exclude(self._is_remark())

    @staticmethod
    def _is_remark() -> Q:
        return Q(grade=Caveat.Grade.REMARK) | Q(grade="", kind=Caveat.Kind.SLIP)


class Caveat(models.Model):
    """What a reader should know before relying on a fact: an ambiguity, or sources that differ."""

    class Kind(models.TextChoices):
        AMBIGUITY = "ambiguity", "can be read in more than one way"
        CONTRADICTION = "contradiction", "sources differ"
        SLIP = "slip", "probable slip in a source"
        SCOPE = "scope", "how far this can be relied on"
        READ = "read", "all sources were read up to its day"

    class Grade(models.TextChoices):
        WARNING = "warning", "warning: at the top of the page"
        NOTE = "note", "note: at the fact"
        REMARK = "remark", "editor's remark: on the method page only"

    class Place(models.TextChoices):
        ROADMAP = "roadmap", "roadmap"
        DELIVERY_MODEL = "delivery-model", "delivery model"
        GLOSSARY = "glossary", "glossary"
        METHOD = "about", "method page"

    key = models.SlugField(max_length=80, unique=True, default=new_key)
    kind = ChoiceField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    text = models.TextField(help_text="What is unclear, and what the tracker does about it.")
    known_on = models.DateField("known on", help_text="The first day on which it could be seen.")
    grade = ChoiceField(
        max_length=10,
        choices=Grade,
        blank=True,
        help_text="How much it matters to a reader. Empty: a remark if it is a slip, else a note.",
    )
    place = ChoiceField(
        max_length=20,
        choices=Place,
        blank=True,
        help_text="A whole page that it concerns, besides the rows that name it.",
    )

    objects = CaveatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["known_on", "key"]

    def __str__(self) -> str:
        return self.title


class Reading(Sourced):
    """One side of a caveat: what one source says, in our own words.

    One without a passage is inferred; its reason says where it comes from.
    """

    caveat = models.ForeignKey(Caveat, models.PROTECT, related_name="readings")
    position = models.PositiveSmallIntegerField(default=0)
    says = models.CharField(max_length=300, help_text="What this source says, in our own words.")

    OURS = ("position",)
    SUBJECT = ("caveat",)

    objects = FactQuerySet["Reading"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["caveat", "position", "key"]

    def __str__(self) -> str:
        return self.says

    def summary(self) -> str:
        return self.says
