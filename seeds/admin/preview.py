"""What a fact would do, shown before it is published: what it says, and the page that shows it.

Called inside a transaction that is then rolled back, with the fact saved. "Publish"
sends the same fields again.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest

from libs.backoffice.find_field import FIND
from libs.backoffice.public_page import page_as_it_would_be
from libs.vaguedates.printing import print_day
from seeds.admin import seen
from seeds.admin.standing import rivals_of
from seeds.models import Caveat, Sourced
from seeds.ranks import WEAK, Rank

BUTTONS = {"_save", "_preview", "_back", FIND, "csrfmiddlewaretoken", seen.FIELD}
MAX_LISTED_RIVALS = 5
"""How many of the facts that stand today are shown as what was known until now."""


def build_preview(request: HttpRequest, fact: Sourced) -> dict[str, Any]:
    """The context of the preview of a fact that has just been saved."""
    address = public_address(fact.subject)
    framed = page_as_it_would_be(request, address, [fact.key]) if address else ""
    return {
        "fact": fact,
        "known_on": print_day(fact.known_on),
        "about": fact.subject,
        "address": address,
        "framed": framed,
        "cautions": [*filter(None, (*cautions_of_source(fact), before_all(fact)))],
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in BUTTONS
            for value in values
        ],
    }


def build_fact_preview(request: HttpRequest, fact: Sourced) -> dict[str, Any]:
    """As `build_preview`, for facts that no feed tells: with what they take the place of."""
    return build_preview(request, fact) | {"before": before_of(fact), "source": source_line(fact)}


def cautions_of_source(fact: Sourced) -> tuple[str, ...]:
    """What to think of before this source is published; often nothing."""
    document = fact.passage.document if fact.passage else None
    no_address = (
        f"{document} has no address here, so readers cannot open it. Give one if it has any."
        if document and not document.address
        else ""
    )
    return tuple(filter(None, (weak_source(fact), no_address)))


def before_all(fact: Sourced) -> str:
    """A warning where nothing was known of the subject as early as this says. One query."""
    same = {name: getattr(fact, name) for name in fact.SUBJECT}
    rows: Any = type(fact)._base_manager.filter(**same).exclude(pk=fact.pk)
    first = rows.aggregate(first=models.Min("known_on"))["first"]
    if first is None or fact.known_on >= first or fact.corrects_id:
        return ""
    return (
        f"Nothing was known of “{fact.subject}” before {print_day(first)}. This would make it "
        f"known from {print_day(fact.known_on)}: check the day."
    )


def weak_source(fact: Sourced) -> str:
    """What to do about a source that stands far from the decision; "" for a nearer one."""
    document = fact.passage.document if fact.passage else None
    if document is None or document.source_rank not in WEAK:
        return ""
    whose = "the press" if document.source_rank == Rank.PRESS else "a firm that sells services"
    return (
        f"Find the primary source: {document} is the word of {whose}. A law, the government, "
        "Parliament or a regulator may say the same. If you found none, say so in the list “Only "
        "the press or a vendor says so”."
    )


def public_address(subject: models.Model) -> str:
    """The page that shows a subject; of a caveat, the page of something that names it."""
    if isinstance(subject, Caveat):
        return _page_of_caveat(subject)
    address: str = subject.get_absolute_url().partition("#")[0]  # type: ignore[attr-defined]
    return address


def _page_of_caveat(caveat: Caveat) -> str:
    """ "" where nothing names it yet. A query for each kind of row that can, and one more."""
    if Caveat.objects.remarks().filter(pk=caveat.pk).exists():
        return f"/{Caveat.Place.METHOD}/"
    for relation in caveat._meta.related_objects:
        if relation.many_to_many:
            named = getattr(caveat, relation.get_accessor_name() or "").first()
            if hasattr(named, "get_absolute_url"):
                return public_address(named)
    return f"/{caveat.place}/" if caveat.place else ""


def before_of(fact: Sourced, also_same: tuple[str, ...] = ()) -> list[str]:
    """What it takes the place of, or else what is known beside it today; see `rivals_of`."""
    if fact.corrects:
        return [fact.corrects.summary()]
    rivals: Any = rivals_of(fact, also_same)
    rivals = rivals.filter(corrected_by=None, withdrawn=False)
    return [rival.summary() for rival in rivals.order_by("-known_on", "-pk")[:MAX_LISTED_RIVALS]]


def source_line(fact: Sourced) -> str:
    """Who says a fact, and where."""
    said = [str(fact.passage)] if fact.passage else []
    said += [fact.reason] if fact.reason else []
    return f"{fact.get_basis_display().capitalize()}: {'; '.join(said)}"
