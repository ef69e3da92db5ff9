"""Roles as groups, made from one table that the site gives: who may do what.

The settings hold it: ROLES (what each is for) and ROLE_RIGHTS (what each may do).
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction


def rights_of(role: str) -> frozenset[str]:
    """The permissions of a role, as `reforms.add_update`."""
    return frozenset(
        f"{app}.{right}_{model}"
        for row in settings.ROLE_RIGHTS
        for app, model in (name.split(".") for name in row.models)
        for right in row.may.get(role, "").split()
    )


@transaction.atomic
def restore_roles(using: str = "default") -> list[str]:
    """Gives each role exactly the rights of the table; says what that changed, line by line."""
    changes = []
    known = _permissions(using)
    for role in settings.ROLES:
        group, made = Group.objects.using(using).get_or_create(name=role)
        wanted = {known[name] for name in rights_of(role)}
        had = set(group.permissions.all())
        group.permissions.set(wanted)
        changes += [f"{role}: made"] if made else []
        changes += [f"{role}: took away {name}" for name in _names(had - wanted)]
        changes += [f"{role}: gave {name}" for name in _names(wanted - had)] if not made else []
    return changes


def make_missing_roles(using: str, **_: Any) -> None:
    """Receiver of post_migrate: makes the roles that are not there, and gives new rights out.

    A right that this migrate made, for a new model, goes to the roles of the table. What somebody
    gave or took away by hand stays as it is until `make_roles` is asked to restore it.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if "auth_group_permissions" not in connection.introspection.table_names(cursor):
            return
    before = set(Permission.objects.using(using).values_list("pk", flat=True))
    known = _permissions(using)
    for role in settings.ROLES:
        group, made = Group.objects.using(using).get_or_create(name=role)
        rights = (known[name] for name in rights_of(role))
        group.permissions.add(*(right for right in rights if made or right.pk not in before))


def _permissions(using: str) -> dict[str, Permission]:
    """Every permission that the table names; those that migrate has not made yet are made."""
    models = {name for row in settings.ROLE_RIGHTS for name in row.models}
    for label in sorted({name.partition(".")[0] for name in models}):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    rows = Permission.objects.using(using).select_related("content_type")
    return {_name(row): row for row in rows}


def _name(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.codename}"


def _names(rights: set[Permission]) -> Iterator[str]:
    yield from sorted(_name(right) for right in rights)
