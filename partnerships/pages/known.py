"""What was known of delivery bodies on a day: the part that both pages share."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from partnerships.pages.heard import Heard, last_heard
from partnerships.pages.rows import BodyRows, newest_each
from seeds.pages import CaveatBox, Cite, Said, build_said, known_caveats

Kind = BodyFact.Kind
SUCCEEDS = Relation.Kind.SUCCEEDS.value


@dataclass(frozen=True, slots=True)
class BodyLink:
    """Another body, under its name of the day."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class NameKnown:
    name: str
    abbreviation: str
    said: Said


@dataclass(frozen=True, slots=True)
class FactKnown:
    """`when` is in the source's words; `interval` how they are read, "" where they say it."""

    text: str
    when: str
    interval: str
    said: Said


@dataclass(frozen=True, slots=True)
class RelationKnown:
    """A relation, seen from one of its two bodies; its words begin at the one it comes from."""

    kind: str
    words: str
    other: BodyLink
    said: Said


@dataclass(frozen=True, slots=True)
class AreaLink:
    """A local authority, which pages call an area."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class MemberKnown:
    """One side of a membership: a body, an area, or whom a source describes without a name."""

    role: str
    body: BodyLink | None
    described_as: str
    said: Said
    area: AreaLink | None = None

    @property
    def name(self) -> str:
        return self.body.name if self.body else self.area.name if self.area else self.described_as


@dataclass(frozen=True, slots=True)
class BodyKnown:
    """A body as known on a day.

    `names` are newest first. `details` are those of the newest day on which anything was said;
    the older ones stand in the body's history. `relations` go out from it, `relations_to` come in;
    successions stand apart, in `was` and `became`. `has_ended` only where a source spoke of its
    end as past, or of the start of its successor: never by the calendar. `heard` says when it was
    last named. `region` is "" where it works in none; `parts` are filled by the page that unfolds a
    body into its regional ones.
    """

    slug: str
    title: str
    kind: str
    tier: str
    names: tuple[NameKnown, ...]
    does: FactKnown | None
    details: tuple[FactKnown, ...]
    starts: tuple[FactKnown, ...]
    ends: tuple[FactKnown, ...]
    relations: tuple[RelationKnown, ...]
    relations_to: tuple[RelationKnown, ...]
    was: tuple[RelationKnown, ...]
    became: tuple[RelationKnown, ...]
    members: tuple[MemberKnown, ...]
    member_of: tuple[MemberKnown, ...]
    caveats: tuple[CaveatBox, ...]
    has_ended: bool
    heard: Heard | None = None
    region: str = ""
    parts: tuple["BodyKnown", ...] = ()

    @property
    def areas(self) -> tuple[MemberKnown, ...]:
        return tuple(member for member in self.members if member.area)

    @property
    def areas_by_role(self) -> tuple[tuple[str, tuple[MemberKnown, ...]], ...]:
        roles = dict.fromkeys(member.role for member in self.areas)
        return tuple(
            (role, tuple(member for member in self.areas if member.role == role)) for role in roles
        )

    @property
    def area_sources(self) -> tuple[Cite, ...]:
        """Where it is said which areas belong to it, each place once."""
        return tuple(dict.fromkeys(area.said.source for area in self.areas if area.said.source))

    @property
    def other_members(self) -> tuple[MemberKnown, ...]:
        return tuple(member for member in self.members if not member.area)

    @property
    def detail_count(self) -> int:
        """How many facts, members and links stand below what it does."""
        facts = len(self.details) + len(self.starts) + len(self.ends)
        return facts + len(self.other_members) + len(self.relations)

    @property
    def area_count(self) -> int:
        """How many areas its parts have; one in two of them counts once."""
        return len({member.area for part in self.parts for member in part.areas})

    @property
    def name(self) -> str:
        return self.names[0].name if self.names else self.title

    @property
    def abbreviation(self) -> str:
        return self.names[0].abbreviation if self.names else ""

    @property
    def earlier_names(self) -> tuple[NameKnown, ...]:
        return tuple(name for name in self.names[1:] if name.name != self.name)


def build_known(bodies: Iterable[DeliveryBody], rows: BodyRows) -> tuple[BodyKnown, ...]:
    """The state of `bodies`, in their order; caveats and region were fetched with them."""
    return tuple(_body(body, rows) for body in bodies)


def _body(body: DeliveryBody, rows: BodyRows) -> BodyKnown:
    facts = rows.facts.get(body.pk, [])
    newest_day = max((fact.known_on for fact in facts), default=None)
    does = [fact for fact in facts if fact.kind == Kind.DOES]
    ends = [fact for fact in facts if fact.kind == Kind.ENDED]
    details = [fact for fact in facts if fact.kind == Kind.DETAIL]
    relations = [
        _relation(row, row.target_body, rows) for row in _said_last(rows.relations.get(body.pk, []))
    ]
    relations_to = [
        _relation(row, row.source_body, rows)
        for row in _said_last(rows.relations_to.get(body.pk, []))
    ]
    return BodyKnown(
        slug=body.slug,
        title=body.title,
        kind=str(body.get_kind_display()),
        tier=body.tier,
        names=tuple(map(_name, reversed(rows.names.get(body.pk, [])))),
        does=build_fact(does[-1]) if does else None,
        details=tuple(build_fact(fact) for fact in details if fact.known_on == newest_day),
        starts=tuple(build_fact(fact) for fact in facts if fact.kind == Kind.STARTED),
        ends=tuple(map(build_fact, ends)),
        relations=tuple(relation for relation in relations if relation.kind != SUCCEEDS),
        relations_to=tuple(relation for relation in relations_to if relation.kind != SUCCEEDS),
        was=tuple(relation for relation in relations if relation.kind == SUCCEEDS),
        became=tuple(relation for relation in relations_to if relation.kind == SUCCEEDS),
        members=tuple(
            _member(row, row.member, rows) for row in _same_once(rows.members.get(body.pk, []))
        ),
        member_of=tuple(
            _member(row, row.group, rows) for row in _same_once(rows.member_of.get(body.pk, []))
        ),
        caveats=known_caveats(body),
        has_ended=any(map(_is_told_as_past, ends)) or _has_given_way(body, rows),
        heard=last_heard(body.pk, rows),
        region=body.region.name if body.region else "",
    )


def _said_last(relations: Iterable[Relation]) -> list[Relation]:
    return newest_each(relations, lambda row: (row.source_body_id, row.kind, row.target_body_id))


def _same_once(memberships: Iterable[Membership]) -> list[Membership]:
    return newest_each(
        memberships,
        lambda row: (
            *(row.group_id, row.member_id, row.local_authority_id),
            *(row.described_as, row.role),
        ),
    )


def _is_told_as_past(fact: BodyFact) -> bool:
    latest = fact.when.window.latest
    return latest is not None and latest <= fact.known_on


def _has_given_way(body: DeliveryBody, rows: BodyRows) -> bool:
    """Whether a source spoke of a successor's start as past; one only named may be to come."""
    successions = (row for row in rows.relations_to.get(body.pk, []) if row.kind == SUCCEEDS)
    facts = (fact for row in successions for fact in rows.facts.get(row.source_body_id, []))
    return any(fact.kind == Kind.STARTED and _is_told_as_past(fact) for fact in facts)


def _name(row: BodyName) -> NameKnown:
    return NameKnown(row.name, row.abbreviation, build_said(row))


def build_fact(row: BodyFact) -> FactKnown:
    """A fact, ready to print; its passage and document must have been fetched with it."""
    words, interval = row.when.words, row.when.read_as
    # A day that the sentence names already needs no saying again.
    is_said = words in row.text and not interval
    return FactKnown(
        text=row.text,
        when="" if is_said else words,
        interval=interval,
        said=build_said(row),
    )


def _relation(row: Relation, other: DeliveryBody, rows: BodyRows) -> RelationKnown:
    link = BodyLink(other.slug, rows.name_of(other))
    return RelationKnown(row.kind, row.label, link, build_said(row))


def _member(row: Membership, other: DeliveryBody | None, rows: BodyRows) -> MemberKnown:
    link = BodyLink(other.slug, rows.name_of(other)) if other else None
    place = row.local_authority
    area = AreaLink(place.slug, place.name) if place else None
    return MemberKnown(row.role, link, row.described_as, build_said(row), area)
