"""One number for each address and allowance, in memory that a process shares with its forks."""

import mmap
import secrets
import threading
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network

PLACES = 2**16
"""Addresses that are counted apart; two that meet in one place share an allowance."""
NUMBER_BYTES = 8
HOME_BITS = 64
"""Of an IPv6 address, what a provider gives to one household: whoever has it, has 2**64 others."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, and one more every so many seconds; `name` tells it from others."""

    name: str
    at_once: int
    seconds: float


class Counters:
    """What was asked from each address. Any number of threads and forked processes may count.

    Two processes that count for one address in the same microsecond may count one instead of two:
    a lock between processes would stay closed where one of them is killed.
    """

    def __init__(self) -> None:
        # The system shares it with forks, and gives its memory only where something is written.
        self._numbers = memoryview(mmap.mmap(-1, PLACES * NUMBER_BYTES)).cast("d")
        self._key = secrets.token_bytes(16)
        self._guard = threading.Lock()

    def wait(self, allowance: Allowance, address: str, now: float) -> float:
        """Counts one request at `now`, in seconds of any clock that all processes share.

        Gives 0, or the seconds after which the next one is taken; that one was not counted.
        """
        place = self._place(allowance, address)
        with self._guard:
            # When all of the allowance is free again.
            free = max(self._numbers[place], now)
            over = free - now - (allowance.at_once - 1) * allowance.seconds
            if over > 0:
                return over
            self._numbers[place] = free + allowance.seconds
            return 0.0

    def _place(self, allowance: Allowance, address: str) -> int:
        said = f"{allowance.name} {_home(address)}".encode()
        digest = blake2b(said, digest_size=8, key=self._key).digest()
        return int.from_bytes(digest) % PLACES


def _home(address: str) -> str:
    """The address, or the network that one household has."""
    read = ip_address(address)
    if isinstance(read, IPv6Address):
        return str(ip_network((read.packed, HOME_BITS), strict=False))
    return str(read)
