"""An undefined variable in a template fails the test that renders it."""

import pytest
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string

from tests.undefined import UndefinedVariable


def render(source: str) -> str:
    return engines["django"].from_string(source).render({"known": "here", "nothing": None})


def test_a_known_variable_is_printed() -> None:
    assert render("{{ known }}{{ nothing }}") == "hereNone"


@pytest.mark.parametrize("source", ["{{ unknown }}", "{{ known.part }}", "{{ unknown|title }}"])
def test_an_unknown_variable_fails(source: str) -> None:
    with pytest.raises(UndefinedVariable):
        render(source)


def test_asking_whether_a_variable_is_there_is_allowed() -> None:
    assert render("{% if unknown %}yes{% else %}no{% endif %}") == "no"


def test_other_peoples_templates_keep_djangos_leniency() -> None:
    request = HttpRequest()
    request.path = "/admin/"
    page = render_to_string("admin/404.html", request=request)
    assert "</html>" in page
