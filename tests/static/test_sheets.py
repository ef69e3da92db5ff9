"""The style sheets say nothing that no page can show."""

import re

import pytest

from config.environment import BASE_DIR
from tests.static.classes import named
from tests.static.sheets import SCSS, declarations, sheets, styled_classes


def test_every_class_that_is_styled_is_named_somewhere() -> None:
    styled = {str(file.relative_to(SCSS)): styled_classes(file.read_text()) for file in sheets()}
    assert sum(map(len, styled.values())) > 300
    known = named()
    dead = {sheet: {one for one in names if one not in known} for sheet, names in styled.items()}
    assert {sheet: sorted(names) for sheet, names in dead.items() if names} == {}


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("timeline__head", True),  # in a template
        ("stage--in-delivery", True),  # in a template, with a hole that a stage fills
        ("regions__yorkshire-and-the-humber", True),  # the same, filled from data
        ("chart__state", True),  # the same, filled by the geometry
        ("needs-list", True),  # in a block of Django's class attribute
        ("explained--closed", True),  # by a script
        ("vTextField", True),  # by a form
        ("submit-row", True),  # by Django
        ("explained-list--paper", True),  # by code that writes HTML
        ("delivery-body", False),
        ("stage--no-such-stage", False),
        ("timeline__", False),
    ],
)
def test_a_class_is_found_where_it_is_named(name: str, is_named: bool) -> None:
    assert (name in named()) is is_named


def test_every_value_that_is_read_is_set_and_every_colour_that_is_set_is_read() -> None:
    texts = {file: file.read_text() for file in sheets()}
    colours = set(re.findall(r"^  ([\w-]+): .+,$", texts[SCSS / "_tokens.scss"], re.MULTILINE))
    ours = {name for text in texts.values() for name, _ in declarations(text)}
    set_here = colours | {name.removeprefix("--") for name in ours if name.startswith("--")}
    reading = r"(?:var\(--|colour\()([\w-]+)"
    read = {name for text in texts.values() for name in re.findall(reading, text)}
    assert len(read) > 40
    assert read - set_here == set()
    # Django's own sheets read this one by the same name.
    assert colours - read == {"selected-row"}


@pytest.mark.parametrize("picture", ["timeline_sheet.css", "chart_poster.css", "card.css"])
def test_pictures_that_leave_the_site_have_the_light_colours_and_need_nothing_else(
    picture: str,
) -> None:
    built = (BASE_DIR / "static" / "build" / picture).read_text()
    light = (SCSS / "_tokens.scss").read_text().split("$dark", 1)[0]
    named_here = set(re.findall(r"#[0-9a-f]{3,8}\b", built))
    assert len(named_here) > 5
    assert named_here <= set(re.findall(r"#[0-9a-f]{3,8}\b", light))
    assert not re.search(r"var\(|url\(|@|[<&]", built)
