"""Bodies that sources call something else, and bodies and reforms that others took the place of."""

from datetime import date

from partnerships.models import BodyName, Relation
from reforms.models import Dependency
from reforms.pages.changes.rows import NOTHING, ChangeRow, Side
from reforms.pages.changes.then import Then
from seeds.pages import build_said


def read_renames(start: date, end: date, after: Then) -> tuple[ChangeRow, ...]:
    """Renames and successions that became known after `start` and by `end`. Three queries."""
    return *_replaced(start, end, after), *_renamed(start, end), *_succeeded(start, end)


def _replaced(start: date, end: date, after: Then) -> list[ChangeRow]:
    """Reforms that replace others; several that one replaces are merged into it."""
    rows = (
        Dependency.objects.known_by(end)
        .filter(kind=Dependency.Kind.REPLACES, known_on__gt=start)
        .select_related("reform", "on_reform", "passage__document")
    )
    return [
        ChangeRow(
            page="reform",
            slug=row.reform.slug,
            name=after.name_of(row.reform),
            what=str(row.get_kind_display()),
            before=Side(after.name_of(row.on_reform)),
            after=Side(after.name_of(row.reform), said=build_said(row)),
        )
        for row in rows
    ]


def _renamed(start: date, end: date) -> list[ChangeRow]:
    names = (
        BodyName.objects.known_by(end)
        .select_related("body", "passage__document")
        .order_by("known_on", "pk")
    )
    first: dict[int, BodyName] = {}
    last: dict[int, BodyName] = {}
    for name in names:
        last[name.body_id] = name
        if name.known_on <= start:
            first[name.body_id] = name
    return [
        ChangeRow(
            page="body",
            slug=old.body.slug,
            name=last[body].name,
            what="name",
            before=Side(old.name, said=build_said(old)),
            after=Side(last[body].name, said=build_said(last[body])),
        )
        for body, old in first.items()
        if old.name.casefold() != last[body].name.casefold()
    ]


def _succeeded(start: date, end: date) -> list[ChangeRow]:
    successions = (
        Relation.objects.known_by(end)
        .filter(kind=Relation.Kind.SUCCEEDS, known_on__gt=start)
        .select_related("source_body", "target_body", "passage__document")
    )
    return [
        ChangeRow(
            page="body",
            slug=row.source_body.slug,
            name=row.source_body.title,
            what=row.label,
            before=Side(row.target_body.title) if row.target_body else NOTHING,
            after=Side(row.source_body.title, said=build_said(row)),
        )
        for row in successions
    ]
