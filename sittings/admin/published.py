"""What a published draft has become: its entries, with the ways to their pages."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from libs.backoffice.panels import page_of
from reforms.models import Update
from sittings.models import Draft
from sittings.other_facts import OTHER
from sittings.typed import Typed


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """An entry of the log: what it says, of what, who says so, its public page and the admin's."""

    about: str
    says: str
    who: str
    address: str
    href: str


@dataclass(frozen=True, slots=True)
class PublishedSitting:
    """The entries, and the source with its pages."""

    entries: tuple[PublishedEntry, ...]
    document: str
    document_address: str
    document_href: str


def read_published(draft: Draft) -> PublishedSitting:
    """The entries under the keys of a draft's rows. One query for each kind of fact."""
    typed = Typed.stored(draft.typed)
    keys = Q(key__in=[row["key"] for row in typed.rows])
    if typed.nothing.get("key"):
        keys |= Q(key__startswith=f"checked-{typed.nothing['key']}-")
    rows = Update.objects.filter(keys).order_by("pk")
    found: list[Any] = list(
        rows.select_related("reform", "event", "milestone", "passage__document", "recorded_by")
    )
    for kind in OTHER.values():
        facts: Any = kind.model._default_manager.filter(keys)
        facts = facts.select_related(*kind.ends, "passage__document", "recorded_by")
        found += list(facts.order_by("pk"))
    document: Any = next((one.passage.document for one in found if one.passage), None)
    return PublishedSitting(
        entries=tuple(
            PublishedEntry(
                str(one.subject), one.summary(), str(one.recorded_by), _address(one), page_of(one)
            )
            for one in found
        ),
        document=str(document) if document else "",
        document_address=document.get_absolute_url() if document else "",
        document_href=page_of(document) if document else "",
    )


def _address(entry: Any) -> str:
    """Where readers see an entry: on a page of its own, or of what it is about."""
    own = entry if hasattr(entry, "get_absolute_url") else entry.subject
    address: str = own.get_absolute_url()
    return address
