"""Which things have a word, and which were written since their words were read."""

from typing import Any, ClassVar

from django.db import models

MAX_WORD_CHARS = 200
"""A longer word is kept and looked for by its beginning."""


class WordField(models.CharField[str, str]):
    """Ordered by its letters' numbers on both databases, so that a beginning is a range."""

    def db_parameters(self, connection: Any) -> Any:
        collation = "C" if connection.vendor == "postgresql" else None
        return super().db_parameters(connection) | {"collation": collation}


class Word(models.Model):
    """That a thing has a word, and how near: what is least `place` is found first."""

    word = WordField(max_length=MAX_WORD_CHARS)
    place = models.PositiveSmallIntegerField()
    of = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=["word", "place", "of"], name="word_has_things"),
            models.Index(fields=["of"], name="thing_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.of}"


class Unread(models.Model):
    """A mark that a thing was written. There may be several of one: nobody waits to set one."""

    of = models.BigIntegerField(db_index=True)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "unread"

    def __str__(self) -> str:
        return str(self.of)
