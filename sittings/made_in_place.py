"""What a statement is about or waits for where that is no reform: events, bodies and terms.

Events and terms that are not here can be made in the sitting; see `sittings.new_rows`.
"""

from datetime import date

from django.utils.text import capfirst

from glossary.models import Term
from libs.vaguedates.words import understand
from reforms.admin.reading import WORDS_ALONE, events_like
from reforms.models import Event
from sittings.answers import Asking, Offer
from sittings.before import ReadRow
from sittings.matching import find_named, folded, value_of
from sittings.new_rows import LONGEST_TITLE, NewRows
from sittings.other_facts import OtherFact

NEW = "new"
NEW_EVENT = "new-event"
MAKE_EVENT = "Make a new event of this name"
MAKE_TERM = "Add it as a new term"
LONGEST_TERM = 60
ALONE = "Keep the words alone: no interval and no event"


def make_event(one: ReadRow, box: str, title: str, new: NewRows) -> None:
    """Makes the event that was typed in a box, of the kind that was chosen."""
    kind = one.typed.get("event_kind", "")
    if len(title) > LONGEST_TITLE:
        return one.refuse(box, f"Give the new event a title of at most {LONGEST_TITLE} letters.")
    if kind not in Event.Kind.values:
        return one.refuse("event_kind", "Choose what kind of event it is.")
    event = new.event(title, kind)
    if box == "about":
        one.row = event
    else:
        one.values["after"] = event
    return None


def waits_for_new_event(one: ReadRow, words: str, known_on: date, new: NewRows) -> bool:
    """Whether a date waits for an event that has to be made; then it was read, or is asked about.

    False where its words name none, or one like it is here: they are read as everywhere else.
    """
    found = understand(words, known_on) if words else None
    if found is None or not found.waits_for or events_like(found.waits_for):
        return False
    title = capfirst(found.waits_for)
    made = new.events.get(folded(title))
    offers = (Offer(NEW_EVENT, f"Make a new event, “{title}”"), Offer(WORDS_ALONE, ALONE))
    picked = one.typed.get("target_reading")
    one.values["sense"] = found.sense.value
    if made is not None:
        one.values["after"] = made
        one.answers.hints["words"] = f"Waits for the new event of another statement: {made.title}."
        return True
    told = f"{found.sentence} No event here has that name."
    one.answers.questions["target_reading"] = Asking(told, offers)
    if picked == NEW_EVENT:
        make_event(one, "words", title, new)
    elif picked != WORDS_ALONE:
        one.refuse("words", "Choose whether to make the event, or to keep the words alone.")
    return True


def read_about(one: ReadRow, kind: OtherFact, new: NewRows) -> None:
    """Which body or term a statement is about; a term that is not here may be added."""
    typed, picked = one.typed.get("about", ""), one.typed.get("about_pick", "")
    name = str(kind.about._meta.verbose_name)
    if not typed:
        return one.refuse("about", f"Say which {name} this is about.")
    if kind.about is Term and (made := new.terms.get(folded(typed))):
        one.row = made
        return None
    match = find_named((kind.about,), typed, picked)
    one.row = match.row
    may_add = kind.about is Term and len(typed) <= LONGEST_TERM
    if match.near or (match.row is None and may_add):
        offers = [Offer(value_of(row), str(row)) for row in match.near]
        offers += [Offer(NEW, MAKE_TERM)] if may_add else []
        only = str(match.near[0]) if len(match.near) == 1 and match.is_narrow else ""
        asked = "Which one?" if match.near else "Nothing here has this name."
        one.answers.questions["about_pick"] = Asking(asked, tuple(offers), only)
    if match.row is None and may_add and picked == NEW:
        one.row = new.term(typed)
    elif match.row is None and (match.near or may_add):
        one.refuse("about", f"Choose which {name} is meant.")
    elif match.row is None:
        one.refuse("about", f"No {name} here has this name. Add it first, on a page of its own.")
    return None
