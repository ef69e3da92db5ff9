"""Signing in to the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

PASSWORD = "a long password of four words"


def sign_in(client: Client, password: str) -> int:
    answer = client.post(reverse("admin:login"), {"username": "anna", "password": password})
    return answer.status_code


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


def test_an_administrator_signs_in(client: Client, administrator: User) -> None:
    assert sign_in(client, PASSWORD) == 302


def test_five_wrong_passwords_lock_the_door_for_the_right_one_too(
    client: Client, administrator: User
) -> None:
    answers = [sign_in(client, "wrong") for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert sign_in(client, PASSWORD) == 429
