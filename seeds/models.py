"""Documents, the passages in them, and what a reader should know before relying on a fact.

`Sourced` is the base of every fact in the rooms above: it says on which day the fact was known,
who says so, and where.
"""

import secrets
from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from seeds.fields import VagueDateField
from seeds.fragments import text_fragment
from seeds.querysets import KnownQuerySet, NamedQuerySet


def new_key() -> str:
    """A short key for a row made by hand; rows of a fixture are given a readable one."""
    return secrets.token_hex(6)


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


class DocumentQuerySet(NamedQuerySet["Document"]):
    named_by = "slug"

    def known_by(self, day: date) -> Self:
        """Documents that had certainly been published by `day`."""
        return self.filter(published_latest__lte=day)


class Document(models.Model):
    """Something published that facts are read from."""

    class Kind(models.TextChoices):
        SUMMARY = "summary", "summary"
        WHITE_PAPER = "white-paper", "white paper"
        GREEN_PAPER = "green-paper", "green paper"
        PLAN = "plan", "plan"
        GUIDANCE = "guidance", "guidance"
        LAW = "law", "law"
        REPORT = "report", "report"
        ANSWER = "answer", "answer in parliament"
        PAGE = "page", "web page"
        NEWS = "news", "news"
        DATA = "data", "data set"

    class Authority(models.TextChoices):
        PRIMARY = "primary", "the body responsible"
        REPRINT = "primary-reprint", "a reprint of the body responsible"
        PARLIAMENT = "parliament", "Parliament"
        COUNCIL = "council", "a council"
        SECTOR = "sector", "a sector body"
        MEDIA = "media", "the press"
        REFERENCE = "reference", "reference data"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=250)
    short_title = models.CharField(
        max_length=60,
        help_text="How citations name it, for example: NAHT summary, July 2023.",
    )
    author = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    authority = models.CharField(
        max_length=20,
        choices=Authority,
        help_text="Whose word it is. Sector bodies, councils and the press are shown as reporting.",
    )
    speaks_for = VagueDateField(
        "speaks for", help_text="The time it describes, as it says itself: July 2023."
    )
    published = VagueDateField("published", help_text="When it was first published.")
    address = models.URLField(max_length=400, blank=True)
    licence = models.CharField(max_length=120)
    file_name = models.CharField(
        max_length=120,
        blank=True,
        help_text="The file that check_seeds reads its passages in; empty where we hold no copy.",
    )
    note = models.TextField(blank=True)
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="documents")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [F("published_latest").desc(nulls_last=True), "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="document_published_in_order",
                condition=Q(published_earliest__lte=F("published_latest"))
                | Q(published_earliest=None)
                | Q(published_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
            models.CheckConstraint(
                name="document_is_published",
                condition=Q(published_latest__isnull=False),
                violation_error_message="Say when it was published, at least by year.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return reverse("seeds:source", args=[self.slug])

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Passage(models.Model):
    """A place in a document: enough words to find it, never its sentences."""

    key = models.SlugField(max_length=80, unique=True, default=new_key)
    document = models.ForeignKey(Document, models.PROTECT, related_name="passages")
    heading_path = models.CharField(
        max_length=300,
        blank=True,
        help_text="The headings above it, outermost first, with ' > ' between them.",
    )
    opening = models.CharField(
        "first words",
        max_length=100,
        blank=True,
        help_text="Its first few words, as printed.",
    )
    closing = models.CharField(
        "last words",
        max_length=100,
        blank=True,
        help_text="Its last few words, as printed.",
    )

    objects = NamedQuerySet["Passage"].as_manager()

    class Meta:
        ordering: ClassVar = ["document", "key"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="passage_has_both_ends",
                condition=Q(opening="", closing="") | (~Q(opening="") & ~Q(closing="")),
                violation_error_message="Give both the first and the last words, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.short_title}, {self.heading or self.key}"

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#{self.key}"

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    @property
    def headings(self) -> list[str]:
        """The headings above the passage, outermost first."""
        return [part for part in self.heading_path.split(" > ") if part]

    @property
    def heading(self) -> str:
        """The nearest heading above the passage, or ""."""
        return self.headings[-1] if self.headings else ""

    @property
    def published_address(self) -> str:
        """The publisher's page opened at the passage, or "" where the page has no address."""
        if not self.document.address:
            return ""
        return self.document.address + text_fragment(self.opening, self.closing)


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


class Basis(models.TextChoices):
    """Who says it."""

    STATED = "stated", "stated"
    REPORTED = "reported", "reported"
    INFERRED = "inferred", "inferred"


class Sourced(models.Model):
    """A fact: on which day it was known, who says so, and where it stands.

    `stated`: the source speaks for itself. `reported`: the source tells what somebody else said
    or did. `inferred`: an editor concludes it, and says why.
    """

    key = models.SlugField(
        max_length=80,
        unique=True,
        default=new_key,
        help_text="Names the entry in addresses and fixtures; stays the same for good.",
    )
    known_on = models.DateField(
        "known on", db_index=True, help_text="The day from which the sources said so."
    )
    basis = models.CharField(
        max_length=10,
        choices=Basis,
        help_text="Stated by the source, reported by it of others, or inferred by an editor.",
    )
    reason = models.CharField(
        max_length=400,
        blank=True,
        help_text="Why an editor infers it. Needed for inferred facts.",
    )
    passage = models.ForeignKey(
        Passage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_facts",
        help_text="Where the source says so. Needed for stated and reported facts.",
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_inferred_has_reason",
                condition=~Q(basis=Basis.INFERRED) | ~Q(reason=""),
                violation_error_message="Say why it is inferred.",
            ),
            models.CheckConstraint(
                name="%(class)s_sourced_has_passage",
                condition=Q(basis=Basis.INFERRED) | Q(passage__isnull=False),
                violation_error_message="Name the passage that says so, or mark it as inferred.",
            ),
            models.CheckConstraint(
                name="%(class)s_basis_is_known",
                condition=Q(basis__in=Basis.values),
                violation_error_message="Choose stated, reported or inferred.",
            ),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    def told(self) -> str:
        """What the fact says, in a few words, for lists of what a document told us."""
        raise NotImplementedError

    def told_about(self) -> models.Model:
        """The row that the fact is about; it has an address."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        published = self.passage.document.published.window.earliest if self.passage else None
        if published and self.known_on and self.known_on < published:
            raise ValidationError(
                {"known_on": "This is before the document that says so was published."}
            )
