"""Proposals of a stage, a legal force, an end or a new name, from the words near a mention."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from intake.finding.against import NEW, SAME, compare_value
from intake.finding.progress import FORCES, STAGES, STOPPED, Cue
from intake.finding.sentences import Sentence, clause_at
from intake.finding.stems import stem
from intake.finding.tone import Tone, tone_of
from intake.finding.values import KnownThing, Proposal

Seen = Iterable[tuple[KnownThing, Sentence, str]]
"""What a sentence is about, and how that is known."""

_RENAMED = re.compile(
    r"(?:renamed|now (?:called|known as)|(?:altered|changed) (?:its|their) name,? to(?: become)?|"
    r"known as|rebranded (?:as|to)|called)(?: to)? (?:the |as |an? )?[‘“'\"]?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:and|of|for|&|in)? ?[A-Z][\w’'-]+)+)"
)


def state_proposals(seen: Seen, said_on: date) -> list[Proposal]:
    """At most one stage, force and end for each reform: that which most sentences tell of."""
    found: dict[tuple[str, str], dict[str, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    names: dict[tuple[str, str], Proposal] = {}
    for thing, sentence, how in seen:
        if thing.kind != "reform":
            continue
        for one in _renamed(thing, sentence):
            names.setdefault((thing.title, one.words.lower()), one)
        for cues in (STAGES, FORCES, STOPPED):
            for one in _cued(thing, sentence, cues, said_on, how):
                kind = one.says.partition(":")[0] or one.sort
                found[thing.title, kind][one.words].append(one)
    kept = list(names.values())
    for by_value in found.values():
        most = max(by_value.values(), key=lambda rows: (len(rows), -rows[0].start))
        kept.append(most[0])
    return kept


def _cued(
    thing: KnownThing, sentence: Sentence, cues: Iterable[Cue], said_on: date, how: str
) -> Iterator[Proposal]:
    for cue in cues:
        match = cue.pattern.search(sentence.text)
        if not match:
            continue
        first, last = clause_at(sentence.text, match.start())
        is_future = cue.value.endswith(":future")
        tone = tone_of(sentence.text[first:last], may_be_floor=is_future)
        if tone is not Tone.STATED and not (is_future and tone in (Tone.DENIED, Tone.DOUBTED)):
            continue
        kind, _, value = cue.value.partition(":")
        if kind == "outcome":
            yield _stopped(thing, sentence, cue, how)
            return
        against, known = compare_value(thing, kind, value, said_on)
        label = value.replace("-", " ")
        yield Proposal(
            sort=kind,
            group=thing.title,
            told=f"{kind.replace('-', ' ').capitalize()}: {label}",
            reason=f"{cue.because} Its words are “{match[0].strip()}”.",
            start=sentence.start,
            end=sentence.end,
            about=thing.title,
            about_kind=thing.kind,
            slug=thing.slug,
            says="" if against == SAME else cue.value,
            words=label,
            strand=thing.strand,
            because=cue.because if kind == "stage" else "",
            against=against,
            known=known,
        )
        return


def _stopped(thing: KnownThing, sentence: Sentence, cue: Cue, how: str) -> Proposal:
    """An end is told to a person, who says of which milestone it is one."""
    return Proposal(
        sort="ended",
        group=thing.title,
        told="It seems to have been stopped or replaced",
        reason=cue.because,
        start=sentence.start,
        end=sentence.end,
        about=thing.title,
        about_kind=thing.kind,
        slug=thing.slug,
        words=cue.value,
        against=NEW,
        known="; ".join(f"{one.title}: “{one.words}”" for one in thing.milestones if one.words),
    )


def _renamed(thing: KnownThing, sentence: Sentence) -> Iterator[Proposal]:
    for match in _RENAMED.finditer(sentence.text):
        clause = clause_at(sentence.text, match.start())
        words = sentence.text[clause[0] : match.start()].lower()
        name = match["name"]
        known = {one.lower() for one in (thing.title, *thing.names)}
        own = {stem(word) for word in thing.title.split()}
        is_subject = bool(own & {stem(word) for word in words.split()})
        if thing.slug and is_subject and name.lower() not in known and len(name) <= 160:
            yield Proposal(
                sort="name",
                group=thing.title,
                told=f"Called “{name}”",
                reason="The words tell of a new name.",
                start=sentence.start,
                end=sentence.end,
                about=thing.title,
                about_kind=thing.kind,
                slug=thing.slug,
                says="name",
                words=name,
                against=NEW,
                known=f"Until now: {'; '.join((thing.title, *thing.names))}.",
            )
