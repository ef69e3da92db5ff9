"""What the last check of each passage found. It is worked out, never typed, and holds no fact."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F

from seeds.models.document import Passage


class PassageCheckQuerySet(models.QuerySet["PassageCheck"]):
    def failed(self) -> Self:
        """Passages that were missed and still have the words that were looked for then."""
        same = {name: F(f"passage__{name}") for name in PassageCheck.LOOKED_FOR}
        return self.exclude(problem="").filter(**same)


class PassageCheck(models.Model):
    """Whether a passage stood in its document when check_seeds looked for it.

    It keeps the words that were looked for: it says nothing of a passage that was changed since.
    """

    LOOKED_FOR: ClassVar = ("heading_path", "opening", "closing")

    passage = models.OneToOneField(
        Passage, models.CASCADE, related_name="last_check", editable=False
    )
    checked_at = models.DateTimeField("checked", editable=False)
    heading_path = models.CharField("headings", max_length=300, blank=True, editable=False)
    opening = models.CharField("first words", max_length=100, blank=True, editable=False)
    closing = models.CharField("last words", max_length=100, blank=True, editable=False)
    problem = models.TextField("what was missing", blank=True, editable=False)

    objects = PassageCheckQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-checked_at", "passage"]

    def __str__(self) -> str:
        return f"{self.passage}: {self.problem or 'found in its document'}"

    @property
    def is_stale(self) -> bool:
        """Whether the passage was changed since; it must have been fetched."""
        return any(getattr(self, name) != getattr(self.passage, name) for name in self.LOOKED_FOR)


def looked_for(passage: Passage) -> dict[str, Any]:
    """The words of a passage that a check keeps."""
    return {name: getattr(passage, name) for name in PassageCheck.LOOKED_FOR}
