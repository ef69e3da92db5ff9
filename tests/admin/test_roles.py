"""Every address of the admin, asked for and posted to by everybody there is."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.test import Client

from config.roles import ROLE_RIGHTS, ROLES
from libs.accounts.roles import make_missing_roles, rights_of
from libs.backoffice.panels import list_of
from reforms.models import Reform
from seeds.models import Document, PassageCheck, Sourced
from tests.admin.admin_urls import add_one_of_each, admin_addresses, url_names
from tests.torture import share

# What each may do with facts, facts that hold something of ours, texts (all that is not named
# here), documents, users, groups and checks of passages: v looks, a adds, c changes, d deletes.
EXPECTED = {
    "viewer": ("v", "v", "v", "v", "", "", "v"),
    "editor": ("va", "vac", "vac", "va", "", "", "v"),
    "publisher": ("va", "vac", "vacd", "vacd", "vacd", "", "vd"),
    "superuser": ("va", "vac", "vacd", "vacd", "vacd", "vacd", "vd"),
}
FACT, FACT_WITH_OURS, TEXT = range(3)
KINDS = [FACT, FACT_WITH_OURS, TEXT, Document, User, Group, PassageCheck]
# Which letter a page wants of somebody who looks at it, and of somebody who posts to it.
WANTED = {
    "changelist": "vv",
    "add": "aa",
    "change": "vc",
    "delete": "dd",
    "history": "vv",
    "checked": "aa",  # of reforms, as the log sees it
    "import": "aa",
    "export": "v-",  # there is nothing to post
    "reading": "a-",  # what a source's words for a time are read as
    "password_change": "cc",  # of a user, by somebody else
}
# The answers of pages that are no model's to everybody who may come in, looked at and posted to.
ROOM = {
    "index": (200, 200),
    "app_list": (200, 200),
    "autocomplete": (200, 405),
    "jsi18n": (200, 405),
    "login": (302, 200),
    "logout": (405, 200),
    "password_change": (200, 200),
    "password_change_done": (200, 405),
    "second_factor": (200, 200),
    "sessions": (200, 302),
    "signed_in": (200, 405),
    "view_on_site": (404, 404),
}
OPEN = {"login": (200, 200), "reading": (403, 405)}
"""What strangers get, and what the form's script is told; all else sends them to sign in."""


@pytest.fixture
def rows(admin_user: User) -> dict[type[Model], Model]:
    return add_one_of_each(2, admin_user)


def signed_in(role: str) -> Client:
    client = Client()
    if role != "stranger":
        user = User.objects.create_user(role, is_staff=role != "outsider")
        user.is_superuser = role == "superuser"
        user.save()
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
    return client


def is_edited(model: type[Model]) -> bool:
    return bool(getattr(admin.site.get_model_admin(model), "is_edited", False))


def kind_of(model: type[Model]) -> int:
    if issubclass(model, Sourced):
        return FACT_WITH_OURS if model.OURS else FACT
    return KINDS.index(model) if model in KINDS else TEXT


def answers(client: Client, url: str) -> tuple[int, int]:
    return client.get(url).status_code, client.post(url).status_code


@pytest.mark.parametrize(
    "role",
    # Who sees everything lets each database answer every query of the admin once.
    [*ROLES, pytest.param("superuser", marks=pytest.mark.both_databases)],
)
def test_a_role_gets_into_what_it_may_and_nothing_else(
    role: str, rows: dict[type[Model], Model]
) -> None:
    client, seen, wrong = signed_in(role), set(), {}
    # One model in so many, the roles beside it others; and all pages that are no model's.
    # PostgreSQL sees one role alone, so more models.
    one_in = 4 if connection.vendor == "postgresql" else 20
    tried = {None, *share(list(rows), one_in, start=list(EXPECTED).index(role))}
    for address in admin_addresses(rows):
        seen.add(address.name)
        if address.model not in tried:
            continue
        if address.model is None:
            expected = ROOM[address.page]
        else:
            may = EXPECTED[role][kind_of(address.model)]
            looks, posts = WANTED[address.page][0], WANTED[address.page][1]
            refused = 405 if posts == "-" else 403
            expected = (200 if looks in may else 403, 200 if posts in may else refused)
            if address.page == "change" and expected[1] == 200 and is_edited(address.model):
                # Nobody who posts an empty form has seen the row.
                expected = (200, 409)
        got = answers(client, address.url)
        # What is let in may be saved, which leads on, or lack the mark of what the form showed.
        let_in = {200, 302, 409} if expected[1] == 200 else {expected[1]}
        if got[0] != expected[0] or got[1] not in let_in:
            wrong[address.url] = (got, expected)
        if address.page == "logout":
            client = signed_in_again(client, role)
    assert wrong == {}
    assert seen == url_names()


