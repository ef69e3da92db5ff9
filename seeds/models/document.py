"""Documents, and the passages in them that facts point to."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.fields import VagueDateField
from seeds.fragments import text_fragment
from seeds.models.keys import new_key
from seeds.ranks import Authority, Rank, rank_of


class DocumentQuerySet(NamedQuerySet["Document"]):
    named_by = "slug"

    def known_by(self, day: date) -> Self:
        """Documents that had certainly been published by `day`."""
        return self.filter(published_latest__lte=day)

    def citable_by(self, day: date) -> Self:
        """Documents that a fact known by `day` may cite: published by then, or perhaps.

        Of some only the year is known, or nothing: what they tell may be known before they
        certainly were out.
        """
        return self.filter(Q(published_earliest__lte=day) | Q(published_earliest=None))


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

    Authority = Authority

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=250)
    short_title = models.CharField(
        max_length=60,
        help_text="How citations name it, for example: NAHT summary, July 2023.",
    )
    author = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(max_length=120)
    kind = ChoiceField(max_length=20, choices=Kind)
    authority = ChoiceField(
        max_length=20,
        choices=Authority,
        help_text="Who says it. Sector bodies, councils and the press are shown as reporting.",
    )
    speaks_for = VagueDateField(
        "describes", help_text="The time it describes, as it says itself: July 2023."
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
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        help_text="The entry for the same document that this one corrects.",
    )
    caveats = models.ManyToManyField("seeds.Caveat", blank=True, related_name="documents")

    KEPT: ClassVar = (
        *("title", "author", "publisher"),
        *("published_words", "published_edtf", "published_earliest", "published_latest"),
        *("speaks_for_words", "speaks_for_edtf", "speaks_for_earliest", "speaks_for_latest"),
    )
    """Columns that stay as they are once a fact cites the document."""

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
        return page_address("seeds:source", self.slug)

    def clean(self) -> None:
        super().clean()
        refuse_changed_words(self, "Facts cite this document: add one that replaces it.")

    @property
    def source_rank(self) -> Rank:
        """How near to the decision it stands."""
        return rank_of(self.authority)

    def is_cited(self) -> bool:
        """Whether a fact rests on one of its passages. A query for each kind of fact, at most."""
        return any(
            model._base_manager.filter(passage__document=self).exists() for model in _fact_models()
        )


class PassageQuerySet(NamedQuerySet["Passage"]):
    def without_replaced(self) -> Self:
        """Passages that no other one replaces, and whose document none does: each place once."""
        return self.filter(replaced_by=None, document__replaced_by=None)


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

    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        help_text="The passage that this one corrects. Citations of that one also link here.",
    )

    KEPT: ClassVar = ("document_id", "heading_path", "opening", "closing")
    """Columns that stay as they are once a fact cites the passage."""

    objects = PassageQuerySet.as_manager()

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
        return f"{self.document.short_title}, {self.place}"

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#{self.key}"

    @property
    def headings(self) -> list[str]:
        """The headings above the passage, outermost first."""
        return [part for part in self.heading_path.split(" > ") if part]

    @property
    def heading(self) -> str:
        """The nearest heading above the passage, or ""."""
        return self.headings[-1] if self.headings else ""

    @property
    def place(self) -> str:
        """Its heading and its first and last words, so that two passages can be told apart."""
        first, last = Truncator(self.opening).words(8), Truncator(self.closing).words(5)
        words = f"“{first}” to “{last}”" if self.opening else ""
        return ": ".join(filter(None, [self.heading, words])) or "the whole document"

    @property
    def published_address(self) -> str:
        """The publisher's page opened at the passage, or "" where the page has no address."""
        if not self.document.address:
            return ""
        return self.document.address + text_fragment(self.opening, self.closing)

    def clean(self) -> None:
        super().clean()
        refuse_changed_words(self, "Facts cite this passage: add one that replaces it.")
        if self.replaces and self.replaces.document_id != self.document_id:
            raise ValidationError({"replaces": "This passage stands in another document."})

    def is_cited(self) -> bool:
        """Whether a fact rests on it. A query for each kind of fact, at most."""
        return any(model._base_manager.filter(passage=self).exists() for model in _fact_models())


def refuse_changed_words(row: Document | Passage, message: str) -> None:
    """Raises ValidationError where a cited document or passage gets other words or days."""
    stored = type(row)._base_manager.filter(pk=row.pk).values(*row.KEPT).first()
    changed = [name for name in row.KEPT if stored and stored[name] != getattr(row, name)]
    if changed and row.is_cited():
        raise ValidationError({changed[0].removesuffix("_id"): message})


def _fact_models() -> list[type[models.Model]]:
    """Every kind of fact, found through what points to passages."""
    relations = (one for one in Passage._meta.related_objects if not one.many_to_many)
    rows = (relation.related_model for relation in relations)
    return [row for row in rows if isinstance(row, type) and hasattr(row, "is_append_only")]
