"""The seals of the log, one for each fact in the order of recording; seeds/sealing/ writes them."""

from typing import ClassVar

from django.db import models

from libs.ingest.natural_keys import NamedQuerySet

HASH_LENGTH = 64
"""Hexadecimal digits of SHA-256."""


class SealQuerySet(NamedQuerySet["Seal"]):
    named_by = "number"


class Seal(models.Model):
    """The seal of one entry of the log: a hash of what it says, and of all seals before it.

    Each is made from the one before. So whoever changes, removes or puts in an entry changes the
    hash of every later seal, the newest one included.
    """

    number = models.BigIntegerField(
        unique=True,
        null=True,
        help_text="Its place in the order of recording: 1, 2, 3 and on, without a gap.",
    )
    # Empty on PostgreSQL until the transaction that records the fact ends.
    kind = models.CharField(max_length=100, help_text="What kind of entry: reforms.update.")
    key = models.CharField(
        max_length=80, help_text="The key of the entry, in the table of its kind."
    )
    content = models.CharField(
        max_length=HASH_LENGTH, help_text="The SHA-256 of what the entry says and cites."
    )
    hash = models.CharField(
        max_length=HASH_LENGTH,
        db_index=True,
        blank=True,
        help_text=(
            "The SHA-256 of the hash before, number, kind, key and content, a line each; before "
            "the first stand 64 zeros."
        ),
    )

    objects = SealQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="seal_of_one_fact", fields=["kind", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.key}"


class NewestSeal(models.Model):
    """One row: the number and hash of the newest seal, which whoever records next goes on from."""

    number = models.BigIntegerField()
    hash = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}: {self.hash}"
