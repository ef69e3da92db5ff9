"""What was understood of a target date's words: an interval, choices, events to wait for, or none.

The same answer stands in the form, is fetched while somebody types, and is asked for on saving.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from libs.vaguedates.printing import print_day
from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words import Choice, Understood, understand
from reforms.editing import may_record
from reforms.models import Event

WORDS_ALONE = "words"
EVENT = "event-"
MAX_EVENTS = 6
MIN_LETTERS = 4
"""Letters of a word that tells one event from another."""


@dataclass(frozen=True, slots=True)
class Option:
    """A reading that the editor may choose; `value` is an EDTF text, "event-…" or "words".

    `sense` and `narrow` are what the words say besides; a value with a narrower reading ends in it.
    """

    value: str
    label: str
    sense: TimeSense = TimeSense.DUE
    narrow: str = ""

    @property
    def edtf(self) -> str:
        """The reading alone; "" where the option is none."""
        return "" if self.value.startswith((EVENT, WORDS_ALONE)) else self.value.partition("|")[0]

    @classmethod
    def of(cls, one: Choice) -> Self:
        """The option for a reading: two with one interval differ in the narrower one."""
        value = f"{one.edtf}|{one.narrow}" if one.narrow else one.edtf
        return cls(value, one.label, one.sense, one.narrow)


@dataclass(frozen=True, slots=True)
class AnswerToWords:
    """What the words say: `edtf` where that is plain, `options` where it has to be asked.

    `sense` and `narrow` go with the plain reading.
    """

    sentence: str = ""
    edtf: str = ""
    options: tuple[Option, ...] = ()
    sense: TimeSense = TimeSense.DUE
    narrow: str = ""


def answer_to(words: str, known_on: date | None) -> AnswerToWords:
    """What the words say, counted from the day on which they were known. At most one query."""
    if not words.strip():
        return AnswerToWords()
    if known_on is None:
        return AnswerToWords(
            "Give the day from which it was known: the words are counted from that day."
        )
    found = understand(words, known_on)
    alone = Option(WORDS_ALONE, "Keep the words alone: no interval and no event")
    if found.edtf:
        counted = f"{found.sentence} Counted from {print_day(known_on)}."
        return AnswerToWords(counted, found.edtf, sense=found.sense, narrow=found.narrow)
    if found.choices:
        options = tuple(map(Option.of, found.choices))
        return AnswerToWords(found.sentence, "", (*options, alone) if found.is_part else options)
    if found.is_undated:
        return _undated(found)
    if not found.waits_for:
        told = f"{found.sentence} Keep the words alone, or write your own reading below."
        return AnswerToWords(told, "", (alone,))
    after = "Not before" if found.sense is TimeSense.FLOOR else "After"
    events = _events(found.waits_for, after, found.sense)
    told = "Choose it." if events else "No event here has that name: find one below."
    return AnswerToWords(f"{found.sentence} {told}", "", (*events, alone))


def _undated(found: Understood) -> AnswerToWords:
    """Words that give no date: kept so, or with the event that would give them one."""
    events = _events(found.may_wait_for, "Waits for", TimeSense.DUE) if found.may_wait_for else ()
    no_date = Option(WORDS_ALONE, "No date given: keep the words")
    told = "Keep it so, or write your own reading below."
    return AnswerToWords(f"{found.sentence} {told}", "", (no_date, *events))


def _events(words: str, label: str, sense: TimeSense) -> tuple[Option, ...]:
    """An option for each event of a name like these words. One query."""
    found = events_like(words)
    return tuple(Option(f"{EVENT}{one.pk}", f"{label}: {one.title}", sense) for one in found)


def events_like(words: str) -> list[Event]:
    """The events that share most words with these, best first. One query."""
    asked = _telling(words)
    if not asked:
        return []
    any_of = reduce(or_, (Q(title__icontains=word) for word in asked))
    rows = Event.objects.filter(any_of)[:200]
    return sorted(rows, key=lambda row: -len(asked & _telling(row.title)))[:MAX_EVENTS]


def _telling(words: str) -> set[str]:
    return {word for word in re.findall(r"\w+", words.lower()) if len(word) >= MIN_LETTERS}


class Readings(forms.TextInput):
    """The answer to the words of a form, with radio buttons where it has to be asked."""

    use_fieldset = True
    answer = AnswerToWords()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = {"name": name, "answer": self.answer, "chosen": value or ""}
        return render_to_string("admin/readings.html", context | {"id": (attrs or {}).get("id")})


class WordsForm(forms.Form):
    """What the page asks while somebody types."""

    words = forms.CharField(max_length=200, required=False)
    known_on = forms.DateField(required=False)


@require_safe
@never_cache
def read_words(request: HttpRequest) -> HttpResponse:
    """The answer as a piece of the form, for editors who may record."""
    if not may_record(request):
        raise PermissionDenied
    form = WordsForm(request.GET)
    form.is_valid()
    words, known_on = (form.cleaned_data.get(name) for name in ("words", "known_on"))
    answer = answer_to(words or "", known_on)
    if "words" in form.errors:
        answer = AnswerToWords("These words are too long, or contain invisible characters.")
    context = {"answer": answer, "chosen": "", "name": "target_reading"}
    return render(request, "admin/reading.html", context)


def day_typed(form: forms.BaseForm) -> date | None:
    """The day in a form's own box, whether or not the rest of the form can be read."""
    try:
        day = form.fields["known_on"].to_python(form["known_on"].value())
    except forms.ValidationError:
        return None
    return day if isinstance(day, date) and day <= timezone.localdate() else None
