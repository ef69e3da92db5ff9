"""Whether a clause states, denies, doubts, asks, supposes or tells of an intention that has gone."""

import re
from enum import Enum


class Tone(Enum):
    """How a clause says what it says."""

    STATED = "stated"
    DENIED = "denied"
    DOUBTED = "doubted"
    GONE = "an intention of the past"
    SUPPOSED = "supposed or asked"


_NOT = (
    r"(?:\bnot\b|\bnever\b|\bcannot\b|n[’']t\b|\bno longer\b|\bno (?:plans?|intention|decision|date|"
    r"proposal|evidence|indication|sign|requirement|need|change|changes|new)\b|\bneither\b|\bnor\b|"
    r"\bwithout\b|\bfail(?:ed|s)? to\b|\bruled? out\b|\brefus(?:e|ed|es)\b|\bdecided against\b|"
    r"\bdeni(?:ed|es)\b|\bdeny(?:ing)?\b|\b(?:un|not )true\b|\bfalse(?:ly)?\b|\bno[- ]?one\b|"
    r"\bnobody\b|\bnone\b|\b(?:hardly|scarcely|barely)\b|\bno (?!later\b|earlier\b|sooner\b|less\b|"
    r"fewer\b|more\b|longer\b|doubt\b|matter\b|\d)[\w’' -]{2,60}? (?:will|shall|has|have|is|are|was|"
    r"were|must|can)\b|"
    r"\bdropped\b|\babandon(?:ed|s)?\b|\brather than\b|\binstead of\b|\byet to\b|\bunlikely\b)"
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|least|all|surprising\w*|long)\b", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\b(?:who|that|which) (?:have|has|had|do|does|did|are|is|were|was) not\b(?: yet)? \w+",
    re.IGNORECASE,
)
"""What only tells of whom something is said: "those who have not started"."""
_DENIED = re.compile(_NOT, re.IGNORECASE)
_DOUBTED = re.compile(
    r"\b(?:could|may(?= (?:be|also|well|not|have|take|come|see|need|start|begin|apply|go|yet))|might|"
    r"possibly|perhaps|probably|potentially|rumour\w*|speculat\w+|suggest\w* that|hop(?:e|es|ed|ing) (?:to|that|for)|"
    r"it is hoped|would|should it|likely|uncertain|unclear|"
    r"consider(?:s|ed|ing)?(?= (?:whether|if|how|making|introducing|\w+ing))|appears? to|seems? to|"
    r"fear(?:s|ed)?|worr(?:y|ies|ied) that|predict(?:s|ed)?|(?<!to )ask(?:ed|s|ing)? (?:the |that the )?"
    r"(?:government|department|dfe|ministers?|secretary)|"
    r"(?:some|many|few|most|parents?|families|unions?|charit(?:y|ies)|critics|campaigners|experts|people|"
    r"analysts|commentators|opposition)\b[^.;]{0,30}\b(?:expect|believe|think|want|claim|suspect|assume|"
    r"wish)\w*|"
    r"thought to|believed to|considering|aspir\w+|calls? (?:for|on)|called for|urg(?:e|ed|es|ing)|"
    r"recommend(?:s|ed|ing)?\b|ask(?:ed|s|ing)? for|propos\w+ by)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:(?:was|were|had been) (?:due|to(?= (?:be|have|start|begin|come|take|run))|expected|meant|"
    r"supposed|originally|intended|initially|going to|scheduled|planned)|had (?:planned|hoped|intended|"
    r"promised|said|proposed)|originally|previously (?:said|planned|announced|due)|"
    r"would have|should have|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeing )used to)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:\b(?:if|unless|whether|in case|provided that|were to|assuming|suppose|"
    r"subject to (?:consultation|parliament|approval|agreement|responses))\b|\?\s*$)",
    re.IGNORECASE,
)
_FLOOR = re.compile(r"\b(?:until|before|till)\b", re.IGNORECASE)


def tone_of(clause: str, *, may_be_floor: bool = False, is_reported: bool = False) -> Tone:
    """The tone of a clause; with `may_be_floor`, "not before 2026" denies nothing.

    In what somebody is reported to have said, "would" is their "will".
    """
    bare = _OF_SOME.sub(" ", _NOT_ONLY.sub(" ", clause))
    if is_reported:
        bare = re.sub(r"\bwould\b", "will", bare)
    if _GONE.search(bare):
        return Tone.GONE
    if _SUPPOSED.search(bare):
        return Tone.SUPPOSED
    if _DENIED.search(bare) and not (may_be_floor and _FLOOR.search(bare)):
        return Tone.DENIED
    return Tone.DOUBTED if _DOUBTED.search(bare) else Tone.STATED


REPORTED = re.compile(
    r"\b(?:said|added|explained|confirm(?:ed|ing)|saying|adding|announcing|clarified|told|stated|announced|noted|agreed|accepted)\b"
    r"(?! (?:to|it would like))",
    re.IGNORECASE,
)
"""Words that report what somebody said."""

CALLED_OFF = re.compile(
    r"^[^.;]{0,40}\b(?:was|were|is|are|been|be) (?:now |since |later )?(?:scrapped|cancelled|withdrawn|axed|"
    r"shelved|abandoned|dropped|called off|ruled out)\b",
    re.IGNORECASE,
)
"""Behind a time: what was to be then is off."""
CONTRAST = re.compile(
    r"[\s,;]*(?:but|however|although|though|while|whilst|whereas)\b", re.IGNORECASE
)
"""A clause that begins so is not under the condition of the one before it."""

TOLD = {
    Tone.DENIED: "It is denied here",
    Tone.DOUBTED: "It is only thought possible here",
    Tone.GONE: "It tells of what was once intended",
    Tone.SUPPOSED: "It stands under a condition, or is asked",
}
"""Why a clause is no statement, as the beginning of a reason."""
