"""Addresses of one page are one key, and each key has a file of its own."""

import pytest

from libs.plainsite.addresses import Site, address_of, file_of

SITE = Site("https://here", {"on": "2023-08-14"}, is_usual=False, left_out=("/admin/",))


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("/roadmap/?for=b&q=a&on=2023-08-14#top", "/roadmap/?for=b&q=a"),
        ("?q=a&for=b", "/roadmap/?for=b&q=a"),
        ("https://here/roadmap/?q=&on=", "/roadmap/"),
        ("../glossary/", "/glossary/"),
        ("https://here", "/"),
        ("/roadmap/?reform=b&reform=a", "/roadmap/?reform=b&reform=a"),
        ("/roadmap/?on=2022-04-28", None),
        ("https://elsewhere/roadmap/", None),
        ("mailto:somebody@example.org", None),
        ("https://[broken/", None),
    ],
)
def test_an_address_has_one_form(href: str, key: str | None) -> None:
    assert SITE.key(href, "/roadmap/") == key


def test_a_link_to_the_same_page_on_no_day_leads_to_another_page() -> None:
    assert SITE.is_itself_otherwise("/roadmap/?q=a", "/roadmap/?q=a")
    assert not SITE.is_itself_otherwise("/roadmap/?on=2023-08-14", "/roadmap/")
    assert not SITE.is_itself_otherwise("/glossary/", "/roadmap/")
    assert not Site("https://here", {"on": "2023-08-14"}).is_itself_otherwise("/", "/")


@pytest.mark.parametrize(
    ("key", "kind", "file", "address"),
    [
        ("/", "text/html", "index.html", "/"),
        ("/a/b/", "text/html", "a/b/index.html", "/a/b/"),
        ("/a.csv", "text/csv; charset=utf-8", "a.csv", "/a.csv"),
        (
            *("/a/?view=table", "text/html", "a/choices/view.table/index.html"),
            "/a/choices/view.table/",
        ),
        ("/a/?format=csv", "text/csv", "a/choices/format.csv.csv", "/a/choices/format.csv.csv"),
        ("/a.png?b=c&d=e", "image/png", "a/choices/b.c_d.e.png", "/a/choices/b.c_d.e.png"),
    ],
)
def test_a_page_has_a_file(key: str, kind: str, file: str, address: str) -> None:
    assert (file_of(key, kind), address_of(file)) == (file, address)


def test_values_that_are_no_names_of_files_stay_apart() -> None:
    values = ("Leeds", "leeds", "..%2F..%2Fetc", "%2F", "a+b", "a-b", "%C3%BC", "%C3%A4")
    files = {file_of(f"/areas/?q={value}", "text/html") for value in values}
    assert len(files) == len(values)
    assert all(file.startswith("areas/choices/q.") and file.count("/") == 3 for file in files)


@pytest.mark.parametrize("key", ["/../etc/passwd", "/a/%2e%2e/b", "/a%00b", "/a%5c..%5cb"])
def test_no_file_lies_outside_the_folder(key: str) -> None:
    with pytest.raises(ValueError, match="no address of a file"):
        file_of(key, "text/plain")
