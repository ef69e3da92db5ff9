"""The second factor: a code from an app on one's phone, or one of ten recovery codes.

Whoever has set it up is asked for a code after the password, and every page of the editors' room
then wants it; for everybody else nothing changes. The rows are django-otp's, and so are the checks:
a code counts once, and wrong ones make the next try wait, twice as long each time.
"""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
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

RECOVERY_CODES = 10
HAS_ONE = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
"""For a queryset of users, under the name `has_second_factor`."""

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class SetUp:
    """What somebody needs to teach the app on the phone."""

    picture: str
    """An SVG, safe to print: no style and no script in it."""
    secret: str
    """The same for typing, in groups of four letters."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a code was not taken."""

    words: str


def has_second_factor(user: Person) -> bool:
    """Whether the user has set one up; asks no query of a user that the session brought."""
    if isinstance(user, AnonymousUser) or not user.pk:
        return False
    known: bool | None = getattr(user, "has_second_factor", None)
    if known is None:
        known = TOTPDevice.objects.filter(user=user, confirmed=True).exists()
    return known


def is_verified(user: Any) -> bool:
    """Whether this session has given a code."""
    return getattr(user, "otp_device", None) is not None


def waits_for_code(user: Any) -> bool:
    """Whether the password was right and the code is still to come."""
    return not is_verified(user) and has_second_factor(user)


def has_to_set_up(user: Any) -> bool:
    """Whether the site wants a second factor of somebody who has none."""
    if not settings.SECOND_FACTOR_REQUIRED or has_second_factor(user):
        return False
    return bool(user.is_superuser or user.has_perm("auth.change_user"))


def begin(user: User) -> None:
    """A new secret, which counts for nothing until a code proves that the phone has it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def begun(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def show_set_up(device: TOTPDevice) -> SetUp:
    picture = segno.make(device.config_url, error="m").svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, border=4, light="#fff", dark="#000"
    )
    letters = b32encode(device.bin_key).decode().rstrip("=").lower()
    groups = (letters[start : start + 4] for start in range(0, len(letters), 4))
    return SetUp(picture=picture, secret=" ".join(groups))


def confirm(user: User, code: str) -> tuple[Device, tuple[str, ...]] | Wrong:
    """Turns the second factor on; the device that counts, and the recovery codes to show once."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None:
            return Wrong("This was begun anew or ended in another window. Start again.")
        if wrong := _check(device, tidied(code)):
            return wrong
        TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return device, make_recovery_codes(user)


def verify(user: User, code: str) -> Device | Wrong:
    """The device that knows the code: the app for six digits, the recovery codes for the rest."""
    given = tidied(code)
    model: Any = TOTPDevice if len(given) == 6 and given.isdigit() else StaticDevice
    with transaction.atomic():
        device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return Wrong(WRONG)
        return _check(device, given) or device


def make_recovery_codes(user: User) -> tuple[str, ...]:
    """Ten new ones in the place of the old ones; each works once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return tuple(f"{code[:4]}-{code[4:]}" for code in codes)


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def remove(user: User) -> bool:
    """Takes it all away; whether there was any."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        return TOTPDevice.objects.filter(user=user).delete()[0] > 0


def tidied(code: str) -> str:
    """A code as it is kept: people type the spaces and hyphens that they see."""
    return "".join(code.replace("-", "").split()).lower()


WRONG = (
    "That code is not right, or was used before. Wait until the app shows the next one and type it "
    "within half a minute; or type a recovery code that you have not used."
)


def _check(device: Any, code: str) -> Wrong | None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Wrong(f"After a wrong code the next one has to wait. Try again {_when(why)}.")
    return None if device.verify_token(code) else Wrong(WRONG)


def _when(why: dict[str, Any]) -> str:
    until: datetime = why["locked_until"]
    seconds = int((until - timezone.now()).total_seconds()) + 1
    if seconds < 120:
        return f"in {seconds} second{'s' if seconds != 1 else ''}"
    return f"in {seconds // 60 + 1} minutes"
