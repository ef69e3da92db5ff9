"""Refuses passwords that were stolen elsewhere and published, without asking anybody.

`breached.hashes` is made by `python -m dev.breached`: the first bytes of the SHA-256 of each such
password that is long enough here, in order. Nobody reads a password in it, and it takes no memory.
"""

import string
from bisect import bisect_left
from hashlib import sha256
from pathlib import Path

from django.core.exceptions import ValidationError

HASHES = Path(__file__).with_name("breached.hashes")
HASH_BYTES = 5
"""Of a password that nobody has, one in eight million is refused too."""
LEAST_CHARS = 12
"""Shorter ones are not in the file: they are refused for that."""


class NotBreached:
    """Refuses "leavemealone", in whatever case, and "HappyBirthday99!", which only adds to one."""

    def validate(self, password: str, user: object = None) -> None:
        hashes = HASHES.read_bytes()
        if any(hash_of(form) in Sorted(hashes) for form in forms_of(password)):
            raise ValidationError(
                "This password, or what it is made of, was stolen elsewhere and published. Those "
                "are guessed first.",
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return "Your password can’t be one that is known to be stolen somewhere."


def forms_of(password: str) -> set[str]:
    """As it is kept, and without the digits and signs around it."""
    given = password.casefold()
    return {given, given.strip(string.digits + string.punctuation)}


def hash_of(password: str) -> bytes:
    return sha256(password.encode()).digest()[:HASH_BYTES]


class Sorted:
    """The hashes of a file, each `HASH_BYTES` long."""

    def __init__(self, hashes: bytes) -> None:
        self._hashes = hashes

    def _at(self, place: int) -> bytes:
        return self._hashes[place * HASH_BYTES : (place + 1) * HASH_BYTES]

    def __contains__(self, wanted: bytes) -> bool:
        places = range(len(self._hashes) // HASH_BYTES)
        return self._at(bisect_left(places, wanted, key=self._at)) == wanted
