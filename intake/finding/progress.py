"""What a clause says is done with a reform: words of progress, and what we make of them."""

import re
from dataclasses import dataclass

from reforms.models.choices import LegalForce, Outcome, Stage


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
        r"ready\b|in place\b|available\b|up and running|fully (?:built|operational)|operational\b",
    ),
    _step("replaced", "Replaced", "step", r"replac(?:e|ed|es|ing)\b|supersed\w+|renam\w+"),
    _step(
        "start",
        "Starts",
        "step",
        r"start(?:s|ed|ing)?\b|beg(?:in|an|un|ins|inning)\b|launch(?:ed|es|ing)?\b|open(?:s|ed)?\b|"
        r"roll(?:ed|ing)?[- ]?out\b|go(?:es)? live|went live|introduc\w+|implement\w*|kick\w* off|"
        r"get(?:s|ting)? under ?way|under ?way|com(?:e|es|ing) in\b",
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
        r"appl(?:y|ies|ied)\b|becom(?:e|es)\b|requir(?:e|es|ed)\b|mandatory|compulsory|must\b|have to\b|reserved\b|reassess\w*|"
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
    _step("money", "Money given", "step", r"invest\w*|fund(?:ed|ing|s)?\b|£ ?\d"),
)
IN_PLACE = next(one for one in STEPS if one.key == "ready")
"""What a line of a list says that names a thing and a time and no more."""
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
    spots = [
        (min(abs(near - match.start()), abs(near - match.end())), rank, step)
        for rank, step in enumerate(STEPS)
        for match in step.words.finditer(clause)
    ]
    return min(spots, key=lambda spot: spot[:2])[2] if spots else None


def is_past(clause: str) -> bool:
    """Whether a clause tells of what has happened."""
    ahead = _AHEAD.search(clause)
    past = _PAST.search(clause)
    if not past:
        return False
    return not (ahead and re.search(r"\b(?:will|due|to be|expected|going to|set to)\b", clause))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a stage, a legal force or an outcome; `value` is the statement's."""

    value: str
    pattern: re.Pattern[str]
    because: str


def _cue(value: str, pattern: str, because: str) -> Cue:
    return Cue(value, re.compile(rf"\b(?:{pattern})", re.IGNORECASE), because)


FORCES = (
    _cue(
        f"legal-force:{LegalForce.ENACTED}",
        r"(?:has |have )?(?:received|gained|was given|got) royal assent|is now law|became law|"
        r"was enacted",
        "It says that it is law now.",
    ),
    _cue(
        f"legal-force:{LegalForce.IN_FORCE}",
        r"(?:came|has come|is now|are now|now) (?:into force|in force|statutory)|"
        r"took effect|has taken effect",
        "It says that it is in force.",
    ),
    _cue(
        f"legal-force:{LegalForce.BILL_INTRODUCED}",
        r"bill (?:was|has been|is being) introduced|introduced (?:the|a|its) [\w’' -]{0,40}bill|"
        r"(?:first|second|third) reading|committee stage",
        "It tells of a Bill in Parliament.",
    ),
    _cue(
        f"legal-force:{LegalForce.CONSULTATION}",
        r"(?:is|are) (?:now )?(?:consulting|open for consultation|out (?:to|for) consultation)|"
        r"(?:launched|opened|published) (?:a |its )?(?:\d+[- ]week )?consultation|"
        r"consultation (?:is|was|has been) (?:open|launched|opened)",
        "It tells of a consultation.",
    ),
)
STAGES = (
    _cue(
        f"stage:{Stage.IN_DELIVERY}",
        r"(?:has|have) (?:already )?(?:started|begun|been (?:established|launched|rolled out|introduced|"
        r"extended|set up|formed|published))|(?:is|are) (?:now |already )?(?:in place|up and running|"
        r"under ?way|operating|being (?:rolled out|delivered|implemented|used to))|started work|"
        r"already established|came into (?:force|effect)|has decided to go ahead|first meeting held|"
        r"(?:launched|opened|began) (?:in|on|last|this)|continues? to (?:operate|run|be used)|"
        r"(?:is|are) (?:bedding (?:down|in)|funding|supporting|(?:now )?being undertaken)",
        "It tells of work that is being done, or has been.",
    ),
    _cue(
        f"stage:{Stage.IN_DEVELOPMENT}",
        r"(?:is|are|being) (?:currently |now )?(?:being )?(?:developed|drafted|tested|piloted|"
        r"trialled|refined|designed|produced|worked on|explored)|(?:they |it )?(?:is|are|will be) "
        r"(?:testing|developing|trialling|piloting)|draft (?:version|profiles?|templates?|\w+ template)|"
        r"work is (?:going on|ongoing|being done)|will (?:test|trial|pilot)\b|work on testing|"
        r"(?:in|under) development|in draft|are designed to|has been working",
        "It tells of work that prepares it: drafts, tests, pilots.",
    ),
    _cue(
        f"stage:{Stage.FUTURE}",
        r"legislation will be needed|will need (?:new )?legislation|until after the next general election|"
        r"before the (?:next )?general election|when parliamentary time allows|will form a basis for|"
        r"(?:asked|invited) to consider|in the longer term|at a later (?:date|stage)",
        "It puts it off: to a law, an election, or a later time.",
    ),
)
STOPPED = (
    _cue(
        f"outcome:{Outcome.STOPPED}",
        r"(?:has|have|had|was|were|been) (?:been )?(?:scrapped|cancelled|abandoned|withdrawn|dropped|"
        r"axed|discontinued)",
        "It says that it was stopped.",
    ),
    _cue(
        f"outcome:{Outcome.SUPERSEDED}",
        r"(?:has|have|had|was|were|been) (?:been )?(?:replaced by|superseded by)",
        "It says that something took its place.",
    ),
)