def signed_in_again(client: Client, role: str) -> Client:
    client.force_login(User.objects.get(username=role))
    return client


@pytest.mark.parametrize("role", ["stranger", "outsider"])
def test_somebody_without_a_role_gets_no_further_than_the_form(
    role: str, rows: dict[type[Model], Model]
) -> None:
    client = signed_in(role)
    half = ["stranger", "outsider"].index(role)
    for address in share(list(admin_addresses(rows)), 6, start=half):
        if address.page in OPEN:
            assert answers(client, address.url) == OPEN[address.page]
        else:
            for answer in (client.get(address.url), client.post(address.url)):
                assert answer.status_code == 302, address.url
                way = "/admin/" if address.page == "logout" else "/admin/login/?next="
                assert answer.headers["Location"].startswith(way), address.url


def test_the_table_names_every_model_of_the_editors_room_but_groups() -> None:
    named = {name for row in ROLE_RIGHTS for name in row.models}
    # Drafts and documents that are read in have pages of their own, made by no class of Django's.
    assert named - {"sittings.draft", "intake.receiveddocument", "alerts.subscriber"} == {
        model._meta.label_lower for model in admin.site._registry if model is not Group
    }


def test_the_decision_shows_the_table() -> None:
    decision = (settings.BASE_DIR / "docs/decisions/0012-roles-and-sign-in.md").read_text()
    for row in ROLE_RIGHTS:
        cells = " | ".join(row.may.get(role, "") for role in ROLES)
        assert f"| {row.name} | {cells} |" in decision


@pytest.mark.both_databases
@pytest.mark.django_db
def test_migrate_makes_the_roles() -> None:
    made = {
        group.name: {
            f"{right.content_type.app_label}.{right.codename}"
            for right in group.permissions.select_related("content_type")
        }
        for group in Group.objects.all()
    }
    assert made == {role: rights_of(role) for role in ROLES}
    assert "reforms.add_update" in made["editor"]
    assert not any("change_update" in right or "delete_update" in right for right in made["editor"])


@pytest.fixture
def editors(db: None) -> Group:
    """The editors' group after somebody gave it one right and took another away."""
    group = Group.objects.get(name="editor")
    group.permissions.add(Permission.objects.get(codename="delete_document"))
    group.permissions.remove(Permission.objects.get(codename="change_reform"))
    return group


@pytest.mark.both_databases
def test_migrate_leaves_what_was_changed_by_hand(editors: Group) -> None:
    before = set(editors.permissions.all())
    make_missing_roles("default")
    assert set(editors.permissions.all()) == before


@pytest.mark.both_databases
def test_migrate_gives_the_rights_of_a_new_model_to_the_roles(editors: Group) -> None:
    # As before the model was there.
    Permission.objects.filter(content_type__model="sense").delete()
    make_missing_roles("default")
    given = editors.permissions.filter(content_type__model="sense")
    assert set(given.values_list("codename", flat=True)) == {
        "view_sense",
        "add_sense",
        "change_sense",
    }
    assert not editors.permissions.filter(codename="change_reform").exists()


@pytest.mark.both_databases
def test_the_command_restores_the_roles_and_says_what_it_changed(
    editors: Group, capsys: pytest.CaptureFixture[str]
) -> None:
    Group.objects.filter(name="viewer").delete()
    call_command("make_roles")
    assert capsys.readouterr().out.splitlines() == [
        "viewer: created",
        "editor: took away seeds.delete_document",
        "editor: gave reforms.change_reform",
        "3 changes",
    ]
    call_command("make_roles")
    assert capsys.readouterr().out == "The roles already have these rights.\n"


@pytest.mark.django_db
def test_an_editor_who_posts_what_only_a_publisher_may_changes_nothing() -> None:
    client = signed_in("editor")
    for url, typed in crafted():
        assert client.post(url, typed).status_code == 403, url
    editor = User.objects.get(username="editor")
    assert (editor.is_superuser, [group.name for group in editor.groups.all()]) == (
        False,
        ["editor"],
    )
    assert Reform.objects.count() == 1


def crafted() -> list[tuple[str, dict[str, Any]]]:
    from tests.rows import add

    reform = add(Reform)
    own = User.objects.get(username="editor").pk
    groups = list(Group.objects.values_list("pk", flat=True))
    return [
        (f"{list_of(Reform)}{reform.pk}/delete/", {"post": "yes", "edit_reason": "Gone"}),
        (f"{list_of(User)}{own}/change/", {"username": "editor", "groups": groups}),
        (f"{list_of(User)}{own}/change/", {"username": "editor", "is_superuser": "on"}),
        (list_of(User, "add"), {"username": "another", "is_superuser": "on"}),
        (f"{list_of(Group)}{groups[0]}/change/", {"name": "editor", "permissions": [1]}),
    ]
