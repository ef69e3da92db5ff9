"""Each statement of a sitting, read: what it is about, what it says, what it takes the place of.

Reads and asks, and saves nothing; `sittings.publishing` records what is read here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reforms.admin.forms import take_reading
from reforms.admin.reading import answer_to
from reforms.models import Event, Milestone, Reform, Strand
from reforms.models.kind_definition import SHARED
from seeds.models import Basis
from sittings.answers import Asking, Offer
from sittings.before import ReadRow, refuse_twice, show_before
from sittings.kinds import read_says
from sittings.made_in_place import (
    MAKE_EVENT,
    NEW,
    NEW_EVENT,
    make_event,
    read_about,
    waits_for_new_event,
)
from sittings.matching import find_milestone, find_subject, folded, value_of
from sittings.new_rows import LONGEST_TITLE, NewRows, lines_of
from sittings.other_ends import read_end
from sittings.passages import Whereabouts, find_problem, heading_above
from sittings.typed import Boxes

MAKE_REFORM = "Make a new reform of this name"
MAKE_MILESTONE = "Add it as a new milestone"


def read_rows(
    rows: Iterable[Boxes], *, text: str, known_on: date, new: NewRows, only: str = ""
) -> list[ReadRow]:
    """Reads the statements in their order; where `only` is a key, of the others the subject alone.

    A few queries for each row, and two for what was known before.
    """
    read = [ReadRow(typed, number) for number, typed in enumerate(rows, start=1)]
    strands = {str(one.pk): one for one in Strand.objects.all()}
    for one in read:
        one.says = read_says(one.typed.get("says", ""))
        if one.says and one.says.other:
            read_about(one, one.says.other, new)
        else:
            _read_subject(one, new, strands)
    reforms = {one.row for one in read if isinstance(one.row, Reform) and one.row.pk}
    milestones: dict[int, list[Milestone]] = {}
    for milestone in Milestone.objects.filter(reform__in=reforms).order_by("position", "slug"):
        milestones.setdefault(milestone.reform_id, []).append(milestone)
    for one in read:
        if only in ("", one.typed["key"]):
            _read_milestone(one, milestones, new)
            _read_value(one, known_on, new)
            read_end(one)
            _read_place(one, text)
            _read_basis(one)
    show_before(read, known_on)
    refuse_twice(read)
    return read


def _read_subject(one: ReadRow, new: NewRows, strands: Mapping[str, Strand]) -> None:
    typed = one.typed.get("about", "")
    if not typed:
        return one.refuse("about", "Say which reform or event this is about.")
    made = new.reforms.get(folded(typed)) or new.events.get(folded(typed))
    if made is not None:
        one.row = made
        one.answers.hints["about"] = f"New in an earlier statement: {made.title}."
        return None
    match = find_subject(typed, one.typed.get("about_pick", ""))
    one.row = match.row
    if match.near or match.row is None:
        offers = [Offer(value_of(row), _called(row)) for row in match.near]
        offers += [Offer(NEW, MAKE_REFORM), Offer(NEW_EVENT, MAKE_EVENT)]
        only = str(match.near[0]) if len(match.near) == 1 and match.is_narrow else ""
        asked = "Which one?" if match.near else "Nothing here has this name."
        one.answers.questions["about_pick"] = Asking(asked, tuple(offers), only)
    if match.row is None and one.typed.get("about_pick") == NEW:
        _make_reform(one, typed, new, strands)
    elif match.row is None and one.typed.get("about_pick") == NEW_EVENT:
        make_event(one, "about", typed, new)
    elif match.row is None:
        one.refuse("about", "Choose which reform or event is meant, or make a new one.")
    return None


def _make_reform(one: ReadRow, title: str, new: NewRows, strands: Mapping[str, Strand]) -> None:
    strand = strands.get(one.typed.get("strand", ""))
    if len(title) > LONGEST_TITLE:
        one.refuse("about", f"Give the new reform a title of at most {LONGEST_TITLE} letters.")
    if strand is None:
        return one.refuse("strand", "Choose the strand of the new reform.")
    one.row = new.reform(title, strand)
    for line in lines_of(one.typed.get("milestones", "")):
        if len(line) > LONGEST_TITLE:
            told = f"Give each milestone a title of at most {LONGEST_TITLE} letters."
            one.refuse("milestones", told)
        new.milestone(one.row, line)
    return None


def _read_milestone(one: ReadRow, there: Mapping[int, list[Milestone]], new: NewRows) -> None:
    if not isinstance(one.row, Reform) or one.says is None:
        if isinstance(one.row, Event) and one.says and not one.says.may_be_about("event"):
            one.refuse("says", "This can be said of a reform, not of an event.")
        return
    typed = one.typed.get("milestone", "")
    if one.says.may_be_about("reform"):
        if typed:
            one.refuse("milestone", "Empty this: only a date or an outcome has a milestone.")
        return
    every = [*there.get(one.row.pk, []), *new.of(one.row)]
    if not typed:
        if len(every) == 1:
            one.milestone = every[0]
            one.answers.hints["milestone"] = f"Its only milestone: {every[0].title}."
        else:
            names = ", ".join(f"“{row.title}”" for row in every[:6])
            told = f"There are {names}." if names else "It has none yet: type the title of one."
            one.refuse("milestone", f"Say which milestone. {told}")
        return
    made = next((row for row in new.of(one.row) if folded(row.title) == folded(typed)), None)
    picked = one.typed.get("milestone_pick", "")
    match = find_milestone(typed, picked, [row for row in every if row.pk])
    one.milestone = made or match.row
    if one.milestone is None or (match.near and not made):
        offers = [Offer(value_of(row), row.title) for row in match.near]
        offers.append(Offer(NEW, MAKE_MILESTONE))
        only = match.near[0].title if len(match.near) == 1 and match.is_narrow else ""
        one.answers.questions["milestone_pick"] = Asking("Which milestone?", tuple(offers), only)
    if one.milestone is None and picked == NEW and len(typed) <= LONGEST_TITLE:
        one.milestone = new.milestone(one.row, typed)
    elif one.milestone is None:
        one.refuse("milestone", "Choose which milestone is meant, or add it as a new one.")


def _read_value(one: ReadRow, known_on: date, new: NewRows) -> None:
    words = one.typed.get("words", "")
    if one.says is None:
        return one.refuse("says", "Choose what changed.")
    if one.says.column == SHARED:
        if not one.typed.get(SHARED):
            one.refuse(SHARED, one.says.missing)
    elif not one.says.takes_words:
        one.values[one.says.column] = one.says.value
    elif not words:
        one.refuse("words", one.says.missing)
    elif one.says.other and len(words) > one.says.other.length:
        one.refuse("words", f"Give at most {one.says.other.length} letters.")
    else:
        one.values |= {one.says.column: words} | one.says.chosen
    if words and not one.says.takes_words:
        one.refuse("words", "Empty this: it is for a date or a name in the source’s words.")
    if one.says.is_dated:
        one.values["is_proposed"] = bool(one.typed.get("is_proposed"))
        _read_date(one, words, known_on, new)
    elif one.typed.get("is_proposed"):
        one.refuse("is_proposed", "Only a target date can be a proposed one.")
    return None


def _read_date(one: ReadRow, words: str, known_on: date, new: NewRows) -> None:
    if waits_for_new_event(one, words, known_on, new):
        return
    answer = answer_to(words, known_on)
    if answer.options:
        offers = tuple(Offer(option.value, option.label) for option in answer.options)
        one.answers.questions["target_reading"] = Asking(answer.sentence, offers)
    elif words:
        one.answers.hints["words"] = answer.sentence
    given: dict[str, Any] = {"target_reading": one.typed.get("target_reading", "")}
    if words and (problem := take_reading(given, answer)):
        one.refuse("words", problem)
    one.values |= {name: value for name, value in given.items() if name != "target_reading"}


def _read_place(one: ReadRow, text: str) -> None:
    heading, opening, closing = (
        one.typed.get(name, "") for name in ("heading_path", "opening", "closing")
    )
    if opening and not heading and text:
        heading = heading_above(text, opening)[:300]
        if heading:
            one.answers.hints["heading_path"] = f"Found above these words: {heading}"
    one.place = Whereabouts(heading, opening, closing)
    if problem := find_problem(text, one.place):
        one.refuse("opening" if opening else "heading_path", problem)


def _read_basis(one: ReadRow) -> None:
    basis, place = one.typed.get("basis", ""), one.place
    if one.says and one.says.other and one.typed.get("note"):
        one.refuse("note", "Empty this: only what is said of a reform or an event has a note.")
    if basis not in Basis.values:
        one.refuse("basis", "Choose stated, reported or inferred.")
    elif basis == Basis.INFERRED and not one.typed.get("reason"):
        one.refuse("reason", "Say why it is inferred.")
    elif basis != Basis.INFERRED and not (place.heading_path or place.opening):
        told = "Say where the source says so: select it in the text, or type a heading or words."
        one.refuse("heading_path", told)
    if basis in (Basis.STATED, Basis.REPORTED) and one.typed.get("reason"):
        one.refuse("reason", "Empty this, or choose inferred: it says why an editor infers it.")


def _called(row: Reform | Event) -> str:
    return f"{row} (event)" if isinstance(row, Event) else str(row)
