"""Terms, the senses that documents give them, and what each sense is in plain words."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from seeds.models import Caveat, Passage, Sourced
from seeds.querysets import FactQuerySet


class TermQuerySet(NamedQuerySet["Term"]):
    named_by = "slug"
    called = "text"

    def known_by(self, day: date) -> Self:
        """Terms that a document used or explained by `day`."""
        explained = Sense.objects.stated_by(day).filter(term=OuterRef("pk"))
        used = Term.used_in.through.objects.filter(
            term=OuterRef("pk"), passage__document__published_latest__lte=day
        )
        return self.filter(Exists(explained) | Exists(used))


class WordListQuerySet(NamedQuerySet["WordList"]):
    named_by = "slug"


class Term(models.Model):
    """A word or abbreviation that readers look up."""

    slug = models.SlugField(max_length=80, unique=True)
    text = models.CharField("abbreviation", max_length=60, unique=True)
    other_spellings = models.CharField(
        max_length=200,
        blank=True,
        help_text="Other ways it is written, with commas between them.",
    )
    used_in = models.ManyToManyField(
        Passage, blank=True, related_name="terms", help_text="Passages that use it."
    )
    see_also = models.ManyToManyField("self", blank=True)
    confused_with = models.ManyToManyField(
        "self", blank=True, help_text="Terms that look or sound like it but mean something else."
    )
    renamed_to = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="renamed_from",
        help_text="The term that replaced it, if a source renames the thing.",
    )
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="terms")

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["text"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return page_address("glossary:term", self.slug)


class WordList(models.Model):
    """A published list of abbreviations."""

    slug = models.SlugField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    publisher = models.CharField(max_length=120)
    address = models.URLField(max_length=400, blank=True)
    extent = models.CharField(
        "how far it was read", max_length=40, help_text="Which of its letters, or all of it."
    )
    kind = models.CharField(max_length=40, help_text="Who published it: a council, a school.")
    read_on = models.DateField("read on", help_text="The day on which the tracker read it.")

    objects = WordListQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return f"{self.title}, {self.publisher}"


class Sense(Sourced):
    """One thing that a term stands for; a term may have several."""

    class Origin(models.TextChoices):
        LISTED = "listed", "in a document's list of abbreviations"
        TEXT = "text", "explained in a document's running text"
        OUTSIDE = "outside", "not from the documents"

    term = models.ForeignKey(Term, models.PROTECT, related_name="senses")
    expansion = models.CharField(max_length=200)
    other_wordings = models.CharField(
        max_length=300,
        blank=True,
        help_text="The same in other words, with semicolons between them.",
    )
    meaning = models.TextField(
        blank=True,
        help_text="What it is, in our own words, where the sense's own source says so. With a "
        "source of its own add a plain meaning instead, which then is shown.",
    )
    doubt = models.CharField(
        max_length=300,
        blank=True,
        help_text="Why this expansion is probably wrong; empty if nothing suggests that.",
    )
    lists = models.ManyToManyField(
        WordList, blank=True, related_name="senses", help_text="Published lists that have it."
    )
    origin = ChoiceField(max_length=10, choices=Origin)
    position = models.PositiveSmallIntegerField(default=0)

    OURS = ("meaning", "doubt", "position")
    SUBJECT = ("term",)

    objects = FactQuerySet["Sense"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["term", "position", "expansion"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["term", "expansion"],
                condition=Q(corrects=None),
                name="sense_once_per_term",
                violation_error_message="This term already has that sense.",
            ),
            models.CheckConstraint(
                name="sense_outside_is_inferred",
                condition=~Q(origin="outside") | Q(basis="inferred"),
                violation_error_message="A sense from outside the documents must be inferred.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.expansion}"

    def summary(self) -> str:
        return f"stands for {self.expansion}"

    def get_absolute_url(self) -> str:
        return f"{self.term.get_absolute_url()}#{self.key}"


class Meaning(Sourced):
    """What a sense is, in a plain sentence of ours, and the passage that bears it out.

    The newest one known by a day is shown.
    """

    sense = models.ForeignKey(Sense, models.PROTECT, related_name="meanings")
    text = models.CharField(
        max_length=300, help_text="One sentence that a reader who is new to it understands."
    )

    SUBJECT = ("sense",)

    objects = FactQuerySet["Meaning"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["sense", "-known_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.sense}: {self.summary()}"

    def summary(self) -> str:
        return self.text
