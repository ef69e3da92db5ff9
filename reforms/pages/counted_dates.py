"""Dates that words count from an event ("two years after commencement"), once it has a day.

They are worked out and stored nowhere, so no column of the database has them: the lists that it
sorts by date take them from here. There are few.
"""

from collections.abc import Mapping

from django.db.models import Case, DateField, F, OuterRef, Subquery, Value, When

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.vague_date import Window
from libs.vaguedates.words import window_counted
from reforms.models import Update

Kind = Update.Kind


@once_a_version(most=8)
def read_counted(day: Day) -> Mapping[int, Window]:
    """The windows of the targets that count from an event with a day, by the targets' keys.

    One query.
    """
    dated = Update.objects.filter(
        event=OuterRef("after"), kind=Kind.TARGET, target_earliest=F("target_latest")
    ).in_force_on(day.on)
    waiting = (
        Update.objects.filter(kind=Kind.TARGET, milestone__isnull=False, after__isnull=False)
        .in_force_on(day.on)
        .annotate(event_day=Subquery(dated.values("target_earliest")[:1]))
    )
    counting = waiting.filter(event_day__isnull=False)
    found = {
        pk: window_counted(words, event_day)
        for pk, words, event_day in counting.values_list("pk", "target_words", "event_day")
    }
    return {pk: window for pk, window in found.items() if not window.is_empty}


def by_day(counted: Mapping[int, Window], column: str, end: str) -> F | Case:
    """To sort targets by: a column, and for the counted ones the `end` of their window.

    Only the column where none is counted, so that an index gives the order.
    """
    days = {pk: getattr(window, end) for pk, window in counted.items()}
    told = [When(pk=pk, then=Value(day)) for pk, day in days.items() if day]
    return Case(*told, default=F(column), output_field=DateField()) if told else F(column)
