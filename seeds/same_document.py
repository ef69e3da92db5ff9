"""Whether a document is here already, by its address."""

from functools import reduce
from operator import or_

from django.db.models import Q

from seeds.models import Document


def document_at(address: str) -> Document | None:
    """The document at an address, however that is written: http or https, with a slash or without.

    What stands behind "#" is a place in a page, and no other page.
    """
    bare = address.partition("#")[0].rstrip("/").partition("://")[2]
    if not bare:
        return None
    ways = [f"{scheme}://{bare}{end}" for scheme in ("https", "http") for end in ("", "/")]
    marked = [Q(address__startswith=f"{way}#") for way in ways]
    rows = Document.objects.filter(reduce(or_, marked, Q(address__in=ways)), replaced_by=None)
    return rows.first()
