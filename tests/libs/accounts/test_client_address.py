"""Whose address a failed sign-in counts for, in whatever words proxies write it."""

from typing import Any

import pytest
from django.test import RequestFactory

from libs.accounts.locks import client_address


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("203.0.113.9, 192.0.2.1", "192.0.2.1"),
        ("192.0.2.1:5678", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:db8::1]:5678", "2001:db8::1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::1"),
        # No address: the proxy's own.
        ("unknown", "198.51.100.7"),
        ("_hidden", "198.51.100.7"),
        ("192.0.2.1, ", "198.51.100.7"),
        ("999.0.2.1", "198.51.100.7"),
        ("[", "198.51.100.7"),
        ("'; DROP TABLE", "198.51.100.7"),
        ("", "198.51.100.7"),
    ],
)
def test_an_address_is_read_in_any_form(forwarded: str, address: str, settings: Any) -> None:
    settings.HTTPS = True
    request = RequestFactory().post("/", REMOTE_ADDR="198.51.100.7")
    request.META["HTTP_X_FORWARDED_FOR"] = forwarded

    assert client_address(request) == address


def test_a_server_without_addresses_has_none() -> None:
    """As on a socket file."""
    assert client_address(RequestFactory().post("/", REMOTE_ADDR="")) is None
