"""The tags that every template uses, without a database."""

from types import SimpleNamespace as Plain
from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import include, path

from reforms.marks import SIGNS
from reforms.models import Stage
from reforms.standing import Standing

NAMES = [
    path("", lambda _: HttpResponse(), name="home"),
    path("reforms/<slug>/", lambda _: HttpResponse(), name="reform"),
]
urlpatterns = [path("", include((NAMES, "reforms")))]

pytestmark = pytest.mark.urls(__name__)


def render(markup: str, **context: Any) -> str:
    return Template(markup).render(Context(context)).strip()


def site(day: str = "", fields: tuple[tuple[str, str], ...] = ()) -> Plain:
    shown = Plain(date=day, is_today=not day)
    return Plain(strip=Plain(day=shown), here="/roadmap/", form_fields=fields)


def test_an_address_is_plain_today() -> None:
    assert render("{% day_url 'reforms:reform' 'send' %}", site=site()) == "/reforms/send/"


def test_an_address_keeps_the_day_looked_at() -> None:
    past = site("2022-04-28")
    assert render("{% day_url 'reforms:home' %}", site=past) == "/?on=2022-04-28"


@pytest.mark.parametrize(
    ("day", "address"),
    [("2022-04-28", "/?on=2022-04-28&amp;sort=-target"), ("", "/?sort=-target")],
)
def test_an_address_takes_what_its_query_string_asks(day: str, address: str) -> None:
    markup = "{% day_url 'reforms:home' sort='-target' for=nobody %}"
    assert render(markup, site=site(day), nobody="") == address


def test_an_error_page_has_addresses_without_a_site() -> None:
    assert render("{% day_url 'reforms:home' %}") == "/"


@pytest.mark.parametrize(
    ("day", "address"),
    [("2022-04-28", "/roadmap/?q=a%26b&amp;on=2022-04-28"), ("", "/roadmap/?q=a%26b")],
)
def test_another_day_keeps_what_else_was_asked(day: str, address: str) -> None:
    page = site(fields=(("q", "a&b"),))
    assert render("{% page_on day %}", site=page, day=day) == address


def test_a_page_without_choices_is_its_own_address_today() -> None:
    assert render("{% page_on '' %}", site=site("2022-04-28")) == "/roadmap/"


def test_every_standing_has_a_sign() -> None:
    assert set(SIGNS) == set(Standing)


@pytest.mark.parametrize("key", Standing)
def test_a_standing_says_its_words_beside_its_sign(key: Standing) -> None:
    html = render("{% standing key %}", key=key)
    assert key.label in html
    assert f"standing--{key}" in html


def test_an_inferred_stage_says_so() -> None:
    assert "inferred" in render("{% stage key True %}", key=Stage.IN_DELIVERY)
    assert "inferred" not in render("{% stage key %}", key=Stage.IN_DELIVERY)


def test_a_fact_without_a_source_cites_nothing() -> None:
    assert render("{% cite source %}", source=None) == ""


class Asked(forms.Form):
    count = forms.IntegerField(help_text="A whole number")


def test_a_wrong_answer_is_kept_and_explained() -> None:
    form = Asked({"count": "many"})
    html = render("{% errors form %}{% field form.count %}", form=form)
    assert 'value="many"' in html
    assert 'href="#id_count"' in html
    assert 'class="govuk-input govuk-input--error"' in html
    assert 'aria-describedby="id_count_helptext id_count_error"' in html
    assert 'id="id_count_helptext"' in html
    assert 'id="id_count_error"' in html


def test_a_field_without_fault_has_no_error() -> None:
    assert "error" not in render("{% field form.count %}", form=Asked())
