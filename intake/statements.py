"""What was accepted, as statements of sittings, which preview and publish them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from glossary.models import Term
from intake.models import ReceivedDocument, ReceivedProposal
from libs.vaguedates.printing import print_day
from reforms.admin.reading import EVENT, WORDS_ALONE, answer_to
from seeds.models import Basis
from seeds.ranks import Rank, rank_of
from sittings import drafts
from sittings.made_in_place import NEW
from sittings.matching import documents_at
from sittings.models import Draft
from sittings.typed import LONGEST_TEXT, MAX_ROWS, Boxes, Typed, keyed

TAKEN = (ReceivedProposal.Decision.ACCEPTED, ReceivedProposal.Decision.CHANGED)
CHECKED = "We read the whole document: it names these, and says nothing new of them."
CITED = ("heading_path", "opening", "closing")


def values_of(row: ReceivedProposal) -> dict[str, Any]:
    """A proposal as it was decided: as found, with what somebody changed."""
    return row.found | row.changed


@transaction.atomic
def make_draft(received: ReceivedDocument, by: User) -> Draft | None:
    """A draft with all that was accepted and is in none yet; None where nothing was.

    A draft that was thrown away lets go of its statements, so they come into the next. One holds
    MAX_ROWS statements; what is beyond waits for the next, too.
    """
    rows = received.received_proposals.select_for_update().filter(draft=None)
    taken = [one for one in rows.filter(decision__in=TAKEN) if values_of(one).get("says")]
    statements = [one for one in taken if values_of(one)["says"] != "checked"][:MAX_ROWS]
    checked = list(rows.filter(decision=ReceivedProposal.Decision.CHECKED))
    checked += [one for one in taken if values_of(one)["says"] == "checked"]
    checked = [one for one in checked if one.found["about_kind"] == "reform" and one.found["slug"]]
    if not statements and not checked:
        return None
    typed = Typed(
        source=source_of(received),
        rows=boxes_of(received, statements),
        nothing=_nothing(checked, {one.found["slug"] for one in statements}),
    )
    draft = drafts.start(typed, text_for(received, statements), by)
    ids = [one.pk for one in (*statements, *checked)]
    ReceivedProposal.objects.filter(pk__in=ids).update(draft=draft)
    return draft


def _nothing(checked: Sequence[ReceivedProposal], told: set[str]) -> Boxes:
    """The reforms without news, but for those of which a statement tells some."""
    titles = [one.found["about"] for one in checked if one.found["slug"] not in told]
    if not titles:
        return keyed({})
    return {
        "key": checked[0].key,
        "reforms": "\n".join(dict.fromkeys(titles)),
        "basis": Basis.INFERRED.value,
        "reason": CHECKED,
    }


def source_of(received: ReceivedDocument) -> Boxes:
    """The boxes of the source: a document that is here, or a new one."""
    here = documents_at(received.address) if received.address else []
    day = print_day(received.published)
    if here:
        return {"find": here[0].title, "known_on": day}
    given = {
        "title": received.title,
        "short_title": received.title[:60],
        "publisher": received.publisher,
        "author": received.author,
        "kind": received.kind,
        "authority": received.authority,
        "licence": received.licence,
        "address": received.address,
        "published": day,
        "speaks_for": received.speaks_for,
        "known_on": day,
    }
    return {name: value for name, value in given.items() if value}


def text_for(received: ReceivedDocument, rows: Iterable[ReceivedProposal]) -> str:
    """The text that a draft keeps: all of it, or of a longer one the lines that are cited."""
    text = str(received.read.get("text", ""))
    if len(text) <= LONGEST_TEXT:
        return text
    wanted: set[str] = set()
    spans = [(one.found["start"], one.found["end"]) for one in rows]
    for one in rows:
        wanted |= set(filter(None, one.found["heading_path"].split(" > ")))
    lines, at = [], 0
    for line in text.split("\n"):
        if line in wanted or any(at <= start < at + len(line) + 1 for start, _ in spans):
            lines.append(line)
        at += len(line) + 1
    return "\n\n".join(lines)[:LONGEST_TEXT]


def boxes_of(received: ReceivedDocument, rows: Iterable[ReceivedProposal]) -> list[Boxes]:
    """The boxes of each statement; two that would say the same of one milestone get two of it."""
    terms = {text.casefold() for text in Term.objects.values_list("text", flat=True)}
    found: list[Boxes] = []
    said: set[tuple[str, ...]] = set()
    for one in rows:
        given = values_of(one)
        boxes = _boxes(received, given, terms) | {"key": one.key}
        about = tuple(boxes.get(name, "").casefold() for name in ("about", "says", "milestone"))
        if about in said and given["is_new_milestone"]:
            boxes["milestone"] = f"{boxes['milestone']} ({given['words']})"[:120]
        said.add(about)
        found.append({name: value for name, value in boxes.items() if value})
    return found


def _boxes(received: ReceivedDocument, given: dict[str, Any], terms: set[str]) -> Boxes:
    boxes = {"about": given["about"], "says": given["says"]}
    boxes |= {name: given[name] for name in CITED}
    boxes |= _basis(received, given)
    if given["says"] == "sense":
        is_new = given["about"].casefold() not in terms
        return boxes | {"words": given["words"], "about_pick": NEW if is_new else ""}
    if not given["slug"]:
        boxes |= {"about_pick": NEW, "strand": given["strand"]}
    if given["says"] == "name":
        boxes["words"] = given["words"]
    if given["says"] == "target":
        boxes["words"] = given["words"]
        boxes["target_reading"] = _reading(received, given)
        boxes["is_proposed"] = "on" if given["is_proposed"] else ""
    if given["milestone"]:
        boxes["milestone"] = given["milestone"]
        boxes["milestone_pick"] = NEW if given["is_new_milestone"] else ""
    return boxes


def _basis(received: ReceivedDocument, given: dict[str, Any]) -> Boxes:
    if given["because"]:
        return {"basis": Basis.INFERRED.value, "reason": given["because"]}
    near = rank_of(received.authority) in (Rank.PRIMARY, Rank.OFFICIAL)
    return {"basis": (Basis.STATED if near else Basis.REPORTED).value}


def _reading(received: ReceivedDocument, given: dict[str, Any]) -> str:
    """The reading that the update form would offer and that was meant; "" where it asks nothing."""
    options = answer_to(given["words"], received.published).options
    if not options:
        return ""
    for one in options:
        if given["edtf"] and one.edtf == given["edtf"]:
            return one.value
    events = [one.value for one in options if one.value.startswith(EVENT)]
    return events[0] if events else WORDS_ALONE
