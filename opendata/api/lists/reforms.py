"""Reforms and milestones, with the filters of the roadmap."""

from django.db.models import Exists, OuterRef, Q

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, maybe_says, some_rows, who_says
from opendata.api.values import (
    DateData,
    MilestoneData,
    MoveData,
    NeedData,
    ReadyData,
    ReformData,
    ShiftData,
    SlipData,
    StandingData,
)
from reforms.models import Milestone, Update
from reforms.pages.earlier import read_earlier
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.pages.lacking import PartSaid, lacking_of, read_parts
from reforms.pages.slips import MoveSaid, SlipSaid
from reforms.pages.steps import with_steps
from reforms.roadmap_query import FILTERS, RoadmapQuery

Audiences = dict[tuple[str, str], tuple[str, ...]]


def read_reforms(asked: ListAsked) -> ListPage:
    """Eighteen queries at most. A page may hold fewer than asked for: `next` says if more are."""
    query = _query(asked)
    rows, following = some_rows(query.reforms().select_related("strand"), asked)
    known = with_steps(read_earlier(read_known(rows, asked.day.on), asked.day.on), asked.day.on)
    audiences = _read_audiences(Q(reform__in=rows))
    choice = query.milestones()
    chosen = known if choice.is_all or asked.only else choice.narrow(known)
    parts = read_parts(rows, chosen, asked.day.on)
    items = tuple(_reform(one, audiences, parts[one.slug], asked) for one in chosen)
    return ListPage(items, following)


def read_milestones(asked: ListAsked) -> ListPage:
    """Twelve queries at most; the same is true of its pages."""
    query = _query(asked)
    told = Update.objects.known_by(asked.day.on).filter(milestone=OuterRef("pk"))
    rows = Milestone.objects.filter(Exists(told), reform__in=query.reforms())
    rows = rows.select_related("reform__strand").order_by("reform__slug", "slug")
    slug, _, own = (asked.only or asked.cursor).partition(".")
    if asked.only:
        found = list(rows.filter(reform__slug=slug, slug=own))
    else:
        after = Q(reform__slug__gt=slug) | Q(reform__slug=slug, slug__gt=own)
        found = list(rows.filter(after)[: asked.limit + 1])
    shown = found[: asked.limit]
    reforms = list({row.reform.pk: row.reform for row in shown}.values())
    on = asked.day.on
    read = with_steps(read_earlier(read_known(reforms, on), on), on)
    known = {reform.slug: reform for reform in read}
    audiences = _read_audiences(Q(pk__in=[row.pk for row in shown]))
    choice = query.milestones()
    pairs = [(known[row.reform.slug], row.slug) for row in shown]
    items = [
        _milestone(reform, one, audiences, asked)
        for reform, slug in pairs
        for one in reform.milestones
        if one.slug == slug and (asked.only or choice.is_all or choice.fits(reform, one))
    ]
    following = _id(shown[-1]) if len(found) > asked.limit else ""
    return ListPage(tuple(items), following)


def _id(row: Milestone) -> str:
    return f"{row.reform.slug}.{row.slug}"


def _query(asked: ListAsked) -> RoadmapQuery:
    return RoadmapQuery({name: asked.get(name) for name in FILTERS}, asked.day)


def _read_audiences(which: Q) -> Audiences:
    found: Audiences = {}
    rows = Milestone.objects.filter(which, audiences__isnull=False)
    rows = rows.order_by("audiences__position", "audiences__slug")
    for reform, slug, audience in rows.values_list("reform__slug", "slug", "audiences__slug"):
        found[reform, slug] = (*found.get((reform, slug), ()), audience)
    return found


def _reform(
    reform: ReformKnown, audiences: Audiences, parts: tuple[PartSaid, ...], asked: ListAsked
) -> ReformData:
    address = page_address("reforms:reform", reform.slug)
    return ReformData(
        id=reform.slug,
        name=reform.name,
        strand=reform.strand_slug,
        strand_title=reform.strand,
        is_context=reform.is_context,
        stage=reform.stage,
        stage_label=reform.stage_label,
        stage_said=maybe_says(reform.stage_said, asked),
        legal_force=reform.legal_force_key,
        legal_force_label=reform.legal_force,
        legal_force_said=maybe_says(reform.legal_force_said, asked),
        description=reform.description,
        description_said=maybe_says(reform.description_said, asked),
        last_evidence=reform.last_evidence,
        parts=tuple(
            NeedData(one.part.value, one.is_there, one.words, maybe_says(one.said, asked))
            for one in parts
        ),
        lacks=tuple(part.value for part in lacking_of(parts)),
        milestones=tuple(_milestone(reform, one, audiences, asked) for one in reform.milestones),
        page=asked.page(address),
        feed=asked.page(page_address("reforms:reform-feed", reform.slug)),
        calendar=asked.page(page_address("opendata:reform-calendar", reform.slug)),
    )


def _milestone(
    reform: ReformKnown, one: MilestoneKnown, audiences: Audiences, asked: ListAsked
) -> MilestoneData:
    address = page_address("reforms:reform", reform.slug)
    return MilestoneData(
        id=f"{reform.slug}.{one.slug}",
        reform=reform.slug,
        title=one.title,
        date=DateData(one.words, one.edtf, one.window.earliest, one.window.latest),
        read_as=one.interval,
        sense=one.sense.value,
        is_proposed=one.is_proposed,
        waits_for=one.waits_for,
        standing=StandingData(one.standing.value, one.standing.label, asked.day.on),
        note=one.note,
        said=maybe_says(one.target_said, asked),
        outcome_note=one.outcome_note,
        outcome_said=maybe_says(one.outcome_said, asked),
        outcome_voice=one.outcome_by.voice.value if one.outcome_by else "",
        outcome_by=one.outcome_by.in_words if one.outcome_by else "",
        audiences=audiences.get((reform.slug, one.slug), ()),
        ready=tuple(
            ReadyData(own.slug, step.is_paper, step.text, who_says(step.said, asked))
            for own in one.ready
            for step in own.steps
        ),
        slip=_slip(one.slip, asked) if one.slip else None,
        page=asked.page(f"{address}#{one.slug}"),
    )


def _slip(slip: SlipSaid, asked: ListAsked) -> SlipData:
    return SlipData(
        first_words=slip.first.words,
        first_earliest=slip.first.window.earliest,
        first_latest=slip.first.window.latest,
        first_said=who_says(slip.first.said, asked),
        shift=ShiftData(slip.total.first, slip.total.last),
        moves=tuple(_move(move, asked) for move in slip.moves),
        ending=slip.ending.value if slip.ending else "",
        in_words=slip.moved,
    )


def _move(move: MoveSaid, asked: ListAsked) -> MoveData:
    return MoveData(
        kind=move.kind.value,
        words=move.to.words,
        earliest=move.to.window.earliest,
        latest=move.to.window.latest,
        shift=ShiftData(move.shift.first, move.shift.last),
        said=who_says(move.to.said, asked),
        reason=move.reason,
        reason_said=maybe_says(move.reason_said, asked),
    )
