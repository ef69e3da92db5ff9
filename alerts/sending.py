"""Telling everybody who is due: safe to run twice, at once, and from several machines.

A mail belongs to whoever moves its alert on: one UPDATE that names the point of the log from which
it tells, and the time it was due, and that the database does once for one of all who try. Only
then it is sent; if that fails, the alert is moved back, to be tried again. A program that dies in
between has told that one reader nothing, and never twice.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.core.mail import get_connection
from django.db.models import Q
from django.utils import timezone

from alerts.actions import next_time, tidy
from alerts.digest import Digest, compose
from alerts.mails import digest_mail, root
from alerts.models import Alert, Frequency
from alerts.subjects import NoSubject, find_subject
from reforms.pages.changes.recorded import RecordedRow, grouped, newest_seal, read_recorded

AT_ONCE = 500
"""Alerts, and groups of alerts, that are in memory at once."""
FIRST_WAIT = timedelta(minutes=15)
"""After a mail that failed; each further wait is twice as long."""
MAX_TRIES = 6
"""Then it is given up until the regular time; what it would have told is told then."""
MAX_FAILURES = 5
"""In a row, of which none is the reader's address: the mail server is gone, the others wait."""

log = logging.getLogger(__name__)


@dataclass
class RunOutcome:
    """What a run did. `composed` counts the different mails; `is_stopped`: nobody took any."""

    sent: int = 0
    failed: int = 0
    composed: int = 0
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Alerts that are told the same: about what, and from which point of the log on."""

    told_seal: int
    kind: str
    about: str


class AlertRun:
    """One run over all alerts that are due at a moment."""

    def __init__(self, now: datetime) -> None:
        self.now, self.day = now, timezone.localdate(now)
        self.outcome = RunOutcome()
        self._end = newest_seal()
        self._mail = get_connection()
        self._failures = 0
        self._recorded: tuple[int, tuple[RecordedRow, ...]] = (-1, ())

    def run(self) -> RunOutcome:
        """Tells whoever is due, unless the mail server does not answer."""
        tidy(self.now)
        try:
            for group in self._groups():
                digest = self._compose(group)
                if digest is None:
                    self._pass_over(group)
                    continue
                self.outcome.composed += 1
                for alert in self._alerts(group):
                    self._tell(alert, digest)
                    if self.outcome.is_stopped:
                        return self.outcome
        finally:
            self._hang_up()
        return self.outcome

    def _groups(self) -> Iterator[_Group]:
        """The groups of those due, in one order: those of one point of the log together."""
        due = Alert.objects.due(self.now).order_by("told_seal", "kind", "about")
        rows = due.values_list("told_seal", "kind", "about").distinct()
        after = Q()
        while some := [_Group(*row) for row in rows.filter(after)[:AT_ONCE]]:
            yield from some
            last = some[-1]
            after = Q(told_seal__gt=last.told_seal) | Q(
                Q(kind__gt=last.kind) | Q(kind=last.kind, about__gt=last.about),
                told_seal=last.told_seal,
            )

    def _alerts(self, group: _Group) -> Iterator[Alert]:
        last = 0
        every = Alert.objects.due(self.now).filter(
            told_seal=group.told_seal, kind=group.kind, about=group.about
        )
        while some := list(every.after(last).select_related("subscriber")[:AT_ONCE]):
            yield from some
            last = some[-1].pk

    def _compose(self, group: _Group) -> Digest | None:
        """The mail of a group; None where nothing changed that it follows.

        Whoever confirmed before anything was recorded has the first load behind them, not before.
        """
        if group.told_seal == 0:
            return None
        start, rows = self._recorded
        if start != group.told_seal:
            rows = read_recorded(self.day, group.told_seal, self._end)
            self._recorded = group.told_seal, rows
        if not rows:
            return None
        try:
            subject = find_subject(group.kind, group.about, self.day)
        except NoSubject:
            return None
        tables = grouped(rows, subject)
        return compose(subject, tables, root()) if tables else None

    def _pass_over(self, group: _Group) -> None:
        """Nothing to tell: whoever never had a mail gets the first when there is one."""
        every = Alert.objects.due(self.now).filter(
            told_seal=group.told_seal, kind=group.kind, about=group.about
        )
        if group.told_seal != self._end:
            every.filter(sent_at=None).update(told_seal=self._end)
        for frequency in Frequency:
            every.filter(sent_at__isnull=False, frequency=frequency).update(
                told_seal=self._end,
                due_at=next_time(frequency, self.now),
                tries=0,
                failing_since=None,
            )

    def _tell(self, alert: Alert, digest: Digest) -> None:
        own = Alert.objects.filter(pk=alert.pk)
        mine = own.filter(told_seal=alert.told_seal, due_at=alert.due_at)
        following = next_time(alert.frequency, self.now)
        if not mine.update(told_seal=self._end, due_at=following, sent_at=self.now):
            return  # Somebody else tells them, or they left.
        try:
            self._mail.open()
            self._mail.send_messages([digest_mail(digest, alert, self._end)])
        except Exception as wrong:  # a provider's backend raises what it likes
            self._put_back(alert, following, wrong)
            return
        self._failures = 0
        self.outcome.sent += 1
        if alert.tries or alert.failing_since:
            own.update(tries=0, failing_since=None)

    def _put_back(self, alert: Alert, following: datetime, wrong: Exception) -> None:
        self.outcome.failed += 1
        # The kind of error alone: its text may hold the address.
        log.warning("A mail of alert %s was not sent: %s", alert.pk, type(wrong).__name__)
        tries = alert.tries + 1
        is_given_up = tries >= MAX_TRIES
        Alert.objects.filter(pk=alert.pk, told_seal=self._end, due_at=following).update(
            told_seal=alert.told_seal,
            due_at=following if is_given_up else self.now + FIRST_WAIT * 2 ** (tries - 1),
            sent_at=alert.sent_at,
            tries=0 if is_given_up else tries,
            failing_since=alert.failing_since or self.now,
        )
        self._hang_up()
        self._failures += not isinstance(wrong, SMTPRecipientsRefused)
        self.outcome.is_stopped = self._failures >= MAX_FAILURES

    def _hang_up(self) -> None:
        try:
            self._mail.close()
        except Exception as wrong:  # it may be what failed
            log.debug("The connection did not close: %s", type(wrong).__name__)


def send_alerts(now: datetime) -> RunOutcome:
    """Sends every mail that is due at a moment, and deletes what is no longer to be kept."""
    return AlertRun(now).run()
