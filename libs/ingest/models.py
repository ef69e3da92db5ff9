"""What is remembered of tables taken in: what headings meant, what each import brought."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class RememberedHeading(models.Model):
    """For one kind of table, a heading and the column that it meant; "" where it was left out."""

    table = models.CharField(max_length=100, help_text="The model, as in glossary.term.")
    heading = models.CharField(max_length=200, help_text="In the form that all spellings share.")
    column = models.CharField(max_length=80, blank=True)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["table", "heading"], name="heading_remembered_once_a_table"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.heading} is {self.column or 'left out'}"


class ImportBatch(models.Model):
    """One import of one table: who brought it, when, and what the file was called."""

    table = models.CharField(max_length=100, help_text="The model, as in glossary.term.")
    file_name = models.CharField(max_length=200)
    brought_at = models.DateTimeField(default=timezone.now)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class BroughtRow(models.Model):
    """A row that an import added or changed, so that it can be taken back.

    `before` and `after` are the row as JSON, as django-reversion keeps it; `after` tells whether
    somebody has changed the row since. What is never changed has neither.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    table = models.CharField(max_length=100, help_text="The model, as in glossary.term.")
    row_id = models.BigIntegerField()
    is_new = models.BooleanField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
