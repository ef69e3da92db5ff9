"""Where a request ends has one reading, so none can be hidden in another (ASVS 4.2.1)."""

import re
import socket
from collections.abc import Iterator

import pytest

from tests.libs.webserver.echoing import served

HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
"""A second request on the same connection. What is refused has to take it along."""
LENGTH_5 = b"Content-Length: 5\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"

REFUSED = {
    "two lengths": LENGTH_5 + b"Content-Length: 0\r\n\r\nabcde",
    "a list of lengths": b"Content-Length: 5, 5\r\n\r\nabcde",
    "a length with a sign": b"Content-Length: +5\r\n\r\nabcde",
    "a length below nothing": b"Content-Length: -5\r\n\r\nabcde",
    "a length in another base": b"Content-Length: 0x5\r\n\r\nabcde",
    "a length on a folded line": b"X: a\r\n Content-Length: 5\r\n\r\nabcde",
    "a length behind a bare return": b"X: a\rContent-Length: 5\r\n\r\nabcde",
    "a blank before the colon": b"Content-Length : 5\r\n\r\nabcde",
    "chunks": CHUNKED + b"\r\n5\r\nabcde\r\n0\r\n\r\n",
    "chunks and a length": CHUNKED + LENGTH_5 + b"\r\n0\r\n\r\n",
    "a length and chunks": LENGTH_5 + CHUNKED + b"\r\n0\r\n\r\n",
    "chunks that are broken": CHUNKED + b"\r\n5\r\nabcdefg\r\n0\r\n\r\n",
    "chunks within something": b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "chunks that are not last": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "a coding that is none": LENGTH_5 + b"Transfer-Encoding: xchunked\r\n\r\nabcde",
    "a coding twice": CHUNKED + b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
}
TAKEN = {
    "a length": LENGTH_5 + b"\r\nabcde",
    "the same length twice": LENGTH_5 * 2 + b"\r\nabcde",
}


@pytest.fixture(scope="module")
def door() -> Iterator[tuple[str, int]]:
    with served() as address:
        yield address


def answers(door: tuple[str, int], sent: bytes) -> tuple[list[int], bytes]:
    """The statuses of all answers on one connection, and everything that came."""
    came = b""
    with socket.create_connection(door, timeout=10) as line:
        line.sendall(sent)
        try:
            while part := line.recv(65536):
                came += part
        except ConnectionResetError:
            pass  # it closed, and did not read the rest
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", came)], came


def test_a_request_with_two_readings_is_refused_and_hides_no_other(door: tuple[str, int]) -> None:
    start = b"POST / HTTP/1.1\r\nHost: a\r\n"
    for what, rest in REFUSED.items():
        statuses, came = answers(door, start + rest + HIDDEN)
        assert statuses in ([400], [411]), (what, came)
        assert b"hidden" not in came, (what, came)
    for what, rest in TAKEN.items():
        statuses, came = answers(door, start + rest + HIDDEN)
        assert statuses == [200, 200], (what, came)
        assert b"</ abcde>" in came
        assert b"</hidden >" in came


def test_old_and_other_protocols_carry_no_body_past_it(door: tuple[str, int]) -> None:
    old = b"POST / HTTP/1.0\r\n" + CHUNKED + LENGTH_5 + b"\r\nabcde" + HIDDEN
    assert answers(door, old)[0] == [400]
    # The site speaks HTTP/1.1 alone; the proxy in front may speak others.
    second = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9)
    assert answers(door, second)[0] in ([], [400], [505])


def test_what_is_at_hand_is_given_before_the_loop_hears_of_it(door: tuple[str, int]) -> None:
    """With the granian that is installed: a newer one may hand requests over otherwise."""
    both = b"GET /at-once HTTP/1.1\r\nHost: a\r\n\r\n" + HIDDEN
    statuses, came = answers(door, both)
    assert statuses == [200, 200]
    assert b"spared" in came
    assert b"</hidden >" in came
