"""What the tracker knows today, as the plain values that the finders take."""

from collections import defaultdict
from datetime import date
from typing import Any

from glossary.models import Sense, Term
from intake.finding.stems import telling_stems
from intake.finding.values import Known, KnownMilestone, KnownTerm, KnownThing
from partnerships.models import BodyName, DeliveryBody, LocalAuthority
from reforms.models import Event, Milestone, Reform, Update

Rows = dict[tuple[str, int], dict[str, Update]]


def read_known(day: date) -> Known:
    """All that is known by a day. Eight queries, however much there is."""
    in_force = Update.objects.in_force_on(day).select_related("after")
    rows: Rows = defaultdict(dict)
    for update in in_force:
        rows[_subject(update)][update.kind] = update
    names: dict[int, list[str]] = defaultdict(list)
    seen: dict[tuple[str, int], date] = {}
    log = Update.objects.known_by(day).values_list("reform", "event", "known_on", "name")
    for reform, event, known_on, name in log:
        about = ("reform", reform) if reform else ("event", event)
        seen[about] = max(seen.get(about, known_on), known_on)
        if name:
            names[reform].append(name)
    terms = _terms(day)
    things = [*_reforms(day, rows, names, seen), *_events(rows, seen), *_bodies(day), *_areas()]
    return Known(tuple(_with_abbreviations(things, terms)), tuple(terms))


def _subject(update: Update) -> tuple[str, int]:
    if update.milestone_id:
        return "milestone", update.milestone_id
    return ("event", update.event_id) if update.event_id else ("reform", update.reform_id or 0)


def _reforms(
    day: date, rows: Rows, names: dict[int, list[str]], seen: dict[tuple[str, int], date]
) -> list[KnownThing]:
    milestones: dict[int, list[KnownMilestone]] = defaultdict(list)
    for one in Milestone.objects.order_by("position", "slug"):
        milestones[one.reform_id].append(_milestone(one.title, rows.get(("milestone", one.pk), {})))
    found = []
    for reform in Reform.objects.known_by(day).select_related("strand"):
        said = rows.get(("reform", reform.pk), {})
        kinds = {kind: getattr(one, _column(kind)) for kind, one in said.items() if _column(kind)}
        found.append(
            KnownThing(
                "reform",
                reform.slug,
                reform.title,
                tuple(names.get(reform.pk, ())),
                tuple(milestones[reform.pk]),
                kinds,
                {kind: one.known_on for kind, one in said.items()},
                seen.get(("reform", reform.pk)),
                reform.is_context,
                str(reform.strand_id),
            )
        )
    return found


def _column(kind: str) -> str:
    return {"stage": "stage", "legal-force": "legal_force"}.get(kind, "")


def _milestone(title: str, said: dict[str, Update]) -> KnownMilestone:
    target, outcome = said.get(Update.Kind.TARGET), said.get(Update.Kind.OUTCOME)
    return KnownMilestone(
        title,
        target.target_words if target else "",  # type: ignore[attr-defined]  # a part of the vague date
        target.target_edtf if target else "",  # type: ignore[attr-defined]  # the same
        outcome.outcome if outcome else "",
        target.known_on if target else None,
        outcome.known_on if outcome else None,
    )


def _events(rows: Rows, seen: dict[tuple[str, int], date]) -> list[KnownThing]:
    return [
        KnownThing(
            "event",
            one.slug,
            one.title,
            (),
            (_milestone(one.title, rows.get(("event", one.pk), {})),),
            seen_on=seen.get(("event", one.pk)),
        )
        for one in Event.objects.all()
        if ("event", one.pk) in seen
    ]


def _bodies(day: date) -> list[KnownThing]:
    names: dict[int, list[str]] = defaultdict(list)
    for one in BodyName.objects.known_by(day):
        names[one.body_id] += [one.name, *filter(None, [one.abbreviation])]
    return [
        KnownThing("body", one.slug, one.title, tuple(names[one.pk]))
        for one in DeliveryBody.objects.known_by(day)
    ]


def _areas() -> list[KnownThing]:
    rows: Any = LocalAuthority.objects.values_list("slug", "name", "other_names")
    return [
        KnownThing(
            "area", slug, name, tuple(one.strip() for one in others.split(";") if one.strip())
        )
        for slug, name, others in rows
    ]


def _terms(day: date) -> list[KnownTerm]:
    expansions: dict[int, list[str]] = defaultdict(list)
    for one in Sense.objects.known_by(day):
        others = [text.strip() for text in one.other_wordings.split(";")]
        expansions[one.term_id] += [one.expansion, *filter(None, others)]
    return [
        KnownTerm(
            one.text,
            tuple(text.strip() for text in one.other_spellings.split(",") if text.strip()),
            tuple(expansions[one.pk]),
        )
        for one in Term.objects.all()
    ]


def _with_abbreviations(things: list[KnownThing], terms: list[KnownTerm]) -> list[KnownThing]:
    """The things with the abbreviations that stand for one of their names."""
    short: dict[frozenset[str], str] = {}
    for term in terms:
        for expansion in term.expansions:
            if len(stems := telling_stems(expansion)) > 1 and " " not in term.text:
                short.setdefault(stems, term.text)
    found = []
    for one in things:
        more = [short[s] for n in (one.title, *one.names) if (s := telling_stems(n)) in short]
        values = {name: getattr(one, name) for name in KnownThing.__slots__}
        found.append(KnownThing(**(values | {"names": (*one.names, *dict.fromkeys(more))})))
    return found
