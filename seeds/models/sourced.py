"""The base of every fact in the rooms above: since when it is known, who says so, and where."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from seeds.models.document import Passage
from seeds.models.keys import new_key

NEEDS_REASON = "Say why it is inferred."
NEEDS_PASSAGE = "Name the passage that says so, or mark it as inferred."


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
                violation_error_message=NEEDS_REASON,
            ),
            models.CheckConstraint(
                name="%(class)s_sourced_has_passage",
                condition=Q(basis=Basis.INFERRED) | Q(passage__isnull=False),
                violation_error_message=NEEDS_PASSAGE,
            ),
            models.CheckConstraint(
                name="%(class)s_basis_is_known",
                condition=Q(basis__in=Basis.values),
                violation_error_message="Choose stated, reported or inferred.",
            ),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    def summary(self) -> str:
        """What the fact says, in a few words, for lists of what a document says."""
        raise NotImplementedError

    @property
    def subject(self) -> models.Model:
        """The row that the fact is about; it has an address."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        published = self.passage.document.published.window.earliest if self.passage else None
        if published and self.known_on and self.known_on < published:
            raise ValidationError(
                {"known_on": "This is before the document that says so was published."}
            )
