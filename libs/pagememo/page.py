"""One finished answer: its bytes in one form, and the headers that go with them."""

import base64
from dataclasses import dataclass
from hashlib import blake2b

from django.utils.http import parse_etags

from libs.pagememo.encodings import FEWEST_BYTES, PLAIN, SHRINKS, decoders, encoders

Headers = list[tuple[str, str]]

OK = "200 OK"
KEPT = "pagememo.kept"
"""In the environ of a request that was answered with a page that was kept: True."""
ALWAYS_ASK = "public, no-cache"
"""Anybody may keep the page, and asks each time whether it still stands."""

MADE_HERE = {"content-length", "content-encoding", "etag", "vary"}
BESIDES_THE_BYTES = 1_000
"""About what an entry takes in memory besides its body: headers, tag, and its place."""


@dataclass(frozen=True, slots=True)
class Page:
    """`headers` are those of the view; `sent` are all, with the tag and length of these bytes.

    A page that hangs on its reader (`is_for_everybody` is false) is sent with the view's headers.
    """

    headers: Headers
    encoding: str
    body: bytes
    shrinks: bool
    tag: str
    sent: Headers
    is_for_everybody: bool

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + BESIDES_THE_BYTES

    @property
    def unchanged(self) -> Headers:
        """The headers that say that the reader's copy still stands."""
        told = {"etag", "cache-control", "vary"}
        return [(name, value) for name, value in self.sent if name.lower() in told]

    def is_meant_by(self, if_none_match: str) -> bool:
        """Whether an If-None-Match header names these bytes; a proxy may have called them weak."""
        if not if_none_match or not self.is_for_everybody:
            return False
        named = parse_etags(if_none_match)
        return "*" in named or self.tag in {one.removeprefix("W/") for one in named}

    def in_form(self, encoding: str) -> "Page":
        """The same page in another form, if it shrinks at all."""
        if encoding == self.encoding or not self.shrinks:
            return self
        return finish(self.headers, decoders[self.encoding](self.body), encoding)


def finish(headers: Headers, body: bytes, encoding: str) -> Page:
    """The answer in the form asked for, or in the plain one where it would not shrink."""
    if not _is_for_everybody(headers):
        return Page(headers, PLAIN, body, False, "", headers, False)
    shrinks = len(body) >= FEWEST_BYTES and bool(SHRINKS.match(_value(headers, "content-type")))
    form = encoding if shrinks else PLAIN
    formed = encoders[form](body)
    digest = blake2b(formed, digest_size=15).digest()
    tag = f'"{base64.urlsafe_b64encode(digest).decode()}"'
    sent = [(name, value) for name, value in headers if name.lower() not in MADE_HERE]
    sent += [("Content-Length", str(len(formed))), ("ETag", tag), ("Vary", "Accept-Encoding")]
    if form != PLAIN:
        sent.append(("Content-Encoding", form))
    if not _value(headers, "cache-control"):
        sent.append(("Cache-Control", ALWAYS_ASK))
    return Page(headers, form, formed, shrinks, tag, sent, True)


def _is_for_everybody(headers: Headers) -> bool:
    """Whether an answer hangs on nothing that its reader sent besides the address."""
    asked = {part.strip().lower() for part in _value(headers, "vary").split(",")}
    control = _value(headers, "cache-control")
    return (
        not _value(headers, "set-cookie")
        and not _value(headers, "content-encoding")
        and asked <= {"", "accept-encoding"}
        and "private" not in control
        and "no-store" not in control
    )


def _value(headers: Headers, wanted: str) -> str:
    return ", ".join(value for name, value in headers if name.lower() == wanted)
