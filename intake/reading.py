"""Reading what was received: the file apart, then the text against what we know, with progress."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from intake.finding.values import Proposal
from intake.finding.whole import propose
from intake.known import read_known
from intake.models import ReceivedDocument, ReceivedProposal
from intake.places import place_of
from libs.reading_files import RefusedFile, WholeText, read_apart, to_plain
from seeds.models.keys import new_key

Tell = Callable[[str], None]


def read_content(
    content: bytes, published: date, today: date, tell: Tell = lambda step: None
) -> tuple[WholeText, list[Proposal]]:
    """The text of a file and all that is proposed of it; raises RefusedFile."""
    document = read_apart(content, lambda done, every: tell(f"Page {done} of {every} is read."))
    tell("The text is read. What we know is looked for in it.")

    def share(done: int, every: int) -> None:
        if done % 500 < 50 or done == every:
            tell(f"Looked through {100 * done // every}% of the text.")

    return document, propose(document, read_known(today), published, share)


def read_waiting(pk: int) -> ReceivedDocument | None:
    """Reads a document that waits, once however often it is called; None where none waits."""
    waiting = ReceivedDocument.objects.filter(pk=pk, state=ReceivedDocument.State.WAITING)
    if not waiting.update(state=ReceivedDocument.State.READING, step="The file is being read."):
        return None
    received = ReceivedDocument.objects.get(pk=pk)

    def tell(step: str) -> None:
        ReceivedDocument.objects.filter(pk=pk).update(step=step)

    try:
        text, found = read_content(
            bytes(received.sent), received.published, timezone.localdate(), tell
        )
    except RefusedFile as refused:
        _end(received, state=ReceivedDocument.State.REFUSED, refused_because=str(refused))
        return received
    with transaction.atomic():
        ReceivedProposal.objects.bulk_create(rows_of(received, text, found))
        _end(received, state=ReceivedDocument.State.READ, read=to_plain(text))
    return received


def _end(received: ReceivedDocument, **said: Any) -> None:
    ReceivedDocument.objects.filter(pk=received.pk).update(sent=b"", step="", **said)
    received.refresh_from_db()


def rows_of(
    received: ReceivedDocument, text: WholeText, found: list[Proposal]
) -> list[ReceivedProposal]:
    """The proposals as rows, each with its passage and the key of the entry that it may become."""
    return [
        ReceivedProposal(
            document=received,
            position=number,
            found=plain_of(text, one),
            key=new_key(),
        )
        for number, one in enumerate(found)
    ]


def plain_of(text: WholeText, one: Proposal) -> dict[str, Any]:
    """A proposal as JSON has it, with its passage."""
    place = place_of(text, one.start, one.end) if one.end else None
    return asdict(one) | {
        "heading_path": place.heading_path if place else "",
        "opening": place.opening if place else "",
        "closing": place.closing if place else "",
    }
