"""The second factor: a code from an app on the user's phone, or one of ten recovery codes.

Users who have set it up must enter a code after the password, before any page of the admin site;
for others nothing changes. django-otp stores and checks the codes: each works once, and after a
wrong one the user must wait, twice as long each time.
"""

import re
import secrets
from base64 import b32encode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import segno
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from libs.accounts.security_log import tell

RECOVERY_CODE_COUNT = 10
RECOVERY_CODE_LETTERS = 28
EARLIER_CODE_LETTERS = 8
HAS_SECOND_FACTOR = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
"""Annotates a queryset of users; the name must be `has_second_factor`."""

AnyUser = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class SetupCode:
    """The secret that the app on the phone needs."""

    picture: str
    """A QR code as SVG without style or script, safe to print unescaped."""
    secret: str
    """The secret for typing, in groups of four letters: "abcd efgh …"."""


@dataclass(frozen=True, slots=True)
class RefusedCode:
    """A code that was refused, and the message that says why."""

    message: str


def has_second_factor(user: AnyUser) -> bool:
    """Tell whether the user has one; no query for a user from the session."""
    if isinstance(user, AnonymousUser) or not user.pk:
        return False
    known: bool | None = getattr(user, "has_second_factor", None)
    if known is None:
        known = TOTPDevice.objects.filter(user=user, confirmed=True).exists()
    return known


def is_verified(user: Any) -> bool:
    """Tell whether a code was entered in this session."""
    return getattr(user, "otp_device", None) is not None


def waits_for_code(user: Any) -> bool:
    """Tell whether the user must still enter a code."""
    return not is_verified(user) and has_second_factor(user)


def has_to_set_up(user: Any) -> bool:
    """Tell whether the site requires a second factor that the user does not have."""
    if not settings.SECOND_FACTOR_REQUIRED or has_second_factor(user):
        return False
    if settings.SECOND_FACTOR_REQUIRED == "everybody":
        return True
    return bool(user.is_superuser or user.has_perm("auth.change_user"))


def start_setup(user: User) -> None:
    """Create a secret, unconfirmed until a code proves that the phone has it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def find_unconfirmed(user: User) -> TOTPDevice | None:
    """Return the device whose setup the user has started, if any."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def build_setup_code(device: TOTPDevice) -> SetupCode:
    """Return a device's secret as a QR code and as text."""
    picture = segno.make(device.config_url, error="m").svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, border=4, light="#fff", dark="#000"
    )
    letters = b32encode(device.bin_key).decode().rstrip("=").lower()
    groups = (letters[start : start + 4] for start in range(0, len(letters), 4))
    return SetupCode(picture=picture, secret=" ".join(groups))


def confirm_setup(user: User, code: str) -> tuple[Device, tuple[str, ...]] | RefusedCode:
    """Turn the second factor on; return its device and the recovery codes, to be shown once."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None:
            return RefusedCode("The setup was changed in another window. Start again.")
        if refused := _check(device, normalise(code)):
            return refused
        TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return device, make_recovery_codes(user)


def verify(user: User, code: str) -> Device | RefusedCode:
    """Check a code; return its device: the app for six digits, otherwise the recovery codes."""
    given = normalise(code)
    model: Any = TOTPDevice if len(given) == 6 and given.isdigit() else StaticDevice
    with transaction.atomic():
        device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return RefusedCode(WRONG_CODE)
        token = stored_form(given) if model is StaticDevice else given
        return _check(device, token) or device


def make_recovery_codes(user: User) -> tuple[str, ...]:
    """Replace the user's recovery codes by ten new ones."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    codes = [_random_code() for _ in range(RECOVERY_CODE_COUNT)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=stored_form(code)) for code in codes
    )
    return tuple("-".join(re.findall("....", code)) for code in codes)


def stored_form(code: str) -> str:
    """What is kept of a recovery code: a hash, of which nobody gets the code back.

    A plain hash does for 140 random bits. Codes of eight letters are from before, and kept as they
    are; nobody can type a hash, which is longer.
    """
    if len(code) <= EARLIER_CODE_LETTERS:
        return code
    return urlsafe_b64encode(sha256(code.encode()).digest()[:12]).decode()


def _random_code() -> str:
    """28 of the 32 letters and digits that are hard to mistake, as django-otp's own."""
    return b32encode(secrets.token_bytes(18)).decode().lower()[:RECOVERY_CODE_LETTERS]


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def remove(user: User) -> bool:
    """Remove the second factor and the recovery codes; tell whether there was a factor."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        return TOTPDevice.objects.filter(user=user).delete()[0] > 0


def normalise(code: str) -> str:
    """Return a code as it is stored: "ABCD-efgh" gives "abcdefgh"."""
    return "".join(code.replace("-", "").split()).lower()


WRONG_CODE = (
    "The code is not right, has been used, or is older than half a minute. Wait until the app "
    "shows the next code and enter that, or a recovery code that you have not used."
)


def _check(device: Any, code: str) -> RefusedCode | None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return RefusedCode(f"That code was wrong. Try again {_format_wait(why)}.")
    if isinstance(device, TOTPDevice):
        # A code counts for the half a minute in which the app shows it, and for no more; a device
        # that was set up before may still remember how late its user typed.
        device.tolerance = device.drift = 0
    if device.verify_token(code):
        return None
    tell("code was wrong", device.user, is_wrong=True)
    return RefusedCode(WRONG_CODE)


def _format_wait(why: dict[str, Any]) -> str:
    """Say when the next try is allowed: "in 1 second", "in 3 minutes"."""
    until: datetime = why["locked_until"]
    seconds = int((until - timezone.now()).total_seconds()) + 1
    if seconds < 120:
        return f"in {seconds} second{'s' if seconds != 1 else ''}"
    return f"in {seconds // 60 + 1} minutes"
