"""The account that serves the site on PostgreSQL can do what the site does, and nothing else."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.test import Client

from config.environment import BASE_DIR
from glossary.models import Term

RECIPE = BASE_DIR / "deploy" / "postgresql.sql"
BEYOND = [
    "CREATE TABLE other (id int)",
    "CREATE TABLE public.other (id int)",
    "CREATE TEMPORARY TABLE other (id int)",
    "CREATE SCHEMA other",
    "CREATE ROLE other",
    "CREATE EXTENSION hstore",
    "DROP TABLE glossary_term CASCADE",
    "TRUNCATE reforms_update CASCADE",
    "ALTER TABLE reforms_update ADD COLUMN other int",
    "ALTER TABLE reforms_update DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "ALTER ROLE tracker_app SUPERUSER",
    "SET ROLE tracker_owner",
    "SELECT pg_read_file('/etc/hostname')",
    "SELECT lo_import('/etc/hostname')",
    "COPY auth_user TO PROGRAM 'cat'",
    "SELECT rolpassword FROM pg_authid",
]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_account_that_serves_writes_rows_and_can_do_no_more() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has accounts")
    User.objects.create_superuser("anna", password="a long password of four words")
    run(RECIPE.read_text())
    run("SET LOCAL SESSION AUTHORIZATION tracker_app")
    for statement in BEYOND:
        refused = pytest.raises(DatabaseError, match=r"permission denied|must be|not allowed")
        with refused, transaction.atomic():
            run(statement)
    editor = Client()
    signed_in = {"username": "anna", "password": "a long password of four words"}
    assert editor.post("/admin/login/", signed_in).status_code == 302
    typed = {"text": "TAC", "slug": "tac", "other_spellings": ""}
    assert editor.post("/admin/glossary/term/add/", typed).status_code == 302
    assert Term.objects.get().text == "TAC"
    assert Client().get("/glossary/").status_code == 200
    run("SET LOCAL SESSION AUTHORIZATION DEFAULT")


def test_the_recipe_gives_no_password_and_no_shared_account() -> None:
    recipe = RECIPE.read_text()
    assert "PASSWORD" not in recipe
    assert recipe.count("NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION") == 2
    told = (BASE_DIR / "docs" / "deploying.md").read_text()
    for line in (
        "hostssl tracker tracker_app,tracker_owner 10.0.0.0/24 cert",
        "postgres://tracker_app@host:6432/tracker?",
        "sslcert=",
        "DATABASE_URL=postgres://tracker_owner@host:5432/tracker?",
    ):
        assert line in told
