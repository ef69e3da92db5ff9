"""Links that only their reader has: signed, each for one purpose, and void when a word is renewed.

    key = confirming(alert, Frequency.DAILY)     # a week
    leaving(alert)                               # as long as the alert is there
    managing(subscriber)                         # until the reader asks for new links

They stand in query strings, which no log of this site holds.
"""

from datetime import timedelta

from django.core import signing

from alerts.models import Alert, Frequency, Subscriber

CONFIRM_WITHIN = timedelta(days=7)
"""How long somebody has to confirm; what is not confirmed by then is deleted."""

SEP = "."
"""Between the parts of a link: Django's own colon would be escaped in an address."""
_CONFIRM, _LEAVE, _MANAGE = "alerts.confirm", "alerts.leave", "alerts.manage"


class BadLink(Exception):
    """The link is not whole, too old, or of something that is no longer there."""


def confirming(alert: Alert, frequency: str) -> str:
    """For the mail that asks whether the address is theirs; confirming sets the frequency."""
    return signing.TimestampSigner(salt=_CONFIRM, sep=SEP).sign(f"{alert.key}~{frequency}")


def confirmed_by(key: str) -> tuple[Alert, Frequency]:
    """The alert that a link confirms, and how often it is to be told. Raises BadLink."""
    try:
        told = signing.TimestampSigner(salt=_CONFIRM, sep=SEP).unsign(key, CONFIRM_WITHIN)
    except signing.BadSignature as wrong:
        raise BadLink from wrong
    name, _, frequency = told.partition("~")
    found = Alert.objects.select_related("subscriber").filter(key=name).first()
    if found is None:
        raise BadLink
    return found, Frequency(frequency)


def leaving(alert: Alert) -> str:
    """For one click that ends the alert."""
    return signing.Signer(salt=_LEAVE, sep=SEP).sign(alert.key)


def left_by(key: str) -> Alert | None:
    """The alert that a link ends, None where that was done. Raises BadLink."""
    try:
        name = signing.Signer(salt=_LEAVE, sep=SEP).unsign(key)
    except signing.BadSignature as wrong:
        raise BadLink from wrong
    return Alert.objects.filter(key=name).first()


def managing(subscriber: Subscriber) -> str:
    """For the page on which a reader sees and changes their alerts."""
    return signing.Signer(salt=_MANAGE, sep=SEP).sign(subscriber.secret)


def managed_by(key: str) -> Subscriber:
    """Whose page a link leads to. Raises BadLink."""
    try:
        secret = signing.Signer(salt=_MANAGE, sep=SEP).unsign(key)
    except signing.BadSignature as wrong:
        raise BadLink from wrong
    found = Subscriber.objects.filter(secret=secret).first()
    if found is None:
        raise BadLink
    return found
