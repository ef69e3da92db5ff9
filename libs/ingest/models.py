"""What headings meant when a table was last taken in."""

from typing import ClassVar

from django.db import models


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
