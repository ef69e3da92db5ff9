"""Writing the log of updates: forms, lists, imports and commands all go through here.

    record_update(
        subject=milestone,
        kind=Update.Kind.TARGET,
        target_words="by the end of 2025",
        target_edtf="../2025-12-31",
        source=Source(known_on=date(2023, 8, 14), basis=Basis.STATED, passage=passage),
        by=user,
    )

Each function checks, saves and returns in one transaction. What is wrong is a ValidationError by
field name, in words for people; nothing is saved then.
"""

from collections.abc import Sequence
from typing import Any, Unpack, cast

from django.contrib.auth.models import User
from django.db import transaction

from libs.backoffice.editing.versions import keep
from libs.ingest.saving import save_checked
from reforms.models import Event, Milestone, Reform, Update
from reforms.models.kinds import KINDS, UpdateValues
from reforms.unread import refuse_unread
from seeds.actions import Source, record_fact
from seeds.models.keys import new_key

ADDED_WITH_UPDATE = "Added with an update."
"""What the history of a document or passage says that came with an update."""


def record_update(
    *,
    subject: Reform | Milestone | Event,
    kind: str,
    source: Source,
    by: User | None,
    note: str = "",
    is_significant: bool = True,
    key: str = "",
    corrects: Update | None = None,
    correction_reason: str = "",
    **says: Unpack[UpdateValues],
) -> Update:
    """Record what is known of a reform, a milestone or an event.

    `says` fills the columns of the kind. `by` is who records it, None for a program. `key` names
    the update for good; one that is taken is refused, so that nothing is recorded twice.
    """
    update = Update(
        **_about(subject),
        **source.columns(),
        **cast(dict[str, Any], says),
        key=key or new_key(),
        kind=kind,
        note=note,
        is_significant=is_significant,
        # By its id: the wrong one itself would take this for its correction, saved or not.
        corrects_id=corrects.pk if corrects else None,
        correction_reason=correction_reason,
    )
    return record(update, by=by)


def correct(
    wrong: Update,
    *,
    correction_reason: str,
    source: Source,
    by: User | None,
    subject: Reform | Milestone | Event | None = None,
    kind: str = "",
    note: str | None = None,
    is_significant: bool | None = None,
    key: str = "",
    **says: Unpack[UpdateValues],
) -> Update:
    """Record a correction of an update: what it said, but for what is given here.

    With a kind of its own it says nothing but what is given. An update that nothing takes the place
    of is withdrawn: `withdraw_fact` in seeds/actions.py.
    """
    kept = () if kind else KINDS[wrong.kind].own_columns
    said = {name: getattr(wrong, name) for name in kept} | cast(dict[str, Any], says)
    return record_update(
        subject=subject or wrong.milestone or cast(Reform | Event, wrong.subject),
        kind=kind or wrong.kind,
        source=source,
        by=by,
        note=wrong.note if note is None else note,
        is_significant=wrong.is_significant if is_significant is None else is_significant,
        key=key,
        corrects=wrong,
        correction_reason=correction_reason,
        **cast(UpdateValues, said),
    )


def record_checked(
    reforms: Sequence[Reform],
    *,
    source: Source,
    by: User | None,
    token: str = "",
    note: str = "",
) -> list[Update]:
    """Record “checked, no change” for each of the reforms, or for none of them.

    `token` names the act: the same one again is refused, at `key`. Where the document speaks of
    progress, `note` says why nothing changed; without it the check is refused, at `note`.
    """
    token = token or new_key()
    refuse_unread(reforms, source.passage, source.known_on, note)
    checks = [
        Update(
            reform=reform,
            **source.columns(),
            key=f"checked-{token}-{reform.pk}",
            kind=Update.Kind.CHECKED,
            note=note,
            is_significant=False,
        )
        for reform in reforms
    ]
    with transaction.atomic():
        return [record_fact(check, by=by, comment=ADDED_WITH_UPDATE) for check in checks]


def record(update: Update, *, by: User | None) -> Update:
    """Save a new update that a form or a row of a table put together: the one way into the log.

    A milestone that is new is saved before it.
    """
    if update.kind == Update.Kind.CHECKED and update.reform and not update.withdrawn:
        refuse_unread([update.reform], update.passage, update.known_on, update.note)
    milestone = update.milestone
    if milestone is None or not milestone._state.adding:
        return record_fact(update, by=by, comment=ADDED_WITH_UPDATE)
    with transaction.atomic():
        save_checked(milestone)
        keep([milestone], by, ADDED_WITH_UPDATE)
        update.milestone = milestone
        return record_fact(update, by=by, comment=ADDED_WITH_UPDATE)


def _about(subject: Reform | Milestone | Event) -> dict[str, Any]:
    if isinstance(subject, Milestone):
        return {"reform": subject.reform, "milestone": subject}
    return {"reform" if isinstance(subject, Reform) else "event": subject}
