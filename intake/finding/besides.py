"""Proposals that need no reform: abbreviations, names and money; and what is not mentioned at all."""

import re

from intake.finding.against import NEW, OTHER, SAME
from intake.finding.candidates import Candidate, find_money
from intake.finding.values import Known, KnownTerm, Proposal
from libs.abbreviations import Explained, Unexplained, find_used
from libs.reading_files import WholeText

ABBREVIATIONS, UNKNOWN, MONEY, SILENT = (
    *("Abbreviations", "Not known here yet"),
    *("Money", "Not mentioned"),
)
LAST = (ABBREVIATIONS, UNKNOWN, MONEY, SILENT)


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", "and").replace("’", "'")).strip()


def abbreviations_of(definitions: list[Explained], terms: tuple[KnownTerm, ...]) -> list[Proposal]:
    ours: dict[str, list[str]] = {}
    for term in terms:
        for text in (term.text, *term.spellings):
            ours.setdefault(text.casefold(), []).extend(term.expansions)
    found = []
    for one in definitions:
        known = ours.get(one.short.casefold(), [])
        same = _folded(one.long) in {_folded(text) for text in known} | {
            _folded(text).removesuffix("s") for text in known
        }
        against = SAME if same else OTHER if known else NEW
        found.append(
            Proposal(
                sort="abbreviation",
                group=ABBREVIATIONS,
                told=f"{one.short}: {one.long}",
                reason=one.reason,
                start=one.start,
                end=one.end,
                about=one.short,
                about_kind="term",
                says="" if same else "sense",
                words=one.long,
                against=against,
                known=f"Ours: {'; '.join(known)}." if known else "Not in our glossary.",
            )
        )
    return found


def unexplained_of(
    document: WholeText, definitions: list[Explained], terms: tuple[KnownTerm, ...]
) -> list[Proposal]:
    explained = frozenset(one.short.casefold() for one in definitions)
    ours = {text.casefold(): one for one in terms for text in (one.text, *one.spellings)}

    def told(one: Unexplained) -> Proposal:
        known = ours.get(one.short.casefold())
        return Proposal(
            sort="unexplained",
            group=ABBREVIATIONS,
            told=f"{one.short}: used {one.times} times, never explained",
            reason="The document uses it without saying what it stands for.",
            start=one.start,
            end=one.end,
            about=one.short,
            about_kind="term",
            against=SAME if known else NEW,
            known=f"Ours: {'; '.join(known.expansions)}." if known else "Not in our glossary.",
        )

    return [told(one) for one in find_used(document, explained)]


_SORTS = {"reform": "a reform or programme", "body": "a body", "act": "an Act or Bill"}


def is_told_of(one: Candidate, told: set[str]) -> bool:
    return one.name.lower() not in {title.lower() for title in told}


def candidate_of(one: Candidate) -> Proposal:
    times = f"It is named {one.times} times." if one.times > 1 else ""
    return Proposal(
        sort="candidate",
        group=UNKNOWN,
        told=f"{one.name}: {_SORTS[one.sort]}",
        reason=" ".join(filter(None, [one.reason, times])) or "Nothing here has this name.",
        start=one.start,
        end=one.end,
        about=one.name,
        about_kind=one.sort,
        against=NEW,
    )


def money_of(document: WholeText) -> list[Proposal]:
    return [
        Proposal(
            sort="money",
            group=MONEY,
            told=f"{one.amount} {one.purpose}",
            reason="An amount with what it is for.",
            start=one.start,
            end=one.end,
            words=one.amount,
        )
        for one in find_money(document)
    ]


def silent_of(document: WholeText, known: Known, seen: set[str]) -> list[Proposal]:
    return [
        Proposal(
            sort="silent",
            group=SILENT,
            told=one.title,
            reason="No name of it was found in the whole document.",
            start=0,
            end=0,
            about=one.title,
            about_kind="reform",
            slug=one.slug,
        )
        for one in known.things
        if one.kind == "reform" and not one.is_context and one.slug not in seen
    ]
