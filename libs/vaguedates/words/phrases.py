"""What is said of a time: by it, until it, from it, after it, between two; or after an event."""

import re
from dataclasses import replace
from datetime import date, timedelta

from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import (
    Choice,
    Understood,
    not_understood,
    read_as,
    said_in_full,
)
from libs.vaguedates.words.clauses import read_undated_within
from libs.vaguedates.words.events import (
    DATED_EVENT,
    NOT_BEFORE,
    read_any_event,
    read_event,
    widest,
)
from libs.vaguedates.words.length_spans import in_full
from libs.vaguedates.words.misspelt import corrected
from libs.vaguedates.words.parts import edges
from libs.vaguedates.words.prepositions import (
    SAID,
    Saying,
    after,
    floor,
    from_on,
    has_begun,
    is_gone,
    still_to_come,
)
from libs.vaguedates.words.spans import SPANS
from libs.vaguedates.words.spelling import ABOUT, PERHAPS, plain
from libs.vaguedates.words.undated import read_undated
from libs.vaguedates.words.vocabulary import Readings, words_of
from libs.vaguedates.words.within import names_time, read_within
from libs.vaguedates.words.yearly import read_around_yearly

MAX_PHRASE_CHARS = 200
"""As many characters as a source's words are stored with."""

_IDLE = words_of(
    "a an and any at available be been begin beginning begins close closed closes closing "
    "come comes coming complete completed continue continues course currently deadline "
    "due during effect end ending ends established expected extended first for force "
    "formed go go-live goes going held implementation implemented in intended into introduced is "
    "it launch launched live may of on open opens out over place planned point "
    "provisionally publication published ready roll-out rollout run running runs "
    "scheduled should some sometime start started starting starts take taken takes taking "
    "the these they this throughout time to up updated was were will within work"
)
"""Words that may stand before a time without changing it."""
_AHEAD = words_of("will be")
_BEHIND = words_of("published launched introduced closed completed established was were updated")
"""Words that say whether a time has gone by; "due 12 September" may be late, and is asked about."""

_HANGS_ON = (
    r"(?:subject to|depending on|dependent on|provided|pending|assuming|conditional on|if|unless)"
)
_CONDITION = re.compile(rf"(?P<time>.+?),? (?:- )?(?:and |but )?(?P<condition>{_HANGS_ON} .+)")
_CONDITION_FIRST = re.compile(rf"(?P<condition>{_HANGS_ON} [^,]+), (?P<time>.+)")


def understand(words: str, spoken_on: date) -> Understood:
    """Read a source's words for a time, said on the day `spoken_on`. Never raises.

    understand("by autumn 2025", day).edtf == "../2025-23"
    understand("early 2025", day).choices  # three: to the end of March, April or June
    understand("after the next general election", day).waits_for == "the next general election"
    understand("in due course", day).is_undated
    """
    if len(words) > MAX_PHRASE_CHARS:
        return not_understood("These words are too long to be a time.")
    text = plain(words)
    try:
        return (
            _as_undated(text, words)
            or _as_time(text, spoken_on)
            or _with_condition(text, words, spoken_on)
            or _misspelt(text, spoken_on)
            or _event_or_part(text, words, spoken_on)
        )
    except NotVagueDate as error:
        return not_understood(f"Not a time: {error}.")
    except OverflowError:
        return not_understood("Not a time: it is too far off.")


def _as_undated(text: str, words: str) -> Understood | None:
    """Words without a date, with idle words before them: "expected in due course"."""
    while text:
        if found := read_undated(text, words):
            return found
        first, _, text = text.partition(" ")
        if first not in _IDLE:
            break
    return None


def _as_time(text: str, said_on: date) -> Understood | None:
    if match := NOT_BEFORE.fullmatch(text):
        change = after if match["when"] == "until after" else from_on
        found = still_to_come(in_full(match["rest"], said_on), said_on)
        readings = [floor(change(one)) for one in found]
        return read_as(readings) if readings else None
    head: list[str] = []
    while text:
        if readings := _phrase(text, said_on):
            return read_as(_nearest_first(_of_tense(head, readings, said_on), said_on))
        first, _, text = text.partition(" ")
        if first not in _IDLE:
            break
        head.append(first)
    return None


def _nearest_first(readings: Readings, said_on: date) -> Readings:
    """ "The end of January", said in November, stands first as the one to come, "13 September" as
    the one that has gone: whichever is nearer."""
    gone = [one for one in readings if is_gone(one, said_on)]
    ahead = [one for one in readings if one not in gone]
    if not gone or not ahead or any(".." in one.edtf for one in readings):
        return readings
    back = min(said_on - edges(one.edtf)[1] for one in gone)
    wait = min(edges(one.edtf)[0] - said_on for one in ahead)
    return [*ahead, *gone] if timedelta(0) < wait < back else readings


