"""Delivery bodies to test with, and their pages on two days."""

from datetime import date

from libs.days import Day
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from partnerships.pages.body import BodyPage, build_body
from partnerships.pages.known import BodyKnown
from reforms.models import Involvement, Reform
from seeds.models import Caveat, Reading
from seeds.pages import caveats_known_by
from tests.rows import add

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
APRIL = date(2022, 4, 28)
AUGUST = date(2023, 8, 14)
THEN = Day(APRIL, TODAY)


def named(slug: str, day: date = APRIL, **given: object) -> DeliveryBody:
    """A body that has a name from `day` on."""
    body = add(DeliveryBody, slug=slug, title=f"Title of {slug}", **given)
    add(BodyName, body=body, name=f"Name of {slug}", known_on=day)
    return body


def page_of(body: DeliveryBody, day: Day = NOW) -> BodyPage:
    (row,) = DeliveryBody.objects.filter(pk=body.pk).prefetch_related(caveats_known_by(day.on))
    return build_body(row, day)


def known(body: DeliveryBody, day: Day = NOW) -> BodyKnown:
    return page_of(body, day).body


def add_bodies(number: int) -> None:
    """Bodies that have everything, each tied to the next."""
    bodies = [named(f"body-{row}", tier="regional") for row in range(number)]
    for row, body in enumerate(bodies):
        other = bodies[row - 1]
        add(BodyName, body=body, name="A newer name", abbreviation="NN", known_on=AUGUST)
        add(BodyFact, body=body, known_on=APRIL)
        add(Relation, source_body=body, target_body=other, known_on=APRIL)
        add(Relation, source_body=body, target_body=other, kind="succeeds", known_on=APRIL)
        add(Membership, group=body, member=other, known_on=APRIL)
        add(Involvement, body=body, reform=add(Reform), known_on=APRIL)
        body.caveats.add(add(Reading, caveat=add(Caveat, known_on=APRIL)).caveat)
