"""Every address of the admin site, read from its URLconf, so that no new page is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from tests.admin.related_rows import add_related_rows

ARGUMENTS_WITHOUT_ROW: dict[str, list[str]] = {
    "changelist": [],
    "add": [],
    "import": [],
    "export": ["csv"],
    "checked": [],
    "reading": [],
}
"""The pages about no single row of a model, with the arguments of their addresses."""


@dataclass(frozen=True, slots=True)
class AdminAddress:
    """A page: its URL name, its model if it has one, which of the model's pages, and its URL."""

    name: str
    model: type[Model] | None
    page: str
    url: str


def signed_in(role: str) -> Client:
    """A browser of somebody with a role, or of a superuser."""
    user = User.objects.create_user(role, is_staff=True, is_superuser=role == "superuser")
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    client.force_login(user)
    return client


def url_names() -> set[str]:
    """Return the names of all patterns."""
    return {str(pattern.name) for pattern in _patterns(admin.site.get_urls()) if pattern.name}


def admin_addresses(rows: dict[type[Model], Model]) -> Iterator[AdminAddress]:
    """Yield an address for each name, for a row of each model; pages of no model come last."""
    left = url_names()
    for model in admin.site._registry:
        own = f"{model._meta.app_label}_{model._meta.model_name}_"
        for name in sorted(one for one in left if one.startswith(own)):
            page = name.removeprefix(own)
            arguments = ARGUMENTS_WITHOUT_ROW.get(page, [rows[model].pk])
            # This page takes the row from the query string.
            query = f"?reform={rows[model].pk}" if page == "checked" else ""
            yield AdminAddress(name, model, page, reverse(f"admin:{name}", args=arguments) + query)
            left.discard(name)
    for name in sorted(left):
        yield AdminAddress(name, None, name, _site_address(name, rows))


def add_one_of_each(number: int, editor: User) -> dict[type[Model], Model]:
    """Add a row of every model in the admin site, with `number` others that point to it."""
    other = User.objects.create_user("somebody")
    return {
        **add_related_rows(number, editor),
        User: other,
        Group: Group.objects.create(name="by hand"),
    }


def _site_address(name: str, rows: dict[type[Model], Model]) -> str:
    if name == "app_list":
        return reverse("admin:app_list", args=["reforms"])
    if name == "view_on_site":
        return reverse("admin:view_on_site", args=[1, 1])
    address = reverse(f"admin:{name}")
    if name == "autocomplete":
        return f"{address}?app_label=glossary&model_name=sense&field_name=passage&term=a"
    return address


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern
