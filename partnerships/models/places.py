"""Where: regions, local authorities, and the integrated care boards that cover them over time.

Names, codes and lifetimes are reference data; which board covers an authority, and which board
took another's place, are facts with a source like any other.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from libs.choices import ChoiceField
from libs.days import page_address
from libs.ingest.natural_keys import NamedQuerySet
from seeds.models import Caveat, Passage, Sourced
from seeds.querysets import FactQuerySet


class RegionQuerySet(NamedQuerySet["Region"]):
    named_by = "code"
    called = "name"


class Region(models.Model):
    """One of England's nine regions."""

    code = models.CharField("GSS code", max_length=9, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class LocalAuthorityQuerySet(NamedQuerySet["LocalAuthority"]):
    named_by = "code"
    called = "name"


class LocalAuthority(models.Model):
    """A local authority with duties for education; "area" on the pages."""

    code = models.CharField("GSS code", max_length=9, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField("type", max_length=40, help_text="Unitary authority, county …")
    dfe_code = models.CharField("DfE code", max_length=3, unique=True)
    other_names = models.CharField(
        max_length=200, blank=True, help_text="Other ways it is written, with commas between them."
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="local_authorities")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="Its last day.")
    passage = models.ForeignKey(
        Passage, models.PROTECT, null=True, blank=True, related_name="local_authorities"
    )
    caveats = models.ManyToManyField(Caveat, blank=True, related_name="local_authorities")

    objects = LocalAuthorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "local authorities"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="local_authority_days_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                violation_error_message="Its last day must not be before its first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("partnerships:area", self.slug)


class IntegratedCareBoardQuerySet(NamedQuerySet["IntegratedCareBoard"]):
    named_by = "ods_code"
    called = "name"


class IntegratedCareBoard(models.Model):
    """An NHS board that plans services for an area; twelve gave way to six on 1 April 2026."""

    ods_code = models.CharField("ODS code", max_length=5, unique=True)
    code = models.CharField("GSS code", max_length=9, blank=True)
    name = models.CharField(max_length=120)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="Its last day.")

    objects = IntegratedCareBoardQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="icb_days_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                violation_error_message="Its last day must not be before its first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{page_address('partnerships:areas')}#{self.ods_code}"


class Coverage(Sourced):
    """That a board covers an authority, whole or in part, for as long as both last."""

    class Extent(models.TextChoices):
        WHOLE = "whole", "whole"
        MAIN = "main", "most"
        PART = "part", "part"

    local_authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="coverages")
    board = models.ForeignKey(IntegratedCareBoard, models.PROTECT, related_name="coverages")
    extent = ChoiceField(max_length=5, choices=Extent)

    SUBJECT = ("local_authority",)

    objects = FactQuerySet["Coverage"].as_manager()

    class Meta(Sourced.Meta):
        verbose_name = "coverage by a board"
        verbose_name_plural = "coverages by boards"
        ordering: ClassVar = ["local_authority", "board"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["local_authority", "board"],
                condition=Q(corrects=None),
                name="coverage_once",
                violation_error_message="This board is already known to cover this authority.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} covers {self.local_authority}"

    def summary(self) -> str:
        return f"is covered by {self.board} ({self.extent})"


class Succession(Sourced):
    """That a board took over from another, on a day."""

    class Kind(models.TextChoices):
        MERGER = "merger", "merged into"
        SPLIT = "split", "split, part went to"
        ACQUISITION = "acquisition", "gave part to"

    predecessor = models.ForeignKey(IntegratedCareBoard, models.PROTECT, related_name="successors")
    successor = models.ForeignKey(IntegratedCareBoard, models.PROTECT, related_name="predecessors")
    kind = ChoiceField(max_length=20, choices=Kind)
    on = models.DateField("on")

    SUBJECT = ("successor",)
    ALSO_ABOUT = ("predecessor",)

    objects = FactQuerySet["Succession"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["on", "predecessor", "successor"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                condition=Q(corrects=None),
                name="succession_once",
                violation_error_message="This succession is already there.",
            ),
            models.CheckConstraint(
                name="succession_joins_two_boards",
                condition=~Q(predecessor=F("successor")),
                violation_error_message="A board cannot succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} {self.get_kind_display()} {self.successor}"

    def summary(self) -> str:
        return f"{self.predecessor} {self.get_kind_display()} {self.successor}"
