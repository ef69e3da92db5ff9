"""Every address of the editors' room, read from its URLconf, so that no new page is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from tests.admin.full import fill

NO_ROW: dict[str, list[str]] = {
    "changelist": [],
    "add": [],
    "import": [],
    "export": ["csv"],
    "checked": [],
    "reading": [],
}
"""The pages of a model that are about no row of it, with what their addresses name instead."""


@dataclass(frozen=True, slots=True)
class Address:
    """One page: its name, the model and row that it is about, if any, and where it is."""

    name: str
    model: type[Model] | None
    page: str
    url: str


def signed_in(role: str) -> Client:
    """A browser of somebody with a role, or of a superuser."""
    user = User.objects.create_user(role, is_staff=True, is_superuser=role == "superuser")
    user.groups.set(Group.objects.filter(name=role))
    room = Client()
    room.force_login(user)
    return room


def names() -> set[str]:
    """The names of all patterns."""
    return {str(pattern.name) for pattern in _patterns(admin.site.get_urls()) if pattern.name}


def addresses(rows: dict[type[Model], Model]) -> Iterator[Address]:
    """Where each name leads, for a row of each model; names that are no model's page come last."""
    left = names()
    for model in admin.site._registry:
        own = f"{model._meta.app_label}_{model._meta.model_name}_"
        for name in sorted(one for one in left if one.startswith(own)):
            page = name.removeprefix(own)
            given = NO_ROW.get(page, [rows[model].pk])
            # What was checked is named after the question mark.
            asked = f"?reform={rows[model].pk}" if page == "checked" else ""
            yield Address(name, model, page, reverse(f"admin:{name}", args=given) + asked)
            left.discard(name)
    for name in sorted(left):
        yield Address(name, None, name, _of_the_room(name, rows))


def one_of_each(number: int, editor: User) -> dict[type[Model], Model]:
    """A row of every model that the editors' room shows, with others hanging on it."""
    other = User.objects.create_user("somebody")
    return {**fill(number, editor), User: other, Group: Group.objects.create(name="by hand")}


def _of_the_room(name: str, rows: dict[type[Model], Model]) -> str:
    if name == "app_list":
        return reverse("admin:app_list", args=["reforms"])
    if name == "view_on_site":
        return reverse("admin:view_on_site", args=[1, 1])
    address = reverse(f"admin:{name}")
    if name == "autocomplete":
        return f"{address}?app_label=glossary&model_name=sense&field_name=passage&term=a"
    return address


def _patterns(every: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in every:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one
