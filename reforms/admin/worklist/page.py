"""The start page's needs and the full list of one kind, built from what each kind finds."""

from dataclasses import replace

from glossary.models import Term
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.log import (
    AHEAD,
    find_inferred,
    find_passed,
    find_unchecked,
    find_upcoming,
)
from reforms.admin.worklist.sources import find_failed, find_unexplained
from reforms.admin.worklist.values import Asked, Found, Kind, ListPage, Need, NeedsPage
from reforms.models import Reform
from seeds.models import Passage

ON_A_PAGE = 50

KINDS = (
    Kind(
        key="passed",
        title="Date passed, no outcome recorded",
        about="Say what became of it, or give its new date.",
        empty="Every milestone whose date has passed has an outcome.",
        headings=("Milestone", "In the source’s words", "Last day"),
        seen=Reform,
        find=find_passed,
        has_strands=True,
    ),
    Kind(
        key="upcoming",
        title=f"Due in the next {AHEAD} days",
        about="Dates that begin or end by then.",
        empty=f"No date begins or ends in the next {AHEAD} days.",
        headings=("Milestone or event", "In the source’s words", "Read as"),
        seen=Reform,
        find=find_upcoming,
        has_strands=True,
    ),
    Kind(
        key="unchecked",
        title="Not checked lately",
        about="",
        empty="",
        headings=("Reform", "Last evidence"),
        seen=Reform,
        find=find_unchecked,
        has_strands=True,
    ),
    Kind(
        key="inferred",
        title="Stage inferred",
        about="No source states the stage that is shown today.",
        empty="Every stage shown today is stated or reported by a source.",
        headings=("Reform", "Stage", "Why an editor infers it"),
        seen=Reform,
        find=find_inferred,
        has_strands=True,
    ),
    Kind(
        key="failed",
        title="Passage not found in its document",
        about="",
        empty="",
        headings=("Passage", "What was missing"),
        seen=Passage,
        find=find_failed,
    ),
    Kind(
        key="unexplained",
        title="Used, but not in the glossary",
        about="Abbreviations in our own texts that no sense explains.",
        empty="Every abbreviation that our texts use is explained.",
        headings=("Abbreviation", "Used"),
        seen=Term,
        find=find_unexplained,
    ),
)


def build_needs(asked: Asked) -> NeedsPage:
    """What the start page begins with: a few rows of every kind that the user may see.

    Two queries for each kind, one more for checked passages, and one for each kind of fact.
    """
    seen = (kind for kind in KINDS if kind.seen in asked.rights.seen)
    needs = tuple(_need(kind, kind.find(asked), 0) for kind in seen)
    return NeedsPage(day=print_day(asked.day), needs=needs)


def build_list(kind: Kind, asked: Asked, page: int) -> ListPage:
    """One page of all that is of a kind; pages begin with 1."""
    start = (page - 1) * ON_A_PAGE
    found = kind.find(replace(asked, start=start, most=ON_A_PAGE))
    end = start + len(found.rows)
    return ListPage(
        need=_need(kind, found, start),
        has_strands=kind.has_strands,
        is_narrowed=bool(asked.words or asked.strand),
        first=start + 1,
        last=end,
        previous=page - 1,
        following=page + 1 if end < found.count else 0,
    )


def _need(kind: Kind, found: Found, start: int) -> Need:
    others = found.count - start - len(found.rows)
    return Need(
        key=kind.key,
        title=kind.title,
        about=found.about or kind.about,
        empty=found.empty or kind.empty,
        headings=kind.headings,
        rows=found.rows,
        count=f"{found.count:,}",
        more=f"{others:,}" if others > 0 else "",
        many_href=found.many_href,
    )
