"""The parts that bodies have in reforms, for the pages of bodies and areas."""

from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from partnerships.pages.reform_roles import ReformRole, ReformRoles
from reforms.models import Involvement, Update
from seeds.history import stands_on, with_history
from seeds.pages import build_said


def read_roles(bodies: Collection[str], day: date) -> ReformRoles:
    """The parts of bodies, by their slugs, as known on a day; in the roadmap's order. One query.

    A reform has its name of the day.
    """
    named = Update.objects.filter(kind=Update.Kind.NAME).in_force_on(day)
    name = Subquery(named.filter(reform=OuterRef("reform")).values("name")[:1])
    rows = with_history(Involvement.objects.stated_by(day).filter(body__slug__in=bodies))
    rows = rows.annotate(reform_name=Coalesce(name, "reform__title"))
    facts = tuple(rows.order_by("reform__strand__position", "reform__position", "pk"))
    return ReformRoles(tuple(_role(row) for row in facts if stands_on(row, day)), facts)


def _role(row: Involvement) -> ReformRole:
    return ReformRole(
        body=row.body.slug,
        slug=row.reform.slug,
        reform=capfirst(row.reform_name),  # type: ignore[attr-defined]  # annotated above
        role=str(row.get_role_display()),
        text=row.text,
        said=build_said(row),
        known_on=row.known_on,
    )
