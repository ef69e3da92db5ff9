"""An editor at one server of `make cluster`: signs in there and saves a form, as a browser does."""

import re
from collections.abc import Mapping
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

INPUT = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|value|type)="([^"]*)"')


class Editor:
    """One session, which every server knows, since it is in the database."""

    def __init__(self, name: str, password: str, handler: HTTPSHandler) -> None:
        opener = build_opener(HTTPCookieProcessor(CookieJar()), handler)
        opener.addheaders.append(("X-Forwarded-Proto", "https"))  # as nginx says of readers
        self._open = opener.open
        self._name, self._password = name, password

    def sign_in(self, server: str) -> None:
        page = f"{server}/admin/login/?next=/admin/"
        told = self._send(page, {"username": self._name, "password": self._password})
        if 'name="username"' in told:
            raise SystemExit("The editor could not sign in.")

    def change(self, server: str, address: str, **values: str) -> None:
        """Save the form at an address of one server with some values changed."""
        told = self._send(server + address, values | {"_save": "Save"})
        if "errornote" in told:
            raise SystemExit(f"The form at {address} was refused.")

    def _send(self, page: str, values: Mapping[str, str]) -> str:
        form = self._read(page)
        fields = {**dict(_fields(form)), **values}
        # Django wants to know that a form was sent from a page of its own.
        return self._read(page, urlencode(fields).encode(), Referer=page)

    def _read(self, page: str, sent: bytes | None = None, **headers: str) -> str:
        asked = Request(page, sent, headers)  # noqa: S310  # our own address
        with self._open(asked) as answer:
            return bytes(answer.read()).decode()


def _fields(form: str) -> list[tuple[str, str]]:
    """The names and values of the inputs of a page, its buttons left out."""
    found = (dict(ATTRIBUTE.findall(tag)) for tag in INPUT.findall(form))
    return [
        (one["name"], unescape(one.get("value", "")))
        for one in found
        if "name" in one and one.get("type") not in ("submit", "search", "checkbox")
    ]
