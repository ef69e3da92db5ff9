"""Writing who is told of what: pages and commands all go through here, each in one transaction."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from alerts.limits import forget_counts, may_write_to
from alerts.models import Alert, Frequency, Subscriber, new_secret
from alerts.subjects import Followed
from alerts.tokens import CONFIRM_WITHIN
from reforms.pages.changes.recorded import newest_seal

MORNING = time(7)
"""When mails of the day, and of the week on Mondays, begin: in London."""
LEAST_DAYS = 3
"""Days between somebody's first mail, which comes at once, and the first of a Monday."""
FAILING_FOR = timedelta(days=60)
"""An address that took no mail for so long is deleted."""


def ask(subject: Followed, address: str, frequency: str, now: datetime) -> Alert | None:
    """Keeps what somebody asks for until it is confirmed; None if the address was asked too often.

    Of an alert that is confirmed nothing changes: anybody may have typed the address.
    """
    address = address.lower()
    if not may_write_to(address, now):
        return None
    with transaction.atomic():
        # Locked, so that it is not deleted with its last alert meanwhile.
        found = Subscriber.objects.select_for_update().get_or_create(address=address)
        alert, is_new = Alert.objects.get_or_create(
            subscriber=found[0],
            kind=subject.kind,
            about=subject.about,
            defaults={"frequency": frequency, "asked_at": now},
        )
        if not is_new and alert.confirmed_at is None:
            alert.frequency, alert.asked_at = frequency, now
            alert.save(update_fields=["frequency", "asked_at"])
    return alert


def confirm(alert: Alert, frequency: Frequency, now: datetime) -> None:
    """The reader wants it: from here on they are told of what is recorded."""
    with transaction.atomic():
        Alert.objects.filter(pk=alert.pk, confirmed_at=None).update(
            confirmed_at=now, due_at=now, told_seal=newest_seal()
        )
        Alert.objects.filter(pk=alert.pk).update(frequency=frequency)


def set_frequency(alert: Alert, frequency: Frequency, now: datetime) -> None:
    """How often from now on; whoever had no mail yet still gets the first at once."""
    rows = Alert.objects.filter(pk=alert.pk)
    rows.update(frequency=frequency)
    rows.filter(sent_at__isnull=False, tries=0).update(due_at=next_time(frequency, now))


def leave(alert: Alert) -> None:
    """Ends an alert; with the last of them the address goes."""
    with transaction.atomic():
        rows = Subscriber.objects.select_for_update().filter(pk=alert.subscriber_id)
        list(rows)
        Alert.objects.filter(pk=alert.pk).delete()
        rows.without_alerts().delete()


def forget(subscriber: Subscriber) -> None:
    """Deletes an address with all its alerts."""
    Subscriber.objects.filter(pk=subscriber.pk).delete()


def forget_address(address: str) -> int:
    """The same for somebody who wrote to us; how many alerts there were."""
    found = Subscriber.objects.filter(address=address.strip().lower())
    return found.delete()[1].get("alerts.Alert", 0)


def renew_links(subscriber: Subscriber) -> Subscriber:
    """Makes earlier links to the reader's page useless."""
    subscriber.secret = new_secret()
    subscriber.save(update_fields=["secret"])
    return subscriber


def tidy(now: datetime) -> None:
    """Deletes what nobody confirmed, addresses that take no mail, and counts of the form."""
    Alert.objects.never_confirmed(now - CONFIRM_WITHIN).delete()
    Alert.objects.filter(failing_since__lt=now - FAILING_FOR).delete()
    with transaction.atomic():
        # Whoever asks just now holds the row; the second look sees who asked just before.
        idle = Subscriber.objects.without_alerts()
        held = idle.select_for_update(skip_locked=True).values_list("pk", flat=True)
        idle.filter(pk__in=list(held)).delete()
    forget_counts(now)


def next_time(frequency: str, now: datetime) -> datetime:
    """When somebody who was just told is told next: tomorrow, or on a Monday."""
    day = timezone.localdate(now) + timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=LEAST_DAYS - 1)
        day += timedelta(days=-day.weekday() % 7)
    return timezone.make_aware(datetime.combine(day, MORNING))
