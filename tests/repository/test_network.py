"""No test reaches another machine."""

import socket
import urllib.request

import pytest

from tests.network import NetworkReached


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outside, pytest.raises(NetworkReached):
        outside.connect(("192.0.2.1", 80))


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(NetworkReached):
        urllib.request.urlopen("http://example.org/", timeout=1)


def test_a_message_to_another_machine_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as outside, pytest.raises(NetworkReached):
        outside.sendto(b"", ("192.0.2.1", 53))


def test_this_machine_may_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as inside,
    ):
        assert inside.getpeername() == server.getsockname()
