"""Who has a part in a reform, and how reforms hang on each other."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from libs.choices import ChoiceField
from partnerships.models import DeliveryBody
from reforms.models.reform import Reform
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


class Involvement(Sourced):
    """The part that a delivery body has in a reform."""

    class Role(models.TextChoices):
        LEADS = "leads", "leads"
        DELIVERS = "delivers", "delivers"
        TESTS = "tests", "tests"
        FUNDS = "funds", "funds"
        SUPPORTS = "supports", "supports"
        OVERSEES = "oversees", "oversees"
        ADVISES = "advises", "advises"
        INSPECTS = "inspects", "inspects"

    reform = models.ForeignKey(Reform, models.PROTECT, related_name="involvements")
    body = models.ForeignKey(DeliveryBody, models.PROTECT, related_name="involvements")
    role = ChoiceField(max_length=12, choices=Role)
    text = models.CharField(
        max_length=200, blank=True, help_text="More on its part, in our own words."
    )

    SUBJECT = ("reform",)
    ALSO_ABOUT = ("body",)

    objects = FactQuerySet["Involvement"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["reform", "body__position", "role"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["reform", "body", "role"],
                condition=Q(corrects=None),
                name="involvement_once_per_role",
                violation_error_message="This body already has that part in the reform.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_role_display()} {self.reform}"

    def summary(self) -> str:
        return f"{self.get_role_display()}: {self.body}"


class Dependency(Sourced):
    """How one reform hangs on, replaces or belongs to another."""

    class Kind(models.TextChoices):
        DEPENDS_ON = "depends-on", "depends on"
        PART_OF = "part-of", "is part of"
        FEEDS = "feeds", "feeds into"
        REPLACES = "replaces", "replaces"

    reform = models.ForeignKey(Reform, models.PROTECT, related_name="dependencies")
    kind = ChoiceField(max_length=12, choices=Kind)
    on_reform = models.ForeignKey(
        Reform, models.PROTECT, related_name="dependents", verbose_name="other reform"
    )

    SUBJECT = ("reform",)
    ALSO_ABOUT = ("on_reform",)

    objects = FactQuerySet["Dependency"].as_manager()

    class Meta(Sourced.Meta):
        verbose_name_plural = "dependencies"
        ordering: ClassVar = ["reform", "kind", "on_reform"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["reform", "kind", "on_reform"],
                condition=Q(corrects=None),
                name="dependency_once",
                violation_error_message="This tie between the two reforms is already there.",
            ),
            models.CheckConstraint(
                name="dependency_joins_two_reforms",
                condition=~Q(reform=F("on_reform")),
                violation_error_message="A reform cannot depend on itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reform} {self.get_kind_display()} {self.on_reform}"

    def summary(self) -> str:
        return f"{self.get_kind_display()} {self.on_reform}"
