"""The parts that bodies have in reforms, for the pages of bodies and areas."""

from collections.abc import Collection
from datetime import date

from partnerships.pages.reform_roles import ReformRole, ReformRoles
from reforms.models import Involvement
from seeds.history import stands_on, with_history
from seeds.pages import build_said


def read_roles(bodies: Collection[str], day: date) -> ReformRoles:
    """The parts of bodies, by their slugs, as known on a day; in the roadmap's order. One query."""
    rows = with_history(Involvement.objects.stated_by(day).filter(body__slug__in=bodies))
    facts = tuple(rows.order_by("reform__strand__position", "reform__position", "pk"))
    return ReformRoles(tuple(_role(row) for row in facts if stands_on(row, day)), facts)


def _role(row: Involvement) -> ReformRole:
    return ReformRole(
        body=row.body.slug,
        slug=row.reform.slug,
        reform=row.reform.title,
        role=str(row.get_role_display()),
        text=row.text,
        said=build_said(row),
        known_on=row.known_on,
    )
