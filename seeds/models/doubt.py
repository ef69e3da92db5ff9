"""What the report of facts asks about, and the answer that somebody gave."""

from typing import ClassVar

from django.db import models

from libs.choices import ChoiceField
from libs.ingest.natural_keys import NamedQuerySet


class DoubtQuerySet(NamedQuerySet["Doubt"]):
    named_by = ("kind", "key")

    def explained(self) -> "DoubtQuerySet":
        """Those that somebody gave a reason for."""
        return self.exclude(reason="")


class Doubt(models.Model):
    """Why a fact, a passage or a document may stand as it does though the report asks about it.

    `key` names what is asked about: the slug of a document, or the key of a fact or passage. A row
    without a reason was written by `report_facts --record`, and waits for one.
    """

    class Kind(models.TextChoices):
        WEAK_SOURCE = "weak-source", "only the press or a vendor says so"
        OLD_INFERENCE = "old-inference", "inferred before a later entry"
        LATER_MENTION = "later-mention", "no later evidence, but a later document speaks of it"
        LOST_WORDS = "lost-words", "words not found in the document"

    kind = ChoiceField("what is asked", max_length=20, choices=Kind)
    key = models.SlugField(
        max_length=80, help_text="The slug of the document, or the key of the fact or passage."
    )
    found = models.CharField(
        "what was found",
        max_length=400,
        blank=True,
        editable=False,
        help_text="Written by the report.",
    )
    reason = models.CharField(
        max_length=400, blank=True, help_text="Why it may stand, in our own words."
    )
    is_open = models.BooleanField(
        "still to be looked for",
        default=False,
        help_text="The reason says what nobody has done yet.",
    )

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="doubt_asked_once",
                fields=["kind", "key"],
                violation_error_message="This was asked and answered already: change that answer.",
            ),
            models.CheckConstraint(
                name="doubt_open_has_reason",
                condition=models.Q(is_open=False) | ~models.Q(reason=""),
                violation_error_message="Say what is still to be looked for.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_kind_display()}"
