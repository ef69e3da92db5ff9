"""Taking a piece of work, giving it back, and putting it off until a day."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from libs.tasks.models import Task

MOST_DAYS = timedelta(days=366)
"""How far ahead something may be put off: nobody should forget it."""


def take(worklist: str, item: str, by: User, instead_of: int | None = None) -> None:
    """Gives a piece of work to `by`. Raises ValidationError where somebody else has it.

    `instead_of` is the id of the colleague from whom it is knowingly taken over.
    """
    with transaction.atomic():
        task = _locked(worklist, item)
        if task.taken_by and task.taken_by_id not in (by.pk, instead_of):
            raise ValidationError(f"{name_of(task.taken_by)} has taken this already.")
        task.taken_by = by
        task.save()


def give_back(worklist: str, item: str, by: User) -> None:
    """Lets others take it again; what somebody else has stays theirs."""
    with transaction.atomic():
        task = _locked(worklist, item)
        if task.taken_by_id == by.pk:
            task.taken_by = None
        _keep(task)


def put_off(worklist: str, item: str, until: date, today: date) -> None:
    """Keeps it from the lists until a day. Raises ValidationError for a day gone or too far off."""
    if until <= today:
        raise ValidationError("Give a day to come.")
    if until - today > MOST_DAYS:
        raise ValidationError("Give a day within a year: longer than that is forgotten.")
    with transaction.atomic():
        task = _locked(worklist, item)
        task.put_off_until = until
        task.save()


def bring_back(worklist: str, item: str) -> None:
    """Ends that it is put off."""
    with transaction.atomic():
        task = _locked(worklist, item)
        task.put_off_until = None
        _keep(task)


def name_of(user: User) -> str:
    """How colleagues call somebody."""
    return user.get_full_name() or user.get_username()


def _locked(worklist: str, item: str) -> Task:
    """Its row, that nobody else changes meanwhile; a new one where there is none."""
    rows = Task.objects.select_for_update(of=("self",)).select_related("taken_by")
    found = rows.filter(worklist=worklist, item=item).first()
    return found or Task(worklist=worklist, item=item)


def _keep(task: Task) -> None:
    """A row that says nothing any more goes."""
    if task.taken_by_id or task.put_off_until:
        task.save()
    elif task.pk:
        task.delete()
