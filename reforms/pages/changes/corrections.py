"""What the tracker corrected or withdrew between two days, of every kind of fact, by recording."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model

from glossary.models import Term
from libs.pagememo.readings import once_a_version
from partnerships.models import DeliveryBody, LocalAuthority
from reforms.models import Event, Reform, Update
from reforms.pages.changes.rows import ChangeRow, Side
from seeds.corrections import Mended, mended_between
from seeds.models import Sourced
from seeds.pages import build_said

PAGES: dict[type[Model], str] = {
    Reform: "reform",
    Event: "event",
    DeliveryBody: "body",
    LocalAuthority: "area",
    Term: "term",
}
"""What a row calls the page of what it is about; of another thing, the thing itself."""


@once_a_version(most=8)
def mended_rows(start: date, end: date) -> tuple[tuple[ChangeRow, ...], tuple[ChangeRow, ...]]:
    """What was corrected, and what was withdrawn. One query, and one for each kind of fact."""
    mended = mended_between(start, end)
    return tuple(corrected_rows(mended)), tuple(withdrawn_rows(mended))


def corrected_rows(mended: Iterable[Mended]) -> list[ChangeRow]:
    """What each entry said, and what says it right."""
    return [
        _row(one, Side(one.fact.summary(), said=build_said(one.fact)))
        for one in mended
        if not one.fact.withdrawn
    ]


def withdrawn_rows(mended: Iterable[Mended]) -> list[ChangeRow]:
    """What each entry said, and who takes it back."""
    return [
        _row(one, Side("Withdrawn", said=build_said(one.fact)))
        for one in mended
        if one.fact.withdrawn
    ]


def _row(one: Mended, after: Side) -> ChangeRow:
    about, wrong = one.about, one.wrong
    return ChangeRow(
        page=PAGES.get(type(about), str(about._meta.verbose_name)),
        slug=str(getattr(about, "slug", "")),
        name=str(about),
        what=_what(wrong),
        before=Side(wrong.summary(), said=build_said(wrong)),
        after=after,
        reason=one.fact.correction_reason,
        address=one.address,
    )


def _what(wrong: Sourced) -> str:
    """Which fact of it: a milestone's, an update's kind, or the kind of fact."""
    if isinstance(wrong, Update):
        return wrong.milestone.title if wrong.milestone else str(wrong.get_kind_display())
    return str(wrong._meta.verbose_name)
