"""The lists of work on the start page, and each in full, built from what each one finds."""

from dataclasses import replace

from glossary.models import Term
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.doubts import find_mentioned, find_old, find_weak
from reforms.admin.worklist.log import (
    DAYS_AHEAD,
    find_inferred,
    find_passed,
    find_unchecked,
    find_upcoming,
)
from reforms.admin.worklist.sources import find_failed, find_unexplained
from reforms.admin.worklist.values import (
    ShownWorklist,
    StartPage,
    WorkItems,
    Worklist,
    WorklistPage,
    WorklistQuery,
)
from reforms.models import Reform
from seeds.models import Doubt, Passage

ITEMS_ON_PAGE = 50

WORKLISTS = (
    Worklist(
        key="passed",
        title="Date passed, no outcome recorded",
        about="Record what happened, or the new date.",
        empty="Every milestone whose date has passed has an outcome.",
        headings=("Milestone", "In the source’s words", "Last day"),
        seen=Reform,
        find=find_passed,
        has_strands=True,
    ),
    Worklist(
        key="upcoming",
        title=f"Due in the next {DAYS_AHEAD} days",
        about="Dates that begin or end by then.",
        empty=f"No date begins or ends in the next {DAYS_AHEAD} days.",
        headings=("Milestone or event", "In the source’s words", "Read as"),
        seen=Reform,
        find=find_upcoming,
        has_strands=True,
    ),
    Worklist(
        key="unchecked",
        title="Not checked lately",
        about="",
        empty="",
        headings=("Reform", "Last evidence"),
        seen=Reform,
        find=find_unchecked,
        has_strands=True,
    ),
    Worklist(
        key="inferred",
        title="Stage inferred",
        about="No source states the stage that is shown today.",
        empty="Every stage shown today is stated or reported by a source.",
        headings=("Reform", "Stage", "Why an editor infers it"),
        seen=Reform,
        find=find_inferred,
        has_strands=True,
    ),
    Worklist(
        key="weak",
        title="Only the press or a vendor says so",
        about="Find the primary source, or say what became of the search.",
        empty="Every fact has a source that is nearer to the decision.",
        headings=("Document", "Rank", "Facts"),
        seen=Doubt,
        find=find_weak,
    ),
    Worklist(
        key="old-inference",
        title="Inferred before a later entry",
        about="Read the stage or force again, or say why it holds.",
        empty="No inference is older than an entry that could move it.",
        headings=("Reform", "Inferred", "Known on", "Why"),
        seen=Doubt,
        find=find_old,
        has_strands=True,
    ),
    Worklist(
        key="mentioned",
        title="No later evidence, but a later document speaks of it",
        about="Record what the document says, or say why nothing changed.",
        empty="",
        headings=("Entry", "What the document says"),
        seen=Doubt,
        find=find_mentioned,
    ),
    Worklist(
        key="failed",
        title="Passage not found in its document",
        about="",
        empty="",
        headings=("Passage", "What was missing"),
        seen=Passage,
        find=find_failed,
    ),
    Worklist(
        key="unexplained",
        title="Used, but not in the glossary",
        about="Abbreviations in our own texts that no sense explains.",
        empty="Every abbreviation that our texts use is explained.",
        headings=("Abbreviation", "Used"),
        seen=Term,
        find=find_unexplained,
    ),
)


def build_start(query: WorklistQuery) -> StartPage:
    """What the start page begins with: a few rows of every list that the user may see.

    Two queries for each list, one more for checked passages, and one for each kind of fact.
    """
    seen = (worklist for worklist in WORKLISTS if worklist.seen in query.rights.seen)
    lists = tuple(_show(worklist, worklist.find(query), 0) for worklist in seen)
    return StartPage(day=print_day(query.day), lists=lists)


def build_worklist(worklist: Worklist, query: WorklistQuery, page: int) -> WorklistPage:
    """One page of a list in full; pages begin with 1."""
    start = (page - 1) * ITEMS_ON_PAGE
    found = worklist.find(replace(query, start=start, most=ITEMS_ON_PAGE))
    end = start + len(found.rows)
    return WorklistPage(
        worklist=_show(worklist, found, start),
        has_strands=worklist.has_strands,
        is_narrowed=bool(query.words or query.strand),
        first=start + 1,
        last=end,
        previous=page - 1,
        following=page + 1 if end < found.count else 0,
    )


def _show(worklist: Worklist, found: WorkItems, start: int) -> ShownWorklist:
    others = found.count - start - len(found.rows)
    return ShownWorklist(
        key=worklist.key,
        title=worklist.title,
        about=found.about or worklist.about,
        empty=found.empty or worklist.empty,
        headings=worklist.headings,
        rows=found.rows,
        count=f"{found.count:,}",
        more=f"{others:,}" if others > 0 else "",
        many_href=found.many_href,
    )
