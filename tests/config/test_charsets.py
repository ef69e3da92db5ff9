"""No charset that a request names breaks an answer, or has a page kept for another address."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest

from config.charsets import is_utf8
from config.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

STRANGE = ["zip", "undefined", "idna", "cp037", "utf-16", "utf-7", "no-such", "x" * 11_000]
FORM = "multipart/form-data; boundary=a"
BODY = b'--a\r\nContent-Disposition: form-data; name="username"\r\n\r\nanna\r\n--a--'


def ask(method: str, path: str, query: str, kind: str, body: bytes = b"") -> tuple[str, str]:
    environ: dict[str, object] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": kind,
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.input": BytesIO(body),
    }
    if body:
        environ |= {"CONTENT_LENGTH": str(len(body)), "HTTP_COOKIE": "csrftoken=" + "a" * 32}
    setup_testing_defaults(environ)
    told: list[str] = []
    answer = application(environ, lambda status, *_: told.append(status))
    return told[-1], b"".join(answer).decode()


@pytest.mark.parametrize("charset", STRANGE, ids=lambda name: name[:9])
def test_an_address_is_read_as_utf8_whatever_its_header_says(charset: str) -> None:
    kind = f"text/html; charset={charset}"
    status, page = ask("GET", "/about/", "on=2023-08-14", kind)
    assert (status, "14 August 2023" in page) == ("200 OK", True)


@pytest.mark.parametrize("charset", STRANGE, ids=lambda name: name[:9])
def test_a_form_in_another_charset_is_refused(charset: str) -> None:
    kind = f"{FORM}; charset={charset}"
    status, says = ask("POST", "/admin/login/", "", kind, BODY)
    assert (status, says[:18]) == ("400 Bad Request", "Send text as UTF-8")


def test_a_form_in_utf8_is_read() -> None:
    for kind in (FORM, f"{FORM}; charset=UTF-8", f'{FORM}; charset="utf8"'):
        assert is_utf8(kind)
        assert ask("POST", "/admin/login/", "", kind, BODY)[0] == "403 Forbidden"  # no token
