"""Makes a group for each role in the settings.

ROLES says what each role is for, ROLE_RIGHTS what it may do.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction


def rights_of(role: str) -> frozenset[str]:
    """Return the permissions of a role, such as `reforms.add_update`."""
    return frozenset(
        f"{app}.{right}_{model}"
        for row in settings.ROLE_RIGHTS
        for app, model in (name.split(".") for name in row.models)
        for right in row.may.get(role, "").split()
    )


@transaction.atomic
def restore_roles(using: str = "default") -> list[str]:
    """Give each role exactly the rights in ROLE_RIGHTS; return a line for each change."""
    changes = []
    known = _permissions(using)
    for role in settings.ROLES:
        group, created = Group.objects.using(using).get_or_create(name=role)
        wanted = {known[name] for name in rights_of(role)}
        had = set(group.permissions.all())
        group.permissions.set(wanted)
        changes += [f"{role}: created"] if created else []
        changes += [f"{role}: took away {name}" for name in _names(had - wanted)]
        changes += [f"{role}: gave {name}" for name in _names(wanted - had)] if not created else []
    return changes


def make_missing_roles(using: str, **_: Any) -> None:
    """Receive post_migrate: create missing roles, and give new rights to the roles.

    A right is new if this migration created it, for a new model. Rights that were given or taken
    away by hand stay so until the command `make_roles` restores them.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if "auth_group_permissions" not in connection.introspection.table_names(cursor):
            return
    before = set(Permission.objects.using(using).values_list("pk", flat=True))
    known = _permissions(using)
    for role in settings.ROLES:
        group, created = Group.objects.using(using).get_or_create(name=role)
        rights = (known[name] for name in rights_of(role))
        group.permissions.add(*(right for right in rights if created or right.pk not in before))


def _permissions(using: str) -> dict[str, Permission]:
    """Return every permission in ROLE_RIGHTS by name; create those that migrate has not yet."""
    models = {name for row in settings.ROLE_RIGHTS for name in row.models}
    for label in sorted({name.partition(".")[0] for name in models}):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    rows = Permission.objects.using(using).select_related("content_type")
    return {_name(row): row for row in rows}


def _name(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.codename}"


def _names(rights: set[Permission]) -> Iterator[str]:
    yield from sorted(_name(right) for right in rights)
