"""A mail about one subject: what changed, from what to what, and who says so.

It is composed once for all its readers. Where their own links belong stand two marks, which
`for_reader` fills in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.text import capfirst

from alerts.subjects import Followed
from libs.days import page_address
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes.page import ChangeTable
from reforms.pages.changes.rows import ChangeRow, Side
from seeds.pages import Said

MANAGE, LEAVE = "@@manage@@", "@@leave@@"
"""The marks of a reader's own links."""
MAX_ROWS = 60
"""Changes that one mail tells; of more it says where they stand."""
SITE = "SEND & AP reform tracker"
ONE_SIDED = (ChangeGroup.NEW, ChangeGroup.FILED, ChangeGroup.DATED)
MENDED = (ChangeGroup.CORRECTED, ChangeGroup.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One change. `was` is "" where nothing was known; `source_href` is the passage."""

    name: str
    href: str
    what: str
    was: str
    now: str
    more: tuple[str, ...]
    said: str
    source_href: str


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """Changes of one kind; `was` and `now` are what their two sides are called."""

    title: str
    was: str
    now: str
    rows: tuple[DigestRow, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A mail without its reader."""

    subject: str
    text: str
    html: str

    def for_reader(self, manage: str, leave: str) -> tuple[str, str]:
        """The text and the HTML with a reader's own links, which no escaping changes."""
        text, html = (
            body.replace(MANAGE, manage).replace(LEAVE, leave) for body in (self.text, self.html)
        )
        return text, html


def compose(subject: Followed, tables: Sequence[ChangeTable], root: str) -> Digest:
    """The mail about some changes of a subject; `root` is the site's address."""
    count = sum(len(table.rows) for table in tables)
    groups = tuple(_groups(tables, root))
    changes = f"{count} change{'' if count == 1 else 's'}"
    values = {
        "title": capfirst(subject.title),
        "changes": changes,
        "href": f"{root}{subject.address}",
        "all_href": f"{root}{page_address('reforms:changes')}",
        "privacy_href": f"{root}{page_address('privacy')}",
        "root": root,
        "site": SITE,
        "more": max(0, count - MAX_ROWS),
        "groups": groups,
        "manage": MANAGE,
        "leave": LEAVE,
    }
    return Digest(
        # One line, whatever a title holds.
        subject=" ".join(f"{capfirst(subject.title)}: {changes}".split()),
        text=_text(values, groups),
        html=render_to_string("alerts/digest.html", values),
    )


def _groups(tables: Sequence[ChangeTable], root: str) -> Iterator[DigestGroup]:
    left = MAX_ROWS
    for table in tables:
        rows = table.rows[:left]
        left -= len(rows)
        if not rows:
            return
        was, now = ("It said", "It says now") if table.anchor in MENDED else ("Was", "Now")
        if table.anchor in ONE_SIDED:
            was, now = "", ""
        yield DigestGroup(table.title, was, now, tuple(_row(row, root) for row in rows))


def _row(row: ChangeRow, root: str) -> DigestRow:
    page = "partnerships:body" if row.page == "body" else "reforms:reform"
    address = row.address or page_address(page, row.slug)
    side = row.after if row.after.said else row.before
    source = side.said.source if side.said else None
    more = [capfirst(row.shift), *row.dates, f"Why: {row.reason}" if row.reason else ""]
    return DigestRow(
        name=row.name,
        href=f"{root}{address}",
        what=capfirst(row.what),
        was=_side(row.before),
        now=_side(row.after),
        more=tuple(filter(None, more)),
        said=_said(side.said) if side.said else "",
        source_href=f"{root}{source.href}" if source else "",
    )


def _side(side: Side) -> str:
    read_as = side.interval if side.interval != side.text else ""
    return f"{side.text} ({read_as})" if read_as else side.text


def _said(said: Said) -> str:
    """Who says so: "Stated by A summary, July 2023, Chapter two, known on 14 August 2023"."""
    source = said.source
    where = ", ".join(filter(None, [source.document, source.heading])) if source else ""
    only = f" ({source.only})" if source and source.only else ""
    if said.is_inferred:
        by = f"Inferred by an editor: {said.reason.rstrip('.')}"
        by += f". From {where}" if where else ""
    else:
        by = f"{capfirst(said.basis)} by {where}"
    return f"{by}{only}, known on {said.known_on}"


def _text(values: dict[str, object], groups: Sequence[DigestGroup]) -> str:
    """The same for programs and people that read no HTML."""
    head = f"{values['title']}: {values['changes']}"
    lines = [head, "=" * len(head), "", str(values["href"]), ""]
    for group in groups:
        lines += [group.title, "-" * len(group.title), ""]
        for row in group.rows:
            lines += [f"{row.name}: {row.what}", *(f"  {line}" for line in _lines(group, row)), ""]
    if values["more"]:
        lines += [f"{values['more']} more: {values['all_href']}", ""]
    lines += [
        "-- ",
        f"You asked the {SITE} to tell you of this.",
        f"Change or delete your alerts: {MANAGE}",
        f"Stop this one: {LEAVE}",
        f"What we keep of you: {values['privacy_href']}",
    ]
    return "\n".join(lines) + "\n"


def _lines(group: DigestGroup, row: DigestRow) -> Iterator[str]:
    if group.was and row.was:
        yield f"{group.was}: {row.was}"
    yield f"{group.now}: {row.now}" if group.now else row.now
    yield from row.more
    if row.said:
        yield row.said
    yield row.source_href or row.href
