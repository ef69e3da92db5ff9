"""Delivery bodies, how they are tied, and who belongs to them."""

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, maybe_says, some_rows, some_values, who_says
from opendata.api.values import BodyData, MembershipData, RelationData
from partnerships.models import Membership, Relation
from partnerships.pages.delivery_model import read_bodies
from partnerships.pages.known import BodyKnown
from seeds.pages import build_said


def read_delivery_bodies(asked: ListAsked) -> ListPage:
    """As many queries as the delivery model, whatever the number of bodies."""
    tier = asked.get("tier")
    bodies = [body for body in read_bodies(asked.day.on) if tier in ("", body.tier)]
    found, following = some_values(bodies, asked, lambda body: str(body.slug))
    return ListPage(tuple(_body(body, asked) for body in found), following)


def read_relations(asked: ListAsked) -> ListPage:
    """One query."""
    rows = Relation.objects.known_by(asked.day.on)
    if asked.get("body"):
        own = asked.get("body")
        rows = rows.filter(source_body__slug=own) | rows.filter(target_body__slug=own)
    rows = rows.select_related("source_body", "target_body", "passage__document")
    found, following = some_rows(rows, asked, "key")
    items = [
        RelationData(
            id=row.key,
            body=row.source_body.slug,
            kind=row.kind,
            words=row.label,
            other=row.target_body.slug,
            said=who_says(build_said(row), asked),
            page=asked.page(f"{_page(row.source_body.slug)}#{row.key}"),
        )
        for row in found
    ]
    return ListPage(tuple(items), following)


def read_memberships(asked: ListAsked) -> ListPage:
    """One query."""
    rows = Membership.objects.known_by(asked.day.on)
    if asked.get("body"):
        rows = rows.filter(group__slug=asked.get("body"))
    if asked.get("area"):
        rows = rows.filter(local_authority__slug=asked.get("area"))
    rows = rows.select_related("group", "member", "local_authority", "passage__document")
    found, following = some_rows(rows, asked, "key")
    items = [
        MembershipData(
            id=row.key,
            body=row.group.slug,
            role=row.role,
            member=row.member.slug if row.member else None,
            area=row.local_authority.slug if row.local_authority else None,
            described_as=row.described_as,
            said=who_says(build_said(row), asked),
            page=asked.page(f"{_page(row.group.slug)}#{row.key}"),
        )
        for row in found
    ]
    return ListPage(tuple(items), following)


def _body(body: BodyKnown, asked: ListAsked) -> BodyData:
    return BodyData(
        id=body.slug,
        name=body.name,
        abbreviation=body.abbreviation,
        name_said=maybe_says(body.names[0].said if body.names else None, asked),
        kind=body.kind,
        tier=body.tier,
        region=body.region,
        does=body.does.text if body.does else "",
        does_said=maybe_says(body.does.said if body.does else None, asked),
        has_ended=body.has_ended,
        last_heard=body.heard.on if body.heard else None,
        page=asked.page(_page(body.slug)),
    )


def _page(slug: str) -> str:
    return page_address("partnerships:body", slug)
