"""Whatever a stranger sends: the answer is a page, never an error of the server."""

from typing import Any
from urllib.parse import quote, quote_from_bytes, urlencode

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site.addresses import FILES, PARAMETERS, one_of
from tests.site.checks import Read, words
from tests.torture import examples, share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("everything"),
    pytest.mark.both_databases,
]

VALUES = {
    "NUL": "a\0b",
    "NUL alone": "\0",
    "other controls": "\x01\x08\x1b[31m\x7f\x85\u2028",
    "emoji": "👩‍🏫🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "right to left": "עברית ‮gnorw‬ العربية",
    "marks": "Z̸̡̛a̷͝l̶̈g̵͆o̴͝",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "out of an attribute": "\" autofocus onfocus=alert(1) x='",
    "a template": "{{ settings.SECRET_KEY }}{% debug %}",
    "SQL": "'; DROP TABLE reforms_update; --",
    "wildcards": "%_\\%_\\",
    "a pattern": "(((a+)+)+)+$",
    "a path": "../../../../etc/passwd",
    "new lines": "a\r\nSet-Cookie: x=1\r\n\r\n",
    "5,000 letters": "a" * 5_000,
    "5,000 digits": "9" * 5_000,
    "a huge number": "99999999999999999999",
    "past 64 bits": "9223372036854775808",
    "negative": "-1",
    "nought": "0",
    "a fraction": "1.5",
    "an exponent": "1e9",
    "not a number": "nan",
    "digits of Arabic": "٢٠٢٣-٠٨-١٤",
    "digits of Bengali": "১",
    "wide digits": "２０２３",
    "spaces": "   ",
    "nothing": "",
}
RAW = {
    "broken percents": "{0}=%&{0}=%z&{0}=%1",
    "bytes that are no UTF-8": "{0}=%ff%fe%80",
    "half of a pair": "{0}=%ed%a0%80",
    "an overlong NUL": "{0}=%c0%80",
    "no value": "{0}",
    "no name": "=&&==&;",
    "an array": "{0}[]=a&{0}[0]=b&{0}[__proto__]=c",
    "repeated": "{0}=2022-04-28&{0}=2023-08-14&{0}=",
    "repeated and wrong": "{0}=2022-04-28&{0}=%00",
    "a name with NUL": "{0}%00=1&%00{0}=1&a%00b=%00",
    "999 fields": "&".join(["{0}=a"] * 999),
    "1,100 fields": "&".join(["x"] * 1_100),
    "1 MB": "{0}=" + "a" * 1_000_000,
    "10,000 letters": "{0}=" + "a" * 10_000,
}
"""Query strings as they come over the wire; {0} is the name of a parameter of the page."""

DATABASES_DIFFER = {
    *("NUL", "NUL alone", "other controls", "emoji", "wildcards", "5,000 letters", "past 64 bits"),
    *("a huge number", "bytes that are no UTF-8", "half of a pair", "an overlong NUL"),
}
"""What one database may refuse and another take; the rest is the same code on both."""

ASKED = [(name, parameter) for name, known in PARAMETERS.items() for parameter in known]
ASKED += [(name, "on") for name in FILES]
ASKED += [("accessibility", "x")]
"""Everything with each parameter that it knows, and a page with one that none does."""

ASKED_HERE = share(ASKED, 1)
"""PostgreSQL is asked some."""

ONE_IN = 60
"""Each parameter gets one strange value in so many, its neighbours the others."""


def ask(client: Client, address: str, query: str) -> Any:
    """What comes back for a raw query string, which the test's client would mend."""
    return client.get(address, QUERY_STRING=query)


def fault(response: Any) -> str:
    """What is wrong with an answer to a strange request, or ""."""
    if response.status_code not in (200, 400, 404):
        return f"status {response.status_code}"
    if response["Content-Type"] in FILES.values() and response.status_code == 200:
        return ""
    text = response.content.decode()
    if text.count("<h1") != 1 or "</html>" not in text:
        return "not a page"
    if "\0" in text or '"//' in text or "<script>alert" in text or "onfocus=alert(1) x='\"" in text:
        return "it stands in the page as it came"
    return "a cookie" if response.cookies else ""


@pytest.mark.parametrize(("name", "parameter"), ASKED_HERE, ids=lambda part: part)
def test_no_value_of_a_parameter_breaks_a_page(name: str, parameter: str, client: Client) -> None:
    address = one_of(name)
    queries = {title: f"{parameter}={quote(value)}" for title, value in VALUES.items()}
    queries |= {title: query.replace("{0}", parameter) for title, query in RAW.items()}
    if connection.vendor == "postgresql":
        queries = {title: queries[title] for title in queries if title in DATABASES_DIFFER}
    tried = share(list(queries.items()), ONE_IN, start=ASKED.index((name, parameter)))
    faults = {title: fault(ask(client, address, query)) for title, query in tried}
    assert {title: found for title, found in faults.items() if found} == {}


