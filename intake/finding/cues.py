"""Words that tell a stage, a legal force or an outcome of a reform."""

import re
from dataclasses import dataclass

from reforms.models.choices import LegalForce, Outcome, Stage


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
