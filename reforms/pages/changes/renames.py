"""Bodies that sources call something else, and bodies and reforms that others took the place of."""

from datetime import date

from partnerships.models import BodyName, Relation
from reforms.models import Dependency
from reforms.pages.changes.rows import NOTHING, ChangeRow, Side
from reforms.pages.changes.then import Then
from seeds.pages import build_said


def read_renames(start: date, end: date, after: Then) -> tuple[ChangeRow, ...]:
    """Renames and successions that became known after `start` and by `end`. Four queries."""
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
    names = BodyName.objects.known_by(end).order_by("known_on", "pk")
    first: dict[int, tuple[int, str]] = {}
    last: dict[int, tuple[int, str]] = {}
    for body, key, name, known_on in names.values_list("body", "pk", "name", "known_on"):
        last[body] = key, name
        if known_on <= start:
            first[body] = key, name
    renamed = [
        (key, last[body][0])
        for body, (key, name) in first.items()
        if name.casefold() != last[body][1].casefold()
    ]
    wanted = {key for pair in renamed for key in pair}
    rows = BodyName.objects.select_related("body", "passage__document").in_bulk(wanted)
    return [
        ChangeRow(
            page="body",
            slug=rows[old].body.slug,
            name=rows[new].name,
            what="name",
            before=Side(rows[old].name, said=build_said(rows[old])),
            after=Side(rows[new].name, said=build_said(rows[new])),
        )
        for old, new in renamed
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
