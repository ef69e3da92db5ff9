"""What somebody saw before they published: a preview is good for what it showed, and no longer.

The page of a preview carries, signed, which facts of the kind there were about the subject. Facts
are never changed or deleted, so a newer one is all that can have happened meanwhile.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from seeds.admin.standing import Entry, entries, rivals_of
from seeds.models import Sourced

FIELD = "_seen"
SALT = "seeds.admin.seen"
MAX_COMPARED_FACTS = 50
"""The newest facts that a preview remembers: another one has a newer number than these."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether the present state was shown, what came since, and the mark of the present state."""

    is_current: bool
    since: tuple[Entry, ...]
    mark: str


def look(request: HttpRequest, fact: Sourced, also_same: tuple[str, ...]) -> Seen:
    """What was shown against what is there now, `fact` itself left out.

    Whoever publishes holds the subject from here to the end of the transaction, so that of two at
    the same moment the second sees the first. A mark that is missing, made up or of something else
    counts as having seen nothing.
    """
    if FIELD in request.POST:
        subject = fact.subject
        type(subject)._base_manager.select_for_update(no_key=True).get(pk=subject.pk)
    now = list(rivals_of(fact, also_same).values_list("pk", flat=True)[:MAX_COMPARED_FACTS])
    about = [fact._meta.label, *_named(fact, also_same)]
    mark = signing.dumps([about, now], salt=SALT)
    try:
        was_about, shown = signing.loads(request.POST.get(FIELD, ""), salt=SALT)
    except signing.BadSignature:
        return Seen(False, (), mark)
    if was_about != about:
        return Seen(False, (), mark)
    fresh = [pk for pk in now if pk not in shown]
    return Seen(not fresh, _read(fact, fresh), mark)


def _named(fact: Sourced, also_same: tuple[str, ...]) -> list[str]:
    return [str(fact.serializable_value(name)) for name in (*fact.SUBJECT, *also_same)]


def _read(fact: Sourced, ids: list[int]) -> tuple[Entry, ...]:
    if not ids:
        return ()
    rows = type(fact)._base_manager.select_related("passage__document", "recorded_by")
    return entries(list(rows.filter(pk__in=ids).order_by("pk")))
