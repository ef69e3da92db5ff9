"""The data version: what stands in this table is other after every write to a public table."""

from django.db import models


class DataVersion(models.Model):
    """A part of the version; all rows together are the version, and no row means: keep nothing.

    On SQLite there is one row, since one transaction writes at a time. On PostgreSQL there are as
    many as ever wrote at the same time.
    """

    version = models.CharField(max_length=36)

    class Meta:
        verbose_name = "data version"

    def __str__(self) -> str:
        return self.version
