"""The names by which documents may call a thing: its own, and what they make of them.

A title such as "Statutory override for councils' deficits" is shortened to what stands in front,
one such as "Experts at Hand and the SEND Transformation Fund" names two things that are one here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intake.finding.stems import WORD, parts_of, stem, telling_stems
from intake.finding.values import KnownThing

LOOSE = frozenset(
    [
        *("standard", "new", "more", "amended", "reformed", "faster", "full", "fully", "proposed"),
        *("aligned", "national", "local", "place", "framework", "rollout", "pilot", "money"),
        *("advisory", "oversight", "mainstream", "golden", "thread", "school", "next"),
    ]
)
"""Words of our titles that a source may leave out, where two others are left."""
VAGUE = frozenset(
    [
        *(
            "approache",
            "document",
            "independent",
            "review",
            "thematic",
            "board",
            "council",
            "check",
        ),
        *("guidance", "law", "two", "expected", "system", "code"),
    ]
)
"""Words that, in front of a title, leave open what it is about."""
TELLS_NOTHING = frozenset(("law", "guidance", "framework"))
"""In front of "on" or "for" these leave it to what follows to name a thing."""
BEHIND_A_HEAD = re.compile(r" (?:for|from|of|in|to|on|under|within) ")
AND_THE = " and the "
PROPOSED = " under the proposals"
"""A title that ends so names what a document calls without it, once there are these proposals."""
SLACK = 3
"""Other words that may stand between those of a name."""
SLACK_OF_SHORT = 7
"""The same where all of them are abbreviations: "an NPQ will be the new qualification for SENCOs"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for: all its stems close together, or one word exactly as it is written."""

    thing: KnownThing
    stems: frozenset[str]
    exact: str
    weight: int
    slack: int = SLACK


def names_of(thing: KnownThing, said_on: date | None = None) -> Iterable[Name]:
    """What a document of a day may call a thing."""
    names = [thing.title, *thing.names]
    if thing.kind == "reform":
        names += _shorter(thing, said_on)
        yield from _without_last(thing)
    if thing.kind == "event":
        heads = [re.split(r" with | of (?=\d{4})", one)[0] for one in names]
        names += [one for one in heads if len(telling_stems(one)) > 1 and "onsultation" not in one]
    for name in dict.fromkeys(names):
        yield from _exact_names(thing, name)
        if thing.kind != "area" or len(name.split()) > 1:
            yield from _loose_names(thing, name)


def _shorter(thing: KnownThing, said_on: date | None) -> Iterable[str]:
    """What stands in front of "for" or "in", both of two things, and a run of capitals."""
    for name in (thing.title, *thing.names):
        bare = name.partition("(")[0].strip()
        if bare.endswith(PROPOSED):
            if said_on and said_on >= first_known(thing):
                yield bare.removesuffix(PROPOSED)
            continue
        head = BEHIND_A_HEAD.split(bare)[0]
        if head != bare and len(telling_stems(head) - LOOSE - VAGUE) >= 2:
            yield head
        if head != bare and head.lower() in TELLS_NOTHING:
            rest = bare[len(head) :].partition(" ")[2].partition(" ")[2]
            if len(telling_stems(rest)) >= 3:
                yield rest
        yield from re.findall(r"\b(?:SEND|AP) (?:training|inspections|tribunals?)\b", bare)
        if AND_THE in bare:
            yield from bare.split(AND_THE)
        yield from re.findall(r"(?:[A-Z][\w’'-]+ ){3,}[A-Z][\w’'-]+", bare)


def first_known(thing: KnownThing) -> date:
    """The first day of which anything that is in force of a thing was known."""
    days = [*thing.since.values(), *(one.dated_on for one in thing.milestones), thing.seen_on]
    return min((day for day in days if day), default=date.max)


def _without_last(thing: KnownThing) -> Iterable[Name]:
    """A long title without its last word, where it stands together: "mental health support"."""
    words = WORD.findall(thing.title.partition("(")[0])[:-1]
    stems = telling_stems(" ".join(words)) - LOOSE
    if len(stems) >= 3 and not BEHIND_A_HEAD.search(thing.title.split(" ", 3)[-1]):
        yield Name(thing, stems, "", len(stems), 0)


def _exact_names(thing: KnownThing, name: str) -> Iterable[Name]:
    """One word that names a thing as it is written: an abbreviation, "Ofsted", a council."""
    bare, _, rest = name.partition("(")
    bare = bare.strip()
    for short in (rest.partition(")")[0].strip(), bare):
        if len(short.split()) == 1 and sum(one.isupper() for one in short) >= 2:
            yield Name(thing, frozenset(), re.sub(r"s$", "", short), 1)
    if len(bare.split()) == 1 and bare[:1].isupper():
        yield Name(thing, frozenset(), bare, 1)
        if thing.kind == "reform":
            yield Name(thing, frozenset(), bare.lower(), 1)


def _loose_names(thing: KnownThing, name: str) -> Iterable[Name]:
    """The telling words of a name, and those of them that a source will not leave out."""
    name = re.sub(r"(?<=Act|ill) \d{4}$", "", name)
    bare = name.partition("(")[0]
    stems = {stem(part[0]) for w in WORD.finditer(bare) for part in parts_of((w[0], 0, 0))}
    telling = telling_stems(name)
    words = [one for one in WORD.findall(bare) if stem(one) in telling]
    if len(telling) >= 2:
        is_short = all(sum(map(str.isupper, one)) > 1 for one in words)
        yield Name(thing, telling, "", len(telling), SLACK_OF_SHORT if is_short else SLACK)
        tight = telling - LOOSE
        if len(tight) >= 2 and tight != telling:
            yield Name(thing, tight, "", len(tight))
    elif len(telling) == 1 and thing.kind in ("reform", "event", "body"):
        whole = frozenset(stems - {"the", "a", "of", "for", "and", "in"})
        if len(whole) >= 2:
            yield Name(thing, whole, "", len(whole))
