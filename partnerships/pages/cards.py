"""The cards of an area and a body: what other sites show of their pages."""

from django.shortcuts import get_object_or_404

from libs.days import Day
from libs.drawings.card import Card
from partnerships.models import DeliveryBody, LocalAuthority
from partnerships.pages.areas.boards import read_covers
from partnerships.pages.areas.parts import read_parts
from partnerships.pages.known import build_known
from partnerships.pages.rows import read_rows
from seeds.pages import caveats_known_by


def area_card(day: Day, slug: str) -> Card:
    """The card of an area: what it is part of. Nine queries."""
    row = get_object_or_404(LocalAuthority.objects.select_related("region"), slug=slug)
    bodies = dict.fromkeys(part.body.name for part in read_parts(day.on).of(row.slug))
    own = (cover.board for cover in read_covers(day.on) if cover.area.slug == row.slug)
    boards = (board for board in own if not board.has_ended)
    names = [*bodies, *dict.fromkeys(board.name for board in boards)]
    return Card(
        kind=f"Your area: {row.region.name}",
        title=row.name,
        line=f"Part of {'; '.join(names)}." if names else "",
        day=f"As known on {day.label}",
    )


def body_card(day: Day, slug: str) -> Card:
    """The card of a delivery body; Http404 where none was named by the day. Six queries."""
    bodies = DeliveryBody.objects.known_by(day.on).select_related("region")
    row = get_object_or_404(bodies.prefetch_related(caveats_known_by(day.on)), slug=slug)
    (body,) = build_known([row], read_rows([row], day.on))
    return Card(
        kind=f"Delivery body: {row.get_tier_display()}",
        title=body.name,
        line=body.does.text if body.does else "",
        date="It has ended." if body.has_ended and body.ends else "",
        day=f"As known on {day.label}",
    )
