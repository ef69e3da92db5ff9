"""The areas: their codes, boards and parts in bodies. No look-up: it may be somebody's postcode."""

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, some_rows, who_says
from opendata.api.values import AreaData, CoverData, PartData
from partnerships.models import LocalAuthority
from partnerships.pages.areas.boards import read_covers
from partnerships.pages.areas.parts import read_parts


def read_areas(asked: ListAsked) -> ListPage:
    """Nine queries at most."""
    rows = LocalAuthority.objects.select_related("region")
    if asked.get("region"):
        rows = rows.filter(region__slug=asked.get("region"))
    found, following = some_rows(rows, asked)
    covers, parts = read_covers(asked.day.on), read_parts(asked.day.on)
    items = [
        AreaData(
            id=row.slug,
            name=row.name,
            gss_code=row.code,
            dfe_code=row.dfe_code,
            kind=row.kind,
            region=row.region.slug,
            boards=tuple(
                CoverData(
                    *(cover.board.ods_code, cover.board.name, cover.extent),
                    who_says(cover.said, asked),
                )
                for cover in covers
                if cover.area.slug == row.slug and not cover.board.has_ended
            ),
            bodies=tuple(
                PartData(part.body.slug, part.body.name, part.role, who_says(part.said, asked))
                for part in parts.of(row.slug)
            ),
            page=asked.page(page_address("partnerships:area", row.slug)),
            feed=asked.page(page_address("reforms:area-feed", row.slug)),
        )
        for row in found
    ]
    return ListPage(tuple(items), following)
