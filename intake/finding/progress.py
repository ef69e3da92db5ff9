"""What a clause says is done with a reform: words of progress, and what we make of them."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Step:
    """A step that words of progress tell of: its title as a milestone, and the words that tell."""

    key: str
    title: str
    kind: str
    words: re.Pattern[str]


def _step(key: str, title: str, kind: str, pattern: str) -> Step:
    return Step(key, title, kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))


STEPS = (
    _step("meeting", "First meeting held", "step", r"first (?:meeting|met)\b"),
    _step("extended", "Extended until then", "step", r"extend(?:ed|s|ing)?\b|extension|prolong\w*"),
    _step(
        "delayed",
        "After a delay",
        "step",
        r"delay(?:ed|s|ing)?\b|postpon\w+|put (?:back|off)\b|push(?:ed|es) back\b|deferred\b",
    ),
    _step("paused", "Paused", "step", r"paus(?:e|ed|es|ing)\b|suspend(?:ed|s)?\b|halted\b"),
    _step("resumed", "Resumes", "step", r"resum(?:e|ed|es|ing)\b|restart(?:ed|s|ing)?\b"),
    _step(
        "force",
        "Comes into force",
        "step",
        r"com(?:e|es|ing) into (?:force|effect|operation)|came into (?:force|effect)|in force|"
        r"tak(?:e|es|ing) effect|commence\w*|statutory from|enact\w*",
    ),
    _step("law", "Royal Assent", "step", r"royal assent|bec(?:o|a)m(?:e|es|ing) law|act passed"),
    _step("reading", "Reading in Parliament", "step", r"(?:first|second|third) reading\b"),
    _step("legislation", "Legislation", "document", r"legislat\w+"),
    _step(
        "consultation",
        "Consultation",
        "document",
        r"consult(?:ed|ing|s)? on|consultation|call for evidence|open for (?:comment|response)|"
        r"share (?:their|your) views|responses?\b|have your say|closing date",
    ),
    _step(
        "report",
        "Report published",
        "document",
        r"(?:final |interim )?(?:report|findings|evaluation|recommendations)\b(?= (?:is|are|will|due|"
        r"was|to|on|from))|receive\w* (?:a|the) (?:final )?report",
    ),
    _step(
        "published",
        "Published",
        "document",
        r"publish(?:ed|es|ing)?\b|publication|released?\b|issued?\b|set(?:s|ting)? out\b|"
        r"appear(?:s|ing|ed)?\b|present(?:ed)? to parliament|come out\b|came out\b",
    ),
    _step(
        "held",
        "Takes place",
        "step",
        r"(?:takes?|taking|took) place|held\b|happen(?:s|ed)?\b|scheduled\b|called for\b",
    ),
    _step(
        "decision", "Decision", "decision", r"decid(?:e|es|ed)\b|decision\b|announc(?:e|es|ed)\b"
    ),
    _step(
        "testing",
        "Testing",
        "step",
        r"test(?:ed|s|ing)?\b|pilot(?:ed|s|ing)?\b|trial(?:led|s|ling)?\b|pathfinder",
    ),
    _step(
        "formed",
        "Formed",
        "step",
        r"form(?:ed|s|ing)?\b|establish(?:ed|es|ing)?\b|set(?:ting)? up\b|creat(?:e|ed|es|ing)\b|"
        r"appoint(?:ed|s)?\b|recruit\w*",
    ),
    _step(
        "complete",
        "Complete",
        "step",
        r"complet(?:e|ed|es|ing|ion)\b|finish(?:ed|es)?\b|finali[sz]ed?|conclud\w+|wind(?:s|ing)? down|"
        r"clos(?:e|es|ed|ing)\b|end(?:s|ed|ing)?\b(?! of\b)|expir\w+|run(?:s|ning)? out\b|lapse\w*",
    ),
    _step(
        "ready",
        "In place",
        "step",
        r"will (?:\w+ )?have (?:an?|access|one|its|their)\b|ready\b|in (?:place|use)\b|available\b|up and running|fully (?:built|operational)|operational\b",
    ),
    _step("sent", "Submitted", "document", r"submit(?:s|ted|ting)?\b|sent\b|hand(?:s|ed)? in\b"),
    _step("reached", "Reached", "step", r"doubl\w+|tripl\w+|achiev\w+|increas\w+"),
    _step(
        "replaced",
        "Replaced",
        "step",
        r"replac(?:e|ed|es|ing)\b|merg(?:e|ed|es|ing)\b|supersed\w+|renam\w+",
    ),
    _step(
        "start",
        "Starts",
        "step",
        r"start(?:s|ed|ing)?\b|beg(?:in|an|un|ins|inning)\b|launch(?:ed|es|ing)?\b|open(?:s|ed)?\b|"
        r"roll(?:ed|ing)?[- ]?out\b|go(?:es)? live|went live|introduc\w+|implement\w*|kick\w* off|"
        r"join(?:s|ed|ing)?\b|get(?:s|ting)? under ?way|under ?way|com(?:e|es|ing) in\b",
    ),
    _step(
        "runs",
        "Runs until then",
        "step",
        r"continu(?:e|es|ed|ing)\b|run(?:s|ning)?\b|last(?:s|ing)? until|remain(?:s|ed|ing)? in place",
    ),
    _step(
        "apply",
        "Applies",
        "step",
        r"appl(?:y|ies|ied)\b|access to\b|entitled\b|becom(?:e|es)\b|requir(?:e|es|ed)\b|mandatory|compulsory|must\b|have to\b|reserved\b|reassess\w*|"
        r"qualif(?:y|ies)\b|transfer\w*|transition|"
        r"mov(?:e|es|ed|ing) (?:to|over)",
    ),
    _step(
        "developed",
        "Developed",
        "step",
        r"develop(?:ed|s|ing)?\b|produc(?:e|ed|ing)\b|deliver(?:ed|s|ing|y)?\b|draft\w*|updat\w+|"
        r"review(?:ed|s|ing)?\b|train(?:ed|ing)?\b|reach(?:ed|es)?\b",
    ),
    _step(
        "money",
        "Money given",
        "step",
        r"invest\w*|pa(?:y|ys|id|yments?|yable)\b|allocat\w+|receiv\w+|fund(?:ed|ing|s)?\b|£ ?\d",
    ),
)
IN_PLACE = next(one for one in STEPS if one.key == "ready")
"""What a line of a list says that names a thing and a time and no more."""
GENERAL = re.compile(
    r"\b(?:will|shall|is to|are to|must|(?:is|are) (?:now )?(?:expected|due|planned|set|to be))\b"
)
"""What tells, of a thing that the words name, that something is to come: nothing more is said."""
_PAST = re.compile(
    r"\b(?:has|have|had) (?:now |already |since |recently )?(?:been |begun|become|\w+ed\b|made|met)|"
    r"\b(?:was|were|already|is now|are now)\b|\b(?:began|ran|came|met|went|held|"
    r"(?:start|launch|open|publish|establish|announc|introduc|form|replac|end|clos|complet|extend|"
    r"appoint|creat|becom)ed)\b|\bbecame\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|to be|due|expects?|expected|plans? to|planned|intends?|aims?|going to|"
    r"scheduled|set to|by the|about to|from)\b",
    re.IGNORECASE,
)


def step_at(clause: str, near: int) -> Step | None:
    """The step that a clause tells of, by the words of progress nearest to a letter."""
    spots = [(min(abs(near - start), abs(near - end)), rank) for rank, start, end in _spots(clause)]
    return STEPS[min(spots)[1]] if spots else None


@lru_cache(maxsize=512)
def _spots(clause: str) -> tuple[tuple[int, int, int], ...]:
    """The words of progress in a clause: which step's they are, and from where to where."""
    return tuple(
        (rank, *match.span())
        for rank, step in enumerate(STEPS)
        for match in step.words.finditer(clause)
    )


def is_past(clause: str) -> bool:
    """Whether a clause tells of what has happened."""
    ahead = _AHEAD.search(clause)
    past = _PAST.search(clause)
    if not past:
        return False
    return not (ahead and re.search(r"\b(?:will|due|to be|expected|going to|set to)\b", clause))
