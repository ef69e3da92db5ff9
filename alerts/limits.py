"""How often the form may be sent: counted in the database, so by all servers together.

What is counted is a hash of a network or address, made with the site's secret and the day: nobody
reads from it who it was, and tomorrow it is another.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from alerts.models import Knock

PER_NETWORK = 30
"""Forms sent from a network in an hour: a council's offices may share one."""
PER_ADDRESS = 3
"""Mails in a day that ask the same address to confirm: it may be somebody else's."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def network_of(client: str | None) -> str:
    """The network that an IP address is of: as much of it as one customer has."""
    if client is None:
        return "unknown"
    address = ip_address(client)
    return str(ip_network((address, 24 if address.version == 4 else 56), strict=False))


def may_send_from(client: str | None, now: datetime) -> bool:
    """Counts one form from a network; False where there were too many."""
    return _count(f"network {network_of(client)}", now, HOUR, PER_NETWORK)


def may_write_to(address: str, now: datetime) -> bool:
    """Counts one mail that asks an address; False where it was asked often enough."""
    return _count(f"address {address}", now, DAY, PER_ADDRESS)


def _count(what: str, now: datetime, time: timedelta, most: int) -> bool:
    """One UPDATE with its limit, or a new row: two who count at once are both counted."""
    since = _begin(now, time)
    who = salted_hmac("alerts.limits", f"{what} {now.date()}", algorithm="sha256").hexdigest()
    if Knock.objects.count_one(most, who=who, since=since):
        return True
    try:
        with transaction.atomic():
            Knock.objects.create(who=who, since=since)
    except IntegrityError:
        # It is there: full, or somebody else's since just now.
        return Knock.objects.count_one(most, who=who, since=since)
    return True


def _begin(now: datetime, time: timedelta) -> datetime:
    seconds = int(time.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=now.tzinfo)


def forget_counts(now: datetime) -> int:
    """Deletes the counts that count no more."""
    return Knock.objects.filter(since__lt=now - DAY).delete()[0]
