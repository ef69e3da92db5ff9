"""The way from a public page to its form: for editors alone, and at nobody else's cost."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from libs.backoffice.panels import list_of
from reforms.models import Reform, Update
from tests.rows import add

PAGE = "/reforms/plan/"
BUTTON = "Record an update"


@pytest.fixture(autouse=True)
def reform(db: None) -> Reform:
    reform = add(Reform, slug="plan")
    add(Update, reform=reform)
    return reform


def test_an_editor_is_led_to_the_form_and_the_page_is_theirs_alone(
    reform: Reform, admin_client: Client
) -> None:
    response = admin_client.get(PAGE)
    address = list_of(Update, "add", reform=reform.pk)
    assert f'href="{address}">{BUTTON}</a>' in response.content.decode()
    assert response["Cache-Control"] == "private"


def test_a_stranger_is_told_nothing_of_it_and_the_page_is_everybodys(client: Client) -> None:
    response = client.get(PAGE)
    assert BUTTON not in response.content.decode()
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "private" not in response.get("Cache-Control", "")


@pytest.mark.parametrize("is_staff", [True, False])
def test_somebody_who_may_not_record_sees_no_button(is_staff: bool, client: Client) -> None:
    client.force_login(User.objects.create_user("somebody", is_staff=is_staff))
    response = client.get(PAGE)
    assert BUTTON not in response.content.decode()
    assert response["Cache-Control"] == "private"


def test_a_made_up_session_is_no_error(client: Client) -> None:
    client.cookies["sessionid"] = "somebody"
    response = client.get(PAGE)
    assert response.status_code == 200
    assert BUTTON not in response.content.decode()
    assert response["Cache-Control"] == "private"
