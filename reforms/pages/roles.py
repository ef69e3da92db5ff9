"""The parts that bodies have in reforms, for the pages of bodies and areas."""

from collections.abc import Collection
from datetime import date

from django.utils.text import capfirst

from partnerships.pages.reform_roles import ReformRole, ReformRoles
from reforms.models import Involvement, Update
from seeds.history import stands_on, with_history
from seeds.pages import build_said


def read_roles(bodies: Collection[str], day: date) -> ReformRoles:
    """The parts of bodies, by their slugs, as known on a day; in the roadmap's order. Two queries.

    A reform has its name of the day.
    """
    rows = with_history(Involvement.objects.stated_by(day).filter(body__slug__in=bodies))
    facts = tuple(rows.order_by("reform__strand__position", "reform__position", "pk"))
    standing = [row for row in facts if stands_on(row, day)]
    named = Update.objects.filter(
        kind=Update.Kind.NAME, reform__in={row.reform_id for row in facts}
    )
    names = dict(named.in_force_on(day).values_list("reform__slug", "name"))
    return ReformRoles(tuple(_role(row, names) for row in standing), facts)


def _role(row: Involvement, names: dict[str, str]) -> ReformRole:
    return ReformRole(
        body=row.body.slug,
        slug=row.reform.slug,
        reform=capfirst(names.get(row.reform.slug) or row.reform.title),
        role=str(row.get_role_display()),
        text=row.text,
        said=build_said(row),
    )
