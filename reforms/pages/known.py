"""What was known of reforms on a day, put together from the log: what all pages share."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import capfirst

from libs.pagememo.readings import once_a_version
from libs.vaguedates.reading import DateReading
from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.models import Event, Milestone, Reform, Stage, Update
from reforms.pages.event_days import read_event_windows
from reforms.pages.expected import Places, read_places
from reforms.pages.milestone import MilestoneKnown
from reforms.pages.voices import read_speakers
from reforms.standing import last_read, standing_on, window_after
from seeds.models import Basis
from seeds.pages import Said, build_said
from seeds.silence import read_up_to
from seeds.voices import Speaker

__all__ = ["MilestoneKnown", "ReformKnown", "build_known", "read_known"]

Kind = Update.Kind


@dataclass(frozen=True, slots=True)
class ReformKnown:
    """A reform as known on a day."""

    slug: str
    name: str
    strand: str
    strand_slug: str
    is_context: bool
    stage: str
    stage_label: str
    stage_said: Said | None
    legal_force_key: str
    legal_force: str
    legal_force_said: Said | None
    description: str
    description_said: Said | None
    milestones: tuple[MilestoneKnown, ...]
    last_evidence: date | None


def _same_reforms(reforms: Sequence[Reform], day: date, read: date | None = None) -> Hashable:
    return tuple(reform.pk for reform in reforms), day, read


@once_a_version(most=8, key=_same_reforms)
def read_known(
    reforms: Sequence[Reform], day: date, read: date | None = None
) -> tuple[ReformKnown, ...]:
    """The state of `reforms` on `day`, in their order. Six queries at most, however many they are.

    Their strands were fetched with them. `read` is the day up to which sources were read, if known.
    """
    in_force = (
        Update.objects.filter(reform__in=reforms)
        .in_force_on(day)
        .select_related("milestone", "after", "passage__document")
    )
    return build_known(reforms, tuple(in_force), day, read)


def build_known(
    reforms: Sequence[Reform], in_force: Sequence[Update], day: date, read: date | None = None
) -> tuple[ReformKnown, ...]:
    """The same of the updates in force on the day, which were read before. Four queries at most.

    Their milestones, events and passages must have been fetched with them.
    """
    by_reform: dict[int | None, list[Update]] = {reform.pk: [] for reform in reforms}
    for update in in_force:
        by_reform[update.reform_id].append(update)
    awaited = {update.after_id for update in in_force if update.after_id is not None}
    if read is None and by_reform:
        read = read_up_to(day)
    windows, speakers = read_event_windows(awaited, day), read_speakers(in_force, day)
    places = read_places(day) if by_reform else {}
    beside = _Beside(windows, speakers, places, day, read)
    return tuple(_reform(reform, by_reform[reform.pk], beside) for reform in reforms)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known besides the updates of a reform; sources were read up to `read` for it."""

    event_windows: Mapping[int, Window]
    speakers: Mapping[int, Speaker]
    places: Places
    day: date
    read: date | None


def _reform(reform: Reform, updates: list[Update], beside: _Beside) -> ReformKnown:
    own = {update.kind: update for update in updates if update.milestone_id is None}
    stage, name = own.get(Kind.STAGE), own.get(Kind.NAME)
    description, force = own.get(Kind.DESCRIPTION), own.get(Kind.LEGAL_FORCE)
    stage_value = Stage(stage.stage) if stage else Stage.NOT_STAGED
    return ReformKnown(
        slug=reform.slug,
        name=capfirst(name.name if name else reform.title),
        strand=reform.strand.title,
        strand_slug=reform.strand.slug,
        is_context=reform.is_context,
        stage=stage_value.value,
        stage_label=str(stage_value.label),
        stage_said=build_said(stage) if stage else None,
        legal_force_key=force.legal_force if force else "",
        legal_force=str(force.get_legal_force_display()) if force else "",
        legal_force_said=build_said(force) if force else None,
        description=description.note if description else "",
        description_said=build_said(description) if description else None,
        milestones=_milestones(updates, replace(beside, read=last_read(updates, beside.read))),
        last_evidence=max(
            (update.known_on for update in updates if update.basis != Basis.INFERRED), default=None
        ),
    )


def _milestones(updates: list[Update], beside: _Beside) -> tuple[MilestoneKnown, ...]:
    found: dict[int, Milestone] = {}
    facts: dict[tuple[int, str], Update] = {}
    for update in updates:
        if update.milestone is not None:
            found[update.milestone.pk] = update.milestone
            facts[update.milestone.pk, update.kind] = update
    return tuple(
        _milestone(
            milestone,
            facts.get((milestone.pk, Kind.TARGET)),
            facts.get((milestone.pk, Kind.OUTCOME)),
            beside,
        )
        for milestone in sorted(found.values(), key=lambda row: (row.position, row.slug))
    )


def _milestone(
    milestone: Milestone, target: Update | None, outcome: Update | None, beside: _Beside
) -> MilestoneKnown:
    window = target.target.window if target else NO_WINDOW
    waits_for: Event | None = None
    if target and target.after:
        event = beside.event_windows.get(target.after.pk, NO_WINDOW)
        window = window_after(event, target.target.words)
        waits_for = target.after if window.is_empty else None
    reading = target.reading_in(window) if target else DateReading(NO_WINDOW)
    places = beside.places.get(milestone.pk, ())
    reads = [one.read_on for one in places]
    return MilestoneKnown(
        slug=milestone.slug,
        title=milestone.title,
        is_decision=milestone.kind == Milestone.Kind.DECISION,
        is_document=milestone.kind == Milestone.Kind.DOCUMENT,
        words=target.target.words if target else "",
        interval=reading.in_words,
        window=window,
        sense=reading.sense,
        narrow=reading.narrow,
        is_approximate=target.target.is_approximate if target else False,
        is_proposed=target.is_proposed if target else False,
        waits_for=waits_for.title if waits_for else "",
        standing=standing_on(
            beside.day,
            window,
            sense=reading.sense,
            outcome=outcome.outcome if outcome else "",
            is_waiting=waits_for is not None,
            read_up_to=max(filter(None, [beside.read, *reads]), default=None),
            is_place_unread=any(one.is_unread for one in places),
        ),
        note=target.note if target else "",
        target_said=build_said(target) if target else None,
        said_on=target.known_on if target else None,
        outcome_note=outcome.note if outcome else "",
        outcome_said=build_said(outcome) if outcome else None,
        edtf=target.target.edtf if target else "",
        outcome_by=beside.speakers.get(outcome.pk) if outcome else None,
        places=places,
    )
