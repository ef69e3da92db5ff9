"""What people agreed about a piece of work. A piece without an agreement has no row."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet


class TaskQuerySet(models.QuerySet["Task"]):
    def put_off_on(self, day: date) -> Self:
        """Those that come back only after `day`."""
        return self.filter(put_off_until__gt=day)


class Task(models.Model):
    """Who has taken a piece of work of a list, and until which day it is put off.

    `item` is how the list calls it: the key of an entry, a slug, a word. Another item under the
    same heading, such as a newer date of one milestone, is another piece of work.
    """

    worklist = models.SlugField(max_length=20)
    item = models.CharField(max_length=160)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    put_off_until = models.DateField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["worklist", "item"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["worklist", "item"], name="task_once"),
            models.CheckConstraint(
                name="task_says_something",
                condition=Q(taken_by__isnull=False) | Q(put_off_until__isnull=False),
                violation_error_message="Say who takes it, or until when it is put off.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worklist}: {self.item}"


def of_rows(tasks: QuerySet[Task], worklist: str, column: str) -> Exists:
    """Whether a row of another table has one of these tasks; `column` is what the list calls it."""
    return Exists(tasks.filter(worklist=worklist, item=OuterRef(column)))
