"""Which addresses are one page, and which file a page becomes. Pure; no page is asked for here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from mimetypes import guess_extension
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit
from zlib import crc32

CHOICES = "choices"
"""The folder beside a page with the files of its addresses that have a query string."""

PLAIN_VALUE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Site:
    """A site to be written.

    `root` is its address without a last slash. Each page is asked for with the parameters `given`;
    an address with another value of one of them is not part of what is written. Where `is_usual` is
    false an address without them shows something else. Paths that begin as one of `left_out` does
    are not written, and links to them go altogether.
    """

    root: str
    given: Mapping[str, str] = field(default_factory=dict)
    is_usual: bool = True
    left_out: tuple[str, ...] = ()

    def key(self, href: str, base: str = "/") -> str | None:
        """The one form of the address of a page of this site, None where it is none.

            site = Site("https://here", {"on": "2023-08-14"})
            site.key("?q=b&on=2023-08-14&for=a#top", "/roadmap/") == "/roadmap/?for=a&q=b"
            site.key("/roadmap/?on=2022-04-28") is None

        `base` is the page that the link is on. Parameters without a value say nothing.
        """
        try:
            parts = urlsplit(urljoin(self.root + base, href))
        except ValueError:
            return None
        if f"{parts.scheme}://{parts.netloc}" != self.root:
            return None
        asked = [(name, value) for name, value in parse_qsl(parts.query) if value]
        if any(self.given.get(name, value) != value for name, value in asked):
            return None
        choices = sorted((pair for pair in asked if pair[0] not in self.given), key=_name)
        return f"{parts.path or '/'}{'?' if choices else ''}{urlencode(choices)}"

    def is_left_out(self, href: str) -> bool:
        parts = urlsplit(href)
        here = not parts.netloc or f"{parts.scheme}://{parts.netloc}" == self.root
        return here and parts.path.startswith(self.left_out)

    def is_itself_otherwise(self, href: str, base: str) -> bool:
        """Whether a link leads from a page to the same page without what is given."""
        if self.is_usual or not self.given:
            return False
        named = {name for name, _ in parse_qsl(urlsplit(href).query)}
        return not named & set(self.given) and self.key(href, base) == base


def choices_of(key: str) -> list[tuple[str, str]]:
    """The parameters of a page's address."""
    return parse_qsl(key.partition("?")[2])


def file_of(key: str, content_type: str) -> str:
    """The path of the file that a page becomes, below the folder of the site.

        file_of("/roadmap/", "text/html") == "roadmap/index.html"
        file_of("/roadmap/?view=table", "text/html") == "roadmap/choices/view.table/index.html"
        file_of("/roadmap.png?stage=future", "image/png") == "roadmap/choices/stage.future.png"

    Raises ValueError for an address that would lead out of the folder.
    """
    kind = content_type.partition(";")[0].strip()
    path, choices = unquote(key.partition("?")[0]).lstrip("/"), choices_of(key)
    if ".." in PurePosixPath(path).parts or "\0" in path or "\\" in path:
        raise ValueError(f"{key} is no address of a file")
    is_page = kind == "text/html"
    if not choices:
        return f"{path}index.html" if path.endswith("/") or not path else path
    place = PurePosixPath(path) if path.endswith("/") else PurePosixPath(path).with_suffix("")
    name = "_".join(f"{name}.{_plain(value)}" for name, value in choices)
    ending = "/index.html" if is_page else PurePosixPath(path).suffix or guess_extension(kind) or ""
    return str(place / CHOICES / f"{name}{ending}")


def address_of(file: str) -> str:
    """The address at which a static host gives a file."""
    folder, _, name = file.rpartition("/")
    return f"/{folder}{'/' if folder else ''}" if name == "index.html" else f"/{file}"


def _plain(value: str) -> str:
    """A value as part of a file's name: itself, or what is plain of it with a mark of the rest."""
    if PLAIN_VALUE.fullmatch(value):
        return value
    plain = NOT_PLAIN.sub("-", value.lower()).strip("-")[:40]
    return f"{plain}-{crc32(value.encode()):08x}".lstrip("-")


def _name(pair: tuple[str, str]) -> str:
    return pair[0]
