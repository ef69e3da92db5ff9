"""Keeps the tests off the network: only this machine may be connected to, or asked for by name."""

import ipaddress
import sys
from typing import Any

LOCAL_NAMES = {None, "", "localhost", b"localhost"}


class NetworkReached(Exception):
    """A test tried to reach another machine."""


def is_local(host: Any) -> bool:
    """Whether a host stands for this machine."""
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Python's audit hook, which no library can go around from Python."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not is_local(host):
        raise NetworkReached(f"{event} to {host!r}: tests stay on this machine")


def block() -> None:
    """Begin to watch; there is no way back, which is the point."""
    sys.addaudithook(watch)
