"""A site that answers by WSGI, as plain files for any static host. Knows no page of it.

`addresses` says which addresses are one page and which file it becomes, `walk` asks for every page
that a link leads to, `markup` makes the links lead to files, and `folder` puts them in place.
"""

from libs.plainsite.addresses import Site
from libs.plainsite.folder import NotOurFolder, put_in_place
from libs.plainsite.markup import Instead, Seen
from libs.plainsite.walk import Export, PageFailed, gather, lead_to_files

__all__ = [
    "Export",
    "Instead",
    "NotOurFolder",
    "PageFailed",
    "Seen",
    "Site",
    "gather",
    "lead_to_files",
    "put_in_place",
]
