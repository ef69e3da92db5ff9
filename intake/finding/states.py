"""Proposals of a stage, a legal force, an end or a new name, from the words near a mention."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from intake.finding.against import NEW, SAME, compare_value
from intake.finding.cues import FORCES, STAGES, STOPPED, Cue
from intake.finding.sentences import Sentence, clause_at
from intake.finding.stems import stem
from intake.finding.tone import Tone, tone_of
from intake.finding.values import KnownThing, Proposal
from reforms.models.choices import Stage

Seen = Iterable[tuple[KnownThing, Sentence, str]]
"""What a sentence is about, and how that is known."""

BEHIND = "behind"
"""How a sentence names a thing that it only tells of as a means: "via the programme"."""
PLANNED = "It tells of it as planned or proposed, and of no work that has begun."
_PLANNED = re.compile(
    r"\b(?:will|would|propos\w+|suggest\w*|intention is to|plans? to|intends? to|put forward|"
    r"due to be|to be (?:formed|introduced|created|developed|established)|tasked with)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:could|might|whether|if|should|hoped?|called for|calls for)\b", re.IGNORECASE
)
_RENAMED = re.compile(
    r"(?:renamed|now (?:called|known as)|(?:altered|changed) (?:its|their) name,? to(?: become)?|"
    r"known as|rebranded (?:as|to)|called)(?: to)? (?:the |as |an? )?[‘“'\"]?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:and|of|for|&|in)? ?[A-Z][\w’'-]+)+)"
)


def state_proposals(seen: Seen, said_on: date) -> list[Proposal]:
    """At most one stage, force and end for each reform: that which most sentences tell of."""
    found: dict[tuple[str, str], dict[str, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    names: dict[tuple[str, str], Proposal] = {}
    planned: dict[str, Proposal] = {}
    for thing, sentence, how in seen:
        if thing.kind != "reform" or how == BEHIND:
            continue
        if how == "sentence" and _is_planned(thing, sentence, said_on):
            planned.setdefault(thing.title, _staged(thing, sentence, said_on))
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
    staged = {one.group for one in kept if one.sort in ("stage", "ended")}
    return [*kept, *(one for title, one in planned.items() if title not in staged)]


def _is_planned(thing: KnownThing, sentence: Sentence, said_on: date) -> bool:
    """Whether a sentence tells of something of which no stage is known as to come."""
    since = thing.since.get("stage")
    if (since and since <= said_on) or sentence.block.kind == "heading":
        return False
    match = _PLANNED.search(sentence.text)
    if not match or _UNSURE.search(sentence.text):
        return False
    first, last = clause_at(sentence.text, match.start())
    return tone_of(sentence.text[first:last]) in (Tone.STATED, Tone.DOUBTED)


def _staged(thing: KnownThing, sentence: Sentence, said_on: date) -> Proposal:
    against, known = compare_value(thing, "stage", Stage.FUTURE, said_on)
    return Proposal(
        sort="stage",
        group=thing.title,
        told="Stage: future",
        reason=PLANNED,
        start=sentence.start,
        end=sentence.end,
        about=thing.title,
        about_kind=thing.kind,
        slug=thing.slug,
        says=f"stage:{Stage.FUTURE}",
        words=str(Stage.FUTURE),
        strand=thing.strand,
        because=PLANNED,
        against=against,
        known=known,
    )


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
