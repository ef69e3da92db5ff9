"""Which dates of the log may still be open, in their order."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from reforms.models import Update


class UnsettledDate(models.Model):
    """A target of a milestone that nothing newer replaces, and that no outcome settles.

    That is so from the newest day of the log on: an earlier day may have had others. Its days, and
    whether it waits for an event, stand here again, for an index in their order.
    """

    entry = models.OneToOneField(
        Update, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="unsettled"
    )
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    after = models.BigIntegerField(null=True)

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=["latest", "entry"], name="unsettled_latest"),
            models.Index(fields=["latest", "earliest", "entry"], name="unsettled_endless"),
            models.Index(
                fields=["entry"], condition=Q(after__isnull=False), name="unsettled_waiting"
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry_id)
