"""Drafts: saved as typed, published whole or not at all, by a person or at their time.

Whoever saves or publishes names the version that they saw. The database changes the row only while
it has that version, so of two at once, on one machine or two, one is told.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from seeds.admin.standing import Entry
from sittings.models import Draft
from sittings.publishing import Recorded, attempt
from sittings.reading import Sitting, read_sitting
from sittings.seen import Shown, hold, since
from sittings.typed import Typed

UNTITLED = "Untitled"
MAY_PUBLISH = "sittings.publish_draft"
NEEDS_SECOND = (
    "A second person publishes here, and you were the last to change this draft. Hand it to a "
    "colleague who publishes."
)
GONE = "Whoever set the time has no account any more. Have it published by somebody else."
MOVES = (
    "These words would be read as other days at that time than the preview shows. Write the date "
    "in full, or give the day that the source is known from."
)
NO_RIGHT = "Only publishers publish. Ask for it to be published, or hand it to one."


def title_of(typed: Typed) -> str:
    """What a draft is called in lists."""
    given = typed.source
    title = given.get("short_title") or given.get("title") or given.get("find")
    return (title or UNTITLED)[:250]


def start(typed: Typed, text: str, by: User) -> Draft:
    """Keep what was typed as a new draft of somebody's."""
    return Draft.objects.create(
        title=title_of(typed), typed=typed.to_store(), text=text, owner=by, changed_by=by
    )


def save(draft: Draft, typed: Typed, text: str, *, by: User, version: int) -> bool:
    """Keep what was typed now; False where somebody else saved or published it meanwhile.

    Other words take it from whoever asked for it to be published, and from its time.
    """
    stored = typed.to_store()
    if draft.version == version and (draft.typed, draft.text) == (stored, text):
        return not draft.is_published
    saved = Draft.objects.unpublished().filter(pk=draft.pk, version=version)
    changed = saved.update(
        title=title_of(typed),
        typed=stored,
        text=text,
        version=F("version") + 1,
        state=Draft.State.OPEN,
        changed_by=by,
        changed_at=timezone.now(),
        publish_at=None,
        publish_by=None,
        shown={},
        stopped_because="",
    )
    draft.refresh_from_db()
    return bool(changed)


def problem_of_publishing(draft: Draft, by: User) -> str:
    """Why somebody may not publish a draft, or set its time; "" where they may."""
    if not by.has_perm(MAY_PUBLISH):
        return NO_RIGHT
    if settings.SECOND_PERSON_PUBLISHES and draft.changed_by_id == by.pk:
        return NEEDS_SECOND
    return ""


@dataclass(slots=True)
class Attempted:
    """What became of publishing. All empty but `draft` where somebody was quicker."""

    draft: Draft
    sitting: Sitting | None = None
    recorded: Recorded | None = None
    since: tuple[Entry, ...] = ()

    @property
    def is_published(self) -> bool:
        return self.recorded is not None and not self.since and not self.faults

    @property
    def faults(self) -> list[str]:
        """What is wrong with it, a sentence each."""
        if self.sitting is None:
            return []
        return [": ".join(filter(None, (one.where, one.told))) for one in self.sitting.faults]


def read_draft(draft: Draft, at: datetime) -> Sitting:
    """What a draft says, as it is meant at a moment."""
    return read_sitting(Typed.stored(draft.typed), draft.text, timezone.localdate(at))


def publish(draft: Draft, *, by: User, version: int, shown: Shown, at: datetime) -> Attempted:
    """Record all that a draft says and mark it as published: both, or neither.

    Nothing is recorded where it has another version by now, where something is wrong with it, or
    where something newer stands beside it than was `shown`.
    """
    with transaction.atomic():
        waiting = Draft.objects.unpublished().filter(pk=draft.pk, version=version)
        taken = waiting.update(
            state=Draft.State.PUBLISHED,
            published_at=at,
            published_by=by,
            publish_at=None,
            shown={},
            stopped_because="",
        )
        draft.refresh_from_db()
        if not taken:
            return Attempted(draft)
        sitting = read_draft(draft, at)
        hold(sitting)
        recorded = attempt(sitting, by)
        outcome = Attempted(draft, sitting, recorded, since(recorded, shown))
        if not outcome.is_published:
            transaction.set_rollback(True)
    if not outcome.is_published:
        draft.refresh_from_db()
    return outcome


def problems_of_time(draft: Draft, at: datetime) -> list[str]:
    """What would be read otherwise at that time than now, or be asked about then.

    Where the source has no day of its own, "next month" is counted from the day of publishing.
    """
    now, then = read_draft(draft, timezone.now()), read_draft(draft, at)
    told = [f"{one.where}: {one.told}" for one in then.faults]
    for row, later in zip(now.rows, then.rows, strict=True):
        if row.values != later.values and not later.answers.problems:
            told.append(f"Statement {row.number}: {MOVES}")
    return told


def schedule(draft: Draft, *, by: User, version: int, shown: Shown, at: datetime) -> bool:
    """Set the time at which a draft is published; False where it has another version by now."""
    waiting = Draft.objects.unpublished().filter(pk=draft.pk, version=version)
    done = waiting.update(
        publish_at=at, publish_by=by, shown=dict(shown), state=Draft.State.ASKED, stopped_because=""
    )
    draft.refresh_from_db()
    return bool(done)


def publish_due(now: datetime) -> list[Attempted]:
    """Publish every draft whose time has come, each in a transaction of its own.

    One that cannot be published is marked with the reason, for people to see; the others go on.
    Safe to run twice, and on two machines at the same moment.
    """
    due = Draft.objects.due(now).select_related("publish_by").order_by("publish_at", "pk")
    return [done for draft in due if (done := _due(draft, now))]


def _due(draft: Draft, now: datetime) -> Attempted | None:
    by = draft.publish_by
    if by is None or not by.is_active:
        return _stop(draft, GONE)
    if why := problem_of_publishing(draft, by):
        return _stop(draft, why)
    try:
        outcome = publish(draft, by=by, version=draft.version, shown=draft.shown, at=now)
    except OperationalError:
        raise  # locked, or no server: the next run tries again
    except DatabaseError as error:
        return _stop(draft, f"The database refused it: {error}")
    if outcome.is_published or outcome.recorded is None:
        return outcome if outcome.is_published else None
    newer = [f"{one.says}, known on {one.known_on} ({one.who})" for one in outcome.since]
    told = f"Something was published after the preview: {'; '.join(newer)}." if newer else ""
    _stop(draft, " ".join(filter(None, [told, *outcome.faults])))
    return outcome


def _stop(draft: Draft, why: str) -> Attempted | None:
    """Marks a draft that was not published at its time, unless somebody changed it meanwhile."""
    due = Draft.objects.unpublished().filter(pk=draft.pk, version=draft.version)
    due = due.filter(publish_at=draft.publish_at)
    stopped = due.update(state=Draft.State.STOPPED, stopped_because=why, publish_at=None)
    draft.refresh_from_db()
    return Attempted(draft) if stopped else None
