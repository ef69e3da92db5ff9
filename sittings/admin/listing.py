"""The lists of drafts: on a page of their own, and on the start page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from libs.backoffice.editing.values import print_moment
from sittings.models import ColleagueNote, Draft, HeldChange

MOST = 50
MOST_ON_START = 5
NOBODY = "nobody"
LATE = "That time has come and it is not published: tell whoever runs the site."


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list; `told` says how it stands."""

    title: str
    href: str
    owner: str
    changed: str
    told: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note that waits for somebody; `about` is the draft or reform."""

    id: int
    text: str
    who: str
    whom: str
    when: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class DraftLists:
    """What is unpublished: the reader's own drafts, everybody else's, the changes that wait for a
    second person; and notes that ask the reader."""

    mine: tuple[DraftLine, ...]
    others: tuple[DraftLine, ...]
    notes: tuple[NoteLine, ...]
    held: tuple[DraftLine, ...]
    count: int
    new_href: str
    all_href: str


def may_draft(request: HttpRequest) -> bool:
    """Whether the drafts are open to somebody, a second factor given."""
    return admin.site.has_permission(request) and request.user.has_perm("sittings.change_draft")


def drafts_on_start(request: HttpRequest) -> DraftLists | None:
    """For the start page; None for whoever may not draft. Three queries, four with four eyes."""
    if not may_draft(request):
        return None
    return read_lists(request, MOST_ON_START, has_held=settings.SECOND_PERSON_PUBLISHES)


def read_lists(request: HttpRequest, most: int, *, has_held: bool = True) -> DraftLists:
    """The unpublished drafts, those that wait first. Four queries."""
    me: Any = request.user
    rows = Draft.objects.unpublished().select_related("owner", "publish_by", "changed_by")
    mine = list(rows.filter(owner=me)[: most + 1])
    others = list(rows.exclude(owner=me)[: most + 1])
    return DraftLists(
        mine=tuple(map(line_of, mine[:most])),
        others=tuple(map(line_of, others[:most])),
        notes=notes_for(me, most),
        held=held_changes(most) if has_held else (),
        count=len(mine) + len(others),
        new_href=reverse("sittings:new"),
        all_href=reverse("sittings:list"),
    )


def line_of(draft: Draft) -> DraftLine:
    """A line; the owner and whoever set its time must have been fetched."""
    return DraftLine(
        title=draft.title,
        href=reverse("sittings:draft", args=[draft.pk]),
        owner=name_of(draft.owner),
        changed=f"{print_moment(draft.changed_at)} by {name_of(draft.changed_by)}",
        told=stands(draft).rstrip("."),
    )


def stands(draft: Draft) -> str:
    """How a draft stands, in a few words."""
    if draft.publish_at:
        late = f" {LATE}" if draft.publish_at < _now() else ""
        return f"To be published on {print_moment(draft.publish_at)} (London).{late}"
    if draft.state == Draft.State.STOPPED:
        return f"Not published at its time: {draft.stopped_because}"
    if draft.published_at:
        return f"Published on {print_moment(draft.published_at)}"
    return str(Draft.State(draft.state).label).capitalize()


def notes_for(person: User, most: int) -> tuple[NoteLine, ...]:
    """The unsettled notes that ask somebody, the newest first. One query."""
    rows = ColleagueNote.objects.filter(asked=person, settled_at=None)
    rows = rows.exclude(draft__state=Draft.State.PUBLISHED)
    return tuple(map(note_line, rows.select_related(*NOTED)[:most]))


def held_changes(most: int) -> tuple[DraftLine, ...]:
    """The changes that wait for a second person, or were sent back, the newest first. One query."""
    rows = HeldChange.objects.exclude(state=HeldChange.State.PUBLISHED)
    return tuple(
        DraftLine(
            title=one.title,
            href=reverse("sittings:held", args=[one.pk]),
            owner=name_of(one.asked_by),
            changed=print_moment(one.asked_at),
            told=": ".join(filter(None, (one.get_state_display().capitalize(), one.answer))),
        )
        for one in rows.select_related("asked_by")[:most]
    )


NOTED = ("draft", "reform", "written_by", "asked")


def note_line(note: ColleagueNote) -> NoteLine:
    """A note; what it is about must have been fetched."""
    name, about = ("draft", note.draft) if note.draft else ("reform_notes", note.reform)
    return NoteLine(
        id=note.pk,
        text=note.text,
        who=name_of(note.written_by),
        whom=name_of(note.asked) if note.asked else "",
        when=print_moment(note.written_at),
        about=str(about),
        href=f"{reverse(f'sittings:{name}', args=[about.pk])}#notes" if about else "",
    )


def name_of(person: User | None) -> str:
    return str(person) if person else NOBODY


def _now() -> Any:
    return timezone.now()
