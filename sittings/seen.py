"""What a preview showed of each subject: a sitting is published only while that still stands.

As `seeds.admin.seen` does for one fact: facts are never changed or deleted, so a newer one about
the same is all that can have happened meanwhile.
"""

from collections.abc import Mapping

from django.core import signing

from glossary.models import Term
from partnerships.models import DeliveryBody
from reforms.models import Event, Reform
from seeds.admin.standing import Entry, entries, rivals_of
from seeds.models import Sourced
from sittings.publishing import Recorded
from sittings.reading import Sitting

FIELD = "seen"
SALT = "sittings.seen"
MOST = 50
"""The newest entries that a preview remembers of each."""

Shown = Mapping[str, list[int]]
"""By the key of each new entry, the entries that stood beside it."""


def shown_now(recorded: Recorded) -> dict[str, list[int]]:
    """What stands beside the entries that were just recorded. A query for each of them."""
    new = {(type(row), row.pk) for row in recorded.every}
    beside: list[tuple[Sourced, tuple[str, ...]]]
    beside = [(one, ("milestone", "kind")) for one in recorded.updates]
    # That nothing changed is not said beside anything that somebody else recorded meanwhile.
    beside += [(one, ()) for one in recorded.checks]
    beside += [(one, one.ALSO_ABOUT) for one in recorded.facts]
    return {
        one.key: [
            pk
            for pk in rivals_of(one, same).values_list("pk", flat=True)[: MOST + len(new)]
            if (type(one), pk) not in new
        ]
        for one, same in beside
    }


def since(recorded: Recorded, shown: Shown) -> tuple[Entry, ...]:
    """What was published after the preview, the earliest first; of what it never showed, all."""
    models = {one.key: type(one) for one in recorded.every}
    fresh: dict[type[Sourced], set[int]] = {}
    for key, now in shown_now(recorded).items():
        seen = shown.get(key, ())
        fresh.setdefault(models[key], set()).update(pk for pk in now if pk not in seen)
    found: list[Entry] = []
    for model, ids in fresh.items():
        if ids:
            rows = model._base_manager.filter(pk__in=ids)
            rows = rows.select_related("passage__document", "recorded_by")
            found += entries(list(rows.order_by("pk")))
    return tuple(found)


def hold(sitting: Sitting) -> None:
    """Keeps others from publishing about the same subjects until the transaction ends."""
    rows = [*(row.row for row in sitting.rows), *sitting.nothing.reforms]
    for model in (Reform, Event, DeliveryBody, Term):
        ids = [row.pk for row in rows if isinstance(row, model) and row.pk]
        # In one order, so that two sittings wait for each other in turn.
        list(
            model._default_manager.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
        )


def mark(draft: int, version: int, shown: Shown) -> str:
    """What the preview carries, signed."""
    return signing.dumps([draft, version, shown], salt=SALT)


def read_mark(text: str, draft: int) -> tuple[int, Shown] | None:
    """The version and what was shown; None for a mark that is missing, made up or of another."""
    try:
        of, version, shown = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (version, shown) if of == draft else None