def _of_tense(head: list[str], readings: Readings, said_on: date) -> Readings:
    """ "Published on 12 September" has gone by; "will open on 3 February" is still to come."""
    if any(".." in one.edtf for one in readings):
        return readings
    if _AHEAD & set(head):
        return still_to_come(readings, said_on)
    return has_begun(readings, said_on) if _BEHIND & set(head) else readings


def _with_condition(text: str, words: str, said_on: date) -> Understood | None:
    """ "From September 2026, subject to legislation": the time, and what it hangs on is told."""
    match = _CONDITION_FIRST.fullmatch(text) or _CONDITION.fullmatch(text)
    found = _as_time(plain(match["time"]), said_on) if match else None
    if match is None or found is None or not found.readings:
        return None
    kept = f"It is {match['condition']}: the words keep that."
    return replace(found, sentence=f"{found.sentence} {kept}")


def _misspelt(text: str, said_on: date) -> Understood | None:
    """ "Septmber 2027": what it says if a month or season was meant, always as a question."""
    meant = corrected(text)
    found = _as_time(plain(meant), said_on) if meant != text else None
    if found is None or not found.readings:
        return None
    choices = tuple(
        one if one.label else replace(one, label=said_in_full(one)) for one in found.readings
    )
    sentence = f"Read as “{meant}”: choose it if that is what the source means."
    return Understood(sentence, choices=choices, is_part=True)


def _event_or_part(text: str, words: str, said_on: date) -> Understood:
    """An event; or the times within the words, which are offered and never taken.

    "First teaching from September 2028" offers "from September 2028".
    """

    def read(part: str) -> Understood | None:
        return _as_time(plain(part), said_on)

    event = read_event(text, words)
    if (match := DATED_EVENT.fullmatch(text)) and (found := read_within(widest(match), read)):
        return found
    if event.is_undated or (event.waits_for and not read(event.waits_for)):
        return event
    if found := read_within(text, read):
        return found
    event = read_any_event(text, words)
    is_event = event.is_undated or not read_undated(event.waits_for.lower(), words)
    no_date = None if names_time(text) else read_undated_within(text, words)
    return event if event.waits_for and is_event else no_date or event


def _phrase(text: str, said_on: date) -> Readings:
    """Every reading of the whole text; none where a part of it is not understood."""
    about = re.fullmatch(rf"(?:{ABOUT}) (?P<rest>.+)", text)
    perhaps = re.fullmatch(rf"(?:{PERHAPS}) (?P<rest>.+)", text)
    if match := about or perhaps:
        mark = "~" if about else "?"
        return [_marked(one, mark) for one in _phrase(match["rest"], said_on)]
    if readings := in_full(text, said_on):
        return readings
    # "From the 2029 to 2030 school year" is one time, and no time from one year to another.
    if re.search(r"\byear\b", text) and (readings := _said_of_point(text, said_on)):
        return readings
    for rule in SPANS:
        if readings := rule.read(text, said_on):
            return readings
    return read_around_yearly(text, said_on) or _said_of_point(text, said_on)


def _said_of_point(text: str, said_on: date) -> Readings:
    for saying in SAID:
        match = re.fullmatch(rf"(?:{saying.pattern}) (?P<rest>.+)", text)
        if match and (found := _rest(match["rest"], said_on)):
            return _say(saying, found, match["rest"], said_on)
    return []


def _say(saying: Saying, found: Readings, rest: str, said_on: date) -> Readings:
    """What a small word makes of the readings; of what is to come, none that has gone by.

    "Before autumn", said in autumn, is before the next one.
    """
    if saying.looks_back:
        found = has_begun(found, said_on)
    if not saying.looks_ahead:
        return [changed for one in found for changed in saying.change(one)]
    kept = still_to_come(found, said_on)
    readings = still_to_come([changed for one in kept for changed in saying.change(one)], said_on)
    has_gone = all(is_gone(one, said_on) for one in readings)
    if has_gone and not re.search(r"\d{4}|\b(?:this|last)\b", rest):
        later = _rest(f"{rest} {said_on.year + 1}", said_on)
        return [changed for one in later for changed in saying.change(one)] or readings
    return readings


def _rest(text: str, said_on: date) -> Readings:
    """What a small word is said of: a time, or two neighbours: "by June or July 2027"."""
    readings = [one for one in in_full(text, said_on) if ".." not in one.edtf]
    two = [] if readings else SPANS[-1].read(text, said_on)
    return readings or (two if len(two) == 1 else [])


def _marked(one: Choice, mark: str) -> Choice:
    ends = one.edtf.split("/")
    edtf = "/".join(end if end == ".." else end + mark for end in ends)
    return replace(one, edtf=edtf)
