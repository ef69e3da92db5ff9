"""What this room's pages show, as tables to take away: see libs.takeaway."""

from django.http import HttpRequest
from django.urls import reverse

from libs.days import Day, checked, keep_day
from libs.drawings.responses import site_root
from libs.takeaway import Cell, TakenTable, table_views
from partnerships.forms import DeliveryModelForm
from partnerships.models import LocalAuthority
from partnerships.pages.areas import build_areas
from partnerships.pages.areas.index import AreaKnown
from partnerships.pages.delivery_model import build_delivery_model
from partnerships.pages.known import BodyKnown

AREAS_HEAD = (
    *("area", "slug", "gss_code", "dfe_code", "kind", "region", "partnership", "role"),
    *("basis", "source", "source_address", "boards", "other_bodies", "address"),
)
BODIES_HEAD = (
    *("tier", "name", "abbreviation", "slug", "kind", "region", "has_ended", "does", "basis"),
    *("known_on", "source", "source_address", "last_heard", "part_of", "works_with", "members"),
    *("areas", "address"),
)


def _areas(request: HttpRequest, day: Day) -> TakenTable:
    """A line an area, by region; the whole list, since a look-up may be somebody's postcode."""
    root = site_root(request)
    codes = {
        slug: codes
        for slug, *codes in LocalAuthority.objects.values_list("slug", "code", "dfe_code")
    }
    rows = [
        _area(area, codes[area.area.slug], day, root)
        for region in build_areas(day).regions
        for area in region.areas
    ]
    return TakenTable("areas", reverse("partnerships:areas"), AREAS_HEAD, rows)


def _area(row: AreaKnown, codes: list[str], day: Day, root: str) -> list[Cell]:
    part = row.partnership
    source = part.said.source if part else None
    address = keep_day(reverse("partnerships:area", args=[row.area.slug]), day)
    return [
        *(row.area.name, row.area.slug, *codes, row.kind, row.region),
        *(part.body.name if part else "", part.role if part else ""),
        *(part.said.basis if part else "", source.document if source else ""),
        f"{root}{source.href}" if source else "",
        [f"{cover.board.name} ({cover.extent})" for cover in row.covers],
        [f"{other.body.name}: {other.role}" for other in row.others],
        f"{root}{address}",
    ]


def _bodies(request: HttpRequest, day: Day) -> TakenTable:
    """A line a body, in the order of the page; earlier ones are at the end, as there."""
    checked(DeliveryModelForm(request.GET))
    page, root = build_delivery_model(day), site_root(request)
    rows = [_body(body, day, root) for body in page.bodies]
    return TakenTable("delivery-model", reverse("partnerships:delivery-model"), BODIES_HEAD, rows)


def _body(body: BodyKnown, day: Day, root: str) -> list[Cell]:
    said = body.names[0].said if body.names else None
    source = said.source if said else None
    ties: dict[str, list[str]] = {"part-of": [], "works-with": []}
    for tie in body.relations:
        ties.setdefault(tie.kind, []).append(tie.other.name)
    return [
        *(body.tier, body.name, body.abbreviation, body.slug, body.kind, body.region),
        *(body.has_ended, body.does.text if body.does else ""),
        *(said.basis if said else "", said.known_on if said else ""),
        *(source.document if source else "", f"{root}{source.href}" if source else ""),
        body.heard.label if body.heard else "",
        *(ties["part-of"], ties["works-with"]),
        [f"{member.name}: {member.role}" for member in body.other_members],
        [f"{member.name}: {member.role}" for member in body.areas],
        f"{root}{keep_day(reverse('partnerships:body', args=[body.slug]), day)}",
    ]


areas_csv, areas_json = table_views(_areas)
delivery_model_csv, delivery_model_json = table_views(_bodies)