# What a refusal has to say: which parameter could not be read, and what is right.
REFUSED = [
    ("/roadmap/?view=map", "Show the roadmap as a timeline or a table"),
    ("/roadmap/?page=0", "Write a page number as a whole number"),
    ("/roadmap/?page=-3", "Write a page number as a whole number"),
    ("/roadmap/?page=99999999999999999999", "Write a page number as a whole number"),
    ("/roadmap/?page=two", "Write a page number as a whole number"),
    ("/roadmap/?sort=colour", "Sort the roadmap by title, stage or target"),
    ("/roadmap/?group=colour", "Group the roadmap by strand, stage or force"),
    ("/roadmap/?strand=colour", "No strand has that name"),
    ("/roadmap/?strand=%00", "No strand has that name on this day"),
    ("/roadmap/?stage=late", "Choose one of in-delivery, in-development, future, not-staged"),
    ("/roadmap/?standing=late", "Choose one of open, upcoming, in-its-window"),
    ("/roadmap/?for=nobody", "No audience with a date has that name"),
    ("/roadmap/?years=next-2-months", "or choose next-3-months, next-12-months or school-year"),
    ("/roadmap/?years=next-three-months", "Write years as in 2023-2025"),
    ("/roadmap/?body=nobody", "No delivery body with a role in a reform has that name"),
    ("/roadmap/?body=%00", "has that name on this day"),
    ("/roadmap/?q=" + "a" * 101, "Write no more than 100 characters"),
    ("/roadmap/?q=a%00b", "a character that cannot be searched for"),
    ("/brief/?reform=a%00b", "has the name “ab”"),
    ("/changes/?format=pdf", "a page or csv"),
    ("/changes/?from=2023-08-14&to=2022-04-28", "Put the earlier one first"),
    ("/changes/?from=soon", "year-month-day, for example 2023-08-14"),
    ("/glossary/?q=" + "a" * 101, "must be 100 characters or fewer"),
    ("/glossary/?q=%00", "must not include invisible characters"),
    ("/areas/?q=" + "a" * 101, "must be 100 characters or fewer"),
    ("/search/?q=" + "a" * 101, "must be 100 characters or fewer"),
    ("/search/?q=%00", "must not include invisible characters"),
    ("/areas/?q=%00", "must not include invisible characters"),
]


@pytest.mark.parametrize(("address", "says"), share(REFUSED, 2), ids=lambda part: part[:40])
def test_a_refusal_says_what_was_wrong_and_what_is_right(
    address: str, says: str, client: Client
) -> None:
    response = client.get(address)
    page = Read(address, response.content.decode())
    assert response.status_code == 400
    assert says in " ".join(words(one) for one in page.all("p") if one.get("class") == "lede")
    assert page.faults() == []


@pytest.mark.parametrize("query", ["x=" + "a" * 8_193, "&".join(["x"] * 1_001)], ids=len)
def test_an_endless_address_is_refused_with_a_page(query: str, client: Client) -> None:
    response = ask(client, "/roadmap/", query)
    page = Read("/roadmap/", response.content.decode())
    assert response.status_code == 400
    assert (page.faults(), page.heading) == ([], "There is a problem with this address")


PATHS = [
    *("/reforms/", "/bodies/", "/reforms//", "/reforms/x", "/glossary/x/y/", "/roadmap/x/"),
    *("/ROADMAP/", "/Reforms/senco-npq/", "/roadmap", "/roadmap.html", "/index.php", "/."),
    *("/reforms/\0/", "/reforms/senco-npq\0/", "/\0", "/reforms/a\r\nSet-Cookie: x=1/"),
    *("/reforms/é/", "/glossary/👩‍🏫/", "/glossary/עברית/", "/glossary/٢/", "/sources/‮/"),
    *("/reforms/../../etc/passwd", "/reforms/..%2f..%2fetc%2fpasswd/", "/static/../manage.py"),
    *("/reforms/<script>alert(1)</script>/", "/reforms/%22onload=/", "/reforms/{{ 7 }}/"),
    *("/reforms/" + "a" * 10_000 + "/", "/" + "a/" * 2_000, "/bodies/" + "-" * 300 + "/"),
    *("//evil.example.org/", "//evil.example.org/roadmap", "/\\evil.example.org/roadmap"),
    *("/static/", "/static/build", "/static/\0.css", "/.env", "/.git/config", "/db.sqlite3"),
    *("/admin.php", "/wp-login.php", "/cgi-bin/test", "/reforms/senco-npq/feed", "*", ""),
]


@pytest.mark.parametrize("path", share(PATHS, 2), ids=lambda path: ascii(path)[:40])
def test_no_path_breaks_the_site(path: str, client: Client) -> None:
    # As a server hands it over: bytes decoded one by one.
    response: Any = client.get("/", PATH_INFO=path.encode().decode("latin-1"))
    if response.status_code in (301, 302):
        assert response["Location"].startswith("/")
        assert not response["Location"].startswith(("//", "/\\"))
    elif path in ("", "*"):
        assert response.status_code in (200, 404)
    else:
        assert response.status_code == 404
        assert fault(response) == ""


def test_bytes_that_are_no_text_are_no_path(client: Client) -> None:
    for path in ("/reforms/\xff/", "/\xc0\x80/", "/reforms/\xed\xa0\x80/"):
        assert client.get("/", PATH_INFO=path).status_code == 404


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
parameters = st.sampled_from(sorted({p for known in PARAMETERS.values() for p in known}))
nearly_right = st.sampled_from(
    [*("2022-04-28", "2023-08-14", "2026-11-22", "1", "2", "stage", "-target", "csv"), "send"]
)
pairs = st.lists(st.tuples(parameters | texts, nearly_right | texts), max_size=6)
encoded = pairs.map(urlencode) | st.binary(max_size=60).map(quote_from_bytes)
raw = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=60)


@settings(max_examples=examples(15))
@given(name=st.sampled_from(sorted(PARAMETERS)), query=encoded | raw)
def test_no_query_string_breaks_a_page(name: str, query: str) -> None:
    response = ask(Client(), one_of(name), query)
    assert fault(response) == ""
