"""Numbers that change: what is counted (`Measure`), and what sources give for it (`Figure`)."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from libs.choices import ChoiceField
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.fields import VagueDateField
from reforms.amounts import print_amount
from reforms.models.reform import Reform
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


class MeasureQuerySet(NamedQuerySet["Measure"]):
    named_by = "slug"
    called = "title"

    def known_by(self, day: date) -> Self:
        """Measures for which a source had given a figure by `day`."""
        return self.filter(Exists(Figure.objects.stated_by(day).filter(measure=OuterRef("pk"))))


class Measure(models.Model):
    """Something that is counted again and again: plans, appeals, a deficit."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    unit = models.CharField(
        max_length=40,
        help_text="What is counted: people, plans, per cent, pounds, pounds a year.",
    )
    scope = models.CharField(
        max_length=80, blank=True, help_text="Where, and whom: England, schools."
    )
    is_at_one_time = models.BooleanField(
        "counted at one time",
        default=False,
        help_text="Ticked for what there is on a day, such as plans or a deficit; not for what "
        "happens over a year, such as appeals. Decides which figures stand in one line.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    reforms = models.ManyToManyField(
        Reform, blank=True, related_name="measures", help_text="The reforms that it matters to."
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reforms:figure", args=[self.slug])


class Figure(Sourced):
    """What a source gives for a measure: a number, how sure, for which time, in which words."""

    class Bound(models.TextChoices):
        EXACTLY = "exactly", "the number itself"
        AT_LEAST = "at-least", "at least"
        MORE_THAN = "more-than", "more than"
        LESS_THAN = "less-than", "less than"
        UP_TO = "up-to", "up to"
        ALMOST = "almost", "almost"

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="figures")
    part = models.CharField(
        max_length=120,
        blank=True,
        help_text="A part, or a way of counting, that sets it apart from the measure's other "
        "figures: Experts at Hand; by the new method.",
    )
    value = models.DecimalField(max_digits=18, decimal_places=3)
    value_to = models.DecimalField(
        "upper end",
        max_digits=18,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Of a range, 15 to 20; empty for one number.",
    )
    bound = ChoiceField(max_length=10, choices=Bound, default=Bound.EXACTLY)
    is_rounded = models.BooleanField("rounded", default=False)
    is_projection = models.BooleanField(
        "forecast", default=False, help_text="Expected, and not counted."
    )
    projected_by = models.CharField("forecast by", max_length=120, blank=True)
    period = VagueDateField(blank=True, help_text="The time that it is for: 2024/25; January 2025.")
    words = models.CharField(
        "in the source's words", max_length=160, help_text="The few words that give the number."
    )
    note = models.CharField(
        max_length=300, blank=True, help_text="What to know of it, in our own words."
    )

    SUBJECT = ("measure",)

    objects = FactQuerySet["Figure"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = [
            "measure",
            F("period_latest").desc(nulls_last=True),
            "-known_on",
            "key",
        ]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="figure_range_in_order",
                condition=Q(value_to=None) | Q(value_to__gt=F("value"), bound="exactly"),
                violation_error_message="The upper end is above the lower, and has no bound.",
            ),
            models.CheckConstraint(
                name="figure_forecast_says_whose",
                condition=Q(is_projection=False, projected_by="")
                | (Q(is_projection=True) & ~Q(projected_by="")),
                violation_error_message="Say whose forecast it is, and only of a forecast.",
            ),
            models.CheckConstraint(
                name="figure_period_in_order",
                condition=Q(period_earliest__lte=F("period_latest"))
                | Q(period_earliest=None)
                | Q(period_latest=None),
                violation_error_message="The earliest day must not be after the latest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.summary()}"

    def summary(self) -> str:
        """700,000 people at least, forecast by the DfE, for January 2026."""
        said = f"{self.part}: {self.amount}" if self.part else self.amount
        if self.is_projection:
            said += f", forecast by {self.projected_by}"
        return f"{said}, for “{self.period.words}”" if self.period.words else said

    @property
    def amount(self) -> str:
        """The number as pages print it; its measure must have been fetched with it."""
        return print_amount(
            self.value,
            self.measure.unit,
            upper=self.value_to,
            bound="" if self.bound == self.Bound.EXACTLY else self.get_bound_display(),
            is_rounded=self.is_rounded,
        )

    def clean(self) -> None:
        super().clean()
        if self.value is not None and self.value < 0:
            raise ValidationError({"value": "Write a number that is not below 0."})
