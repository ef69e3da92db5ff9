"""Who is told of what. None of it is a fact and none of it is public: addresses are of people.

No table of another room is named by these, so that nobody who deletes a reform learns that
somebody follows it, and the kept pages do not hang on them.
"""

import secrets
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from libs.choices import ChoiceField

MAX_ADDRESS = 254
"""Characters of an e-mail address, as RFC 5321 has it."""


def new_secret() -> str:
    """A word that nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


class Frequency(models.TextChoices):
    """How often somebody is told, at most."""

    DAILY = "daily", "once a day"
    WEEKLY = "weekly", "once a week"


class SubjectKind(models.TextChoices):
    """What an alert can be about."""

    EVERYTHING = "all", "everything"
    REFORM = "reform", "reforms"
    STRAND = "strand", "strands"
    AUDIENCE = "for", "audiences"
    AREA = "area", "areas"
    SEARCH = "q", "searches"


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def without_alerts(self) -> Self:
        """Those that are kept for nothing any more."""
        return self.filter(~Exists(Alert.objects.filter(subscriber=OuterRef("pk"))))


class Subscriber(models.Model):
    """An address, kept while it has an alert. A new `secret` makes earlier links useless."""

    address = models.EmailField(max_length=MAX_ADDRESS, unique=True)
    secret = models.CharField(max_length=22, unique=True, default=new_secret, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        # Nobody looks at an address; a publisher deletes one on request.
        default_permissions: ClassVar = ("delete",)

    def __str__(self) -> str:
        # Never the address: this may be logged.
        return f"subscriber {self.pk}"


class AlertQuerySet(models.QuerySet["Alert"]):
    def due(self, now: datetime) -> Self:
        """Confirmed ones whose time has come."""
        return self.filter(due_at__lte=now)

    def never_confirmed(self, since: datetime) -> Self:
        """Those that nobody confirmed, asked for before a moment."""
        return self.filter(confirmed_at=None, asked_at__lt=since)

    def after(self, last: int) -> Self:
        return self.filter(pk__gt=last).order_by("pk")


class Alert(models.Model):
    """That somebody wants to be told of one thing; `due_at` is empty until they confirm it.

    `told_seal` is the point of the log up to which they were told, or 0 where there was none yet.
    `tries` counts the mails that failed since the last that did not.
    """

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="alerts")
    key = models.CharField(max_length=22, unique=True, default=new_secret, editable=False)
    kind = ChoiceField(max_length=6, choices=SubjectKind)
    about = models.CharField(max_length=120, blank=True)
    frequency = ChoiceField(max_length=6, choices=Frequency)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_seal = models.BigIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        default_permissions: ClassVar = ()
        indexes: ClassVar = [
            models.Index(fields=["due_at", "kind", "about", "told_seal"], name="alert_due"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscriber", "kind", "about"], name="alert_once"),
            models.CheckConstraint(
                name="alert_due_if_confirmed",
                condition=Q(confirmed_at=None, due_at=None)
                | Q(confirmed_at__isnull=False, due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}"


class KnockQuerySet(models.QuerySet["Knock"]):
    def count_one(self, most: int, **which: Any) -> bool:
        """Adds one to a row's count unless that is full; whether there was such a row."""
        return self.filter(count__lt=most, **which).update(count=F("count") + 1) == 1


class Knock(models.Model):
    """How often somebody sent the form in a time; `who` is a hash that changes every day."""

    who = models.CharField(max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    objects = KnockQuerySet.as_manager()

    class Meta:
        default_permissions: ClassVar = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["who", "since"], name="knock_once"),
        ]

    def __str__(self) -> str:
        return f"{self.count} since {self.since}"
