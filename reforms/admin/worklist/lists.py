"""The lists of work, in the order of the start page: what each is, and which function finds it."""

from glossary.models import Term
from reforms.admin.worklist.doubts import find_mentioned, find_old, find_weak
from reforms.admin.worklist.expected import find_unread
from reforms.admin.worklist.log import (
    DAYS_AHEAD,
    find_inferred,
    find_passed,
    find_unchecked,
    find_upcoming,
)
from reforms.admin.worklist.sources import find_failed, find_unexplained
from reforms.admin.worklist.values import Worklist
from reforms.models import Reform
from seeds.models import Doubt, Passage

Kind = Doubt.Kind

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
        is_checked=True,
    ),
    Worklist(
        key="answers",
        title="The answer should stand there by now",
        about="Read these. Record the outcome or the new date, or that no answer stands there.",
        empty="Every place that is due was read, or its milestone is settled.",
        headings=("Milestone", "Where", "Due"),
        seen=Reform,
        find=find_unread,
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
        is_checked=True,
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
        is_checked=True,
    ),
    Worklist(
        key="weak",
        title="Only the press or a vendor says so",
        about="Find the primary source, or say what became of the search.",
        empty="Every fact has a source that is nearer to the decision.",
        headings=("Document", "Rank", "Facts"),
        seen=Doubt,
        find=find_weak,
        doubt=Kind.WEAK_SOURCE,
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
        doubt=Kind.OLD_INFERENCE,
    ),
    Worklist(
        key="mentioned",
        title="No later evidence, but a later document speaks of it",
        about="Record what the document says, or say why nothing changed.",
        empty="",
        headings=("Entry", "What the document says"),
        seen=Doubt,
        find=find_mentioned,
        doubt=Kind.LATER_MENTION,
    ),
    Worklist(
        key="failed",
        title="Passage not found in its document",
        about="",
        empty="",
        headings=("Passage", "What was missing"),
        seen=Passage,
        find=find_failed,
        doubt=Kind.LOST_WORDS,
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
