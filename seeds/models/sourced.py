"""The base of every fact in the rooms above: since when it is known, who says so, and where.

A fact is added and never changed or deleted. A wrong one is corrected by a later row, one that is
no longer so is withdrawn by one; both name it, say why, and stay. The model, the queryset and the
database (seeds/triggers.py) refuse everything else.
"""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any, ClassVar, NoReturn, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from libs.choices import ChoiceField
from libs.vaguedates.fields import BoundField
from seeds.models.conditions import Conditional
from seeds.models.document import Passage
from seeds.models.keys import new_key
from seeds.querysets import FactIsKept
from seeds.sealing.writing import seal

FIRST_DAY = date(1900, 1, 1)
"""Nothing here was known before: an earlier day is a slip of the keyboard."""
NOT_COME = "This day has not come yet: nothing can be known from it."
TOO_EARLY = "This is before 1900. Check the year."
NEEDS_REASON = "Say why it is inferred."
NEEDS_PASSAGE = "Name the passage that says so, or mark it as inferred."

OF_THE_ENTRY = frozenset(
    {"id", "key", "corrects", "withdrawn", "correction_reason", "recorded_at", "recorded_by"}
)
"""The columns that every entry has of its own, whatever it says."""


class Basis(models.TextChoices):
    """Who says it."""

    STATED = "stated", "stated"
    REPORTED = "reported", "reported"
    INFERRED = "inferred", "inferred"


class Sourced(Conditional):
    """A fact: on which day it was known, who says so, and where it stands.

    `stated`: the source speaks for itself. `reported`: the source tells what somebody else said
    or did. `inferred`: an editor concludes it, and says why.

    From its own day on a row that `corrects` another one takes its place; with `withdrawn` it
    takes the other one back and says nothing itself. A slip of ours is corrected under the day of
    the slip, so that it vanishes for every day; what a source took back, under that source's day.
    """

    key = models.SlugField(
        max_length=80,
        unique=True,
        default=new_key,
        help_text="The name of the entry in web addresses and fixtures. Do not change it.",
    )
    known_on = models.DateField(
        "known on", db_index=True, help_text="The day from which the sources said so."
    )
    basis = ChoiceField(
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
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        help_text="The entry that this one corrects or withdraws.",
    )
    withdrawn = models.BooleanField(
        default=False, help_text="Withdraws the other entry, and does not replace it."
    )
    correction_reason = models.CharField(
        "why it is corrected",
        max_length=400,
        blank=True,
        help_text="What was wrong, or why it is no longer true. Readers see it.",
    )
    corrects_id: int | None
    recorded_at = models.DateTimeField("recorded", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Empty where it was loaded from a fixture.",
    )

    is_append_only: ClassVar = True
    """Read by the loader and the import, which change no such row."""
    withdrawn_by: ClassVar = "seeds.slips.withdraw_slips"  # called where an import is taken back
    OURS: ClassVar[tuple[str, ...]] = ()
    """Columns that are the tracker's own and undated (an order, a remark): they may be edited."""
    SUBJECT: ClassVar[tuple[str, ...]] = ()
    """The relations to what the fact is about; of several, one is filled."""
    ALSO_ABOUT: ClassVar[tuple[str, ...]] = ()
    """The relations to what else it tells of: its other end."""

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
                name="%(class)s_corrects_another",
                condition=Q(corrects=None) | ~Q(corrects=F("id")),
                violation_error_message="An entry cannot correct itself.",
            ),
            models.CheckConstraint(
                name="%(class)s_correction_says_why",
                condition=Q(corrects=None, withdrawn=False, correction_reason="")
                | (Q(corrects__isnull=False) & ~Q(correction_reason="")),
                violation_error_message=(
                    "Name the entry that you correct or withdraw, and say why."
                ),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the fact and seals it; of one that is there, saves what is the tracker's own."""
        if self._state.adding:
            # One fact or none: a seal and its fact are saved together.
            with transaction.atomic(using=kwargs.get("using") or self._state.db, savepoint=False):
                super().save(*args, **(kwargs | {"force_insert": True}))
                seal([self])
            return
        changed = self._changed()
        if not self.OURS or not changed <= set(self.OURS):
            raise FactIsKept
        if changed:
            super().save(*args, **(kwargs | {"update_fields": sorted(changed)}))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FactIsKept

    def summary(self) -> str:
        """What the fact says, in a few words, for lists of what a document says."""
        raise NotImplementedError

    @property
    def subject(self) -> models.Model:
        """The row that the fact is about."""
        about: models.Model = next(row for name in self.SUBJECT if (row := getattr(self, name)))
        return about

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, str] = {}
        published = self.passage.document.published.window.earliest if self.passage else None
        if self.known_on and published and self.known_on < published:
            wrong["known_on"] = "This is before the document that says so was published."
        if self.known_on and self.known_on > timezone.localdate(self.recorded_at):
            wrong["known_on"] = NOT_COME
        if self.known_on and self.known_on < FIRST_DAY:
            wrong["known_on"] = TOO_EARLY
        if self.corrects and (problem := self._problem_of_correction(self.corrects)):
            wrong["corrects"] = problem
        if wrong:
            raise ValidationError(wrong)

    def said(self) -> dict[str, Any]:
        """What it says and who says so, by column: all but what is its own as an entry."""
        return {
            field.name: getattr(self, field.name)
            for field in self._meta.concrete_fields
            if not (field.generated or isinstance(field, BoundField) or field.name in OF_THE_ENTRY)
        }

    @classmethod
    def completed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """What a new entry states, and for a correction what it leaves as it was.

        One of another kind than what it corrects has nothing in common with it.
        """
        wrong: Self | None = values.get("corrects")
        kind = getattr(wrong, "kind", None)
        if wrong is None or values.get("kind", kind) != kind:
            return dict(values)
        return {**wrong.said(), **values}

    def correction(self, reason: str, **values: Any) -> Self:
        """A new entry, unsaved, that takes the place of this one: as it was but for `values`."""
        taken = type(self)._base_manager.filter(key__startswith=self.key[:70])
        keys = set(taken.values_list("key", flat=True))
        free = (f"{self.key[:70]}-{number}" for number in count(2))
        said = {**self.said(), **values}
        said |= {"corrects": self, "correction_reason": reason}
        return type(self)(**said | {"key": next(key for key in free if key not in keys)})

    def _problem_of_correction(self, wrong: Self) -> str:
        """Why this entry cannot correct or withdraw that one; "" where it can."""
        ids = [f"{name}_id" for name in self.SUBJECT]
        if any(getattr(self, name) != getattr(wrong, name) for name in ids):
            return "The corrected entry is about something else."
        right = type(self)._base_manager.filter(corrects=wrong).exclude(pk=self.pk).first()
        return f"That was corrected already, by: {right}. Correct that one." if right else ""

    def as_it_stands(self) -> Self:
        """The entry that stands in its place today: itself, or the end of its corrections."""
        row = self
        while later := type(row)._base_manager.filter(corrects=row).first():
            row = later
        return row

    def _changed(self) -> set[str]:
        """The columns whose values are not those in the database."""
        stored = type(self)._base_manager.get(pk=self.pk)
        fields = (field for field in self._meta.concrete_fields if not field.generated)
        return {
            field.name
            for field in fields
            if getattr(self, field.attname) != getattr(stored, field.attname)
        }
