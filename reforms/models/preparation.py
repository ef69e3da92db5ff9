"""What a source asks somebody to have ready by a milestone: a step to take, a paper to hold."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from libs.choices import ChoiceField
from reforms.models.of_reform import OfItsReform
from reforms.models.reform import Audience, Milestone, Reform
from seeds.querysets import FactQuerySet


class Preparation(OfItsReform):
    """A step or a paper that a source asks of somebody for a milestone, in our own words."""

    class Kind(models.TextChoices):
        STEP = "step", "step to take"
        PAPER = "paper", "paper to have"

    reform = models.ForeignKey(
        Reform,
        models.PROTECT,
        related_name="preparations",
        editable=False,
        help_text="That of the milestone.",
    )
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="preparations", help_text="By when it is asked."
    )
    audience = models.ForeignKey(
        Audience, models.PROTECT, related_name="preparations", help_text="Who is asked for it."
    )
    kind = ChoiceField(max_length=10, choices=Kind, default=Kind.STEP)
    text = models.CharField(
        max_length=240,
        help_text="One thing to do or to have, in our own words, as a point of a checklist.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order in the checklist; the lowest comes first."
    )

    OURS = ("position",)

    objects = FactQuerySet["Preparation"].as_manager()

    class Meta(OfItsReform.Meta):
        ordering: ClassVar = ["milestone", "audience", "position", "known_on", "pk"]
        constraints: ClassVar = [
            *OfItsReform.Meta.constraints,
            models.CheckConstraint(
                name="preparation_says_what",
                condition=~Q(text=""),
                violation_error_message="Say what to do or to have.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone.title}: {self.summary()}"

    def summary(self) -> str:
        return f"have ready for “{self.milestone.title}” ({self.audience}): {self.text}"
