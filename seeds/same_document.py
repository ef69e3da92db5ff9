"""Whether a document is here already, by its address."""

import re
from functools import reduce
from operator import or_

from django.db.models import Q

from seeds.models import Document

_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=[^&]*&?")


def document_at(address: str) -> Document | None:
    """The document at an address, however that is written: http or https, with a slash or without.

    What stands behind "#" is a place in a page, and what mails add to count their readers is no
    part of an address.
    """
    bare = _TRACKING.sub("", address.partition("#")[0])
    bare = bare.replace("?&", "?").rstrip("/?&").partition("://")[2]
    if not bare:
        return None
    ways = [f"{scheme}://{bare}{end}" for scheme in ("https", "http") for end in ("", "/")]
    marked = [Q(address__startswith=f"{way}{mark}") for way in ways for mark in ("#", "?utm_")]
    rows = Document.objects.filter(reduce(or_, marked, Q(address__in=ways)), replaced_by=None)
    return rows.first()
