"""The form behind every admin page: a broken rule is always an error on the form, never a 500.

Django leaves columns that a form does not show out of a model's checks, which would let a
constraint of the database be the first to refuse.
"""

from collections.abc import Sequence, Set
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from libs.backoffice.new_rows import free_slug, next_position
from libs.ingest.dates import ASKED, reading_to_fill, vague_dates_of
from libs.ingest.look_alikes import refuse_look_alike
from libs.ingest.natural_keys import has_natural_key, name_column
from libs.names import tidy, tidy_line
from libs.vaguedates.vague_date import NotVagueDate, window_of
from libs.vaguedates.words import Choice, understand

REFUSED = (
    "The database refused this, and nothing was saved: somebody changed a related row a moment "
    "ago. Reload the page to see what it says now, then save again."
)


def _is_code(words: str) -> bool:
    """Whether words are a reading themselves: "2026-23", "2026-09/2027-08"."""
    try:
        window_of(words.strip())
    except NotVagueDate:
        return False
    return "-" in words or "/" in words


def _today() -> date:
    return timezone.localdate()


class TrackerForm(forms.ModelForm):  # type: ignore[type-arg]  # one form for every model
    """Checks a row as the database will, with every column in it."""

    refused_by_database = False
    asks_for_readings = False
    """Whether it offers the readings of its words itself, as the form of an update does."""
    slug_from = ""
    """The column that a new row's slug is made from where none is typed."""
    position_within: tuple[str, ...] = ()
    unsaved: Set[str] = frozenset()
    """Columns that point to rows which are saved with this one: no rule can look at them yet."""

    def _clean_fields(self) -> None:
        """Tidies every text: what nobody can see is not saved, and is no text by itself."""
        super()._clean_fields()  # type: ignore[misc]  # Django's hook, which the stubs leave out
        for name, value in [*self.cleaned_data.items()]:
            if isinstance(value, str):
                field = self.fields[name]
                is_long = isinstance(field.widget, forms.Textarea)
                self.cleaned_data[name] = tidied = tidy(value) if is_long else tidy_line(value)
                if field.required and not tidied:
                    self.add_error(name, field.error_messages["required"])

    def clean(self) -> dict[str, Any]:
        if self.refused_by_database:
            self.add_error(None, REFUSED)
        super().clean()
        if not self.asks_for_readings:
            self._read_dates()
        if self.instance.pk is None:
            self._fill_in()
        return self.cleaned_data

    def _fill_in(self) -> None:
        """The slug and the position of a new row, where nobody gave one."""
        given, model = self.cleaned_data, type(self.instance)
        wants_slug = self.slug_from and "slug" in self.fields and "slug" not in self.errors
        if wants_slug and not given.get("slug") and given.get(self.slug_from):
            given["slug"] = free_slug(model, str(given[self.slug_from]), {})
        place = self.fields.get("position")
        if place and not place.required and given.get("position") is None:
            same = {name: given.get(name) for name in self.position_within}
            if "position" not in self.errors and None not in same.values():
                given["position"] = next_position(model, same)

    def _read_dates(self) -> None:
        """Reads the words of dates that were typed without a reading, or checks the one given."""
        given = self.cleaned_data
        for name in vague_dates_of(type(self.instance)):
            words, edtf = f"{name}_words", f"{name}_edtf"
            if (
                not given.get(words)
                or edtf not in given
                or not {words, edtf} & {*self.changed_data}
            ):
                continue
            try:
                if not given[edtf] and _is_code(given[words]):
                    # Somebody typed the reading itself: it is its own words.
                    given[edtf] = given[words].strip()
                day = given.get("known_on") if "known_on" in self.fields else _today()
                filled = reading_to_fill(given[words], given[edtf], day)
            except ValidationError as error:
                choices = () if given[edtf] else understand(given[words], day or _today()).choices
                if choices:
                    self._offer(edtf, choices)
                self.add_error(edtf if given[edtf] else words, ASKED if choices else error)
            else:
                given[edtf] = given[edtf] or filled

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        """Turns the box of a reading into its choices, for the page that shows the form again."""
        box = self.fields[name]
        self.fields[name] = forms.ChoiceField(
            choices=[(one.edtf, one.label) for one in choices],
            widget=forms.RadioSelect,
            label=box.label,
            required=False,
        )
        # Django keeps the box that it made while it cleaned.
        self._bound_fields_cache.pop(name, None)  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's hook, which the stubs leave out
        if self.errors:
            return
        try:
            if self._is_renamed():
                refuse_look_alike(self.instance)
            self.instance.validate_unique()
            self.instance.validate_constraints(exclude=set(self.unsaved))
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]  # as above

    def _is_renamed(self) -> bool:
        model: Any = type(self.instance)
        return has_natural_key(model) and name_column(model) in self.changed_data

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's, but puts errors of columns that are not shown at the top of the form.

        A field that has an error of its own gets no second one from the row.
        """
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                if not self._is_seen(name):
                    super().add_error(None, errors)
                elif name not in self.errors:
                    super().add_error(name, errors)
        else:
            super().add_error(field, error)

    def _is_seen(self, name: str) -> bool:
        if name == NON_FIELD_ERRORS:
            return False
        return name in self.fields and not self[name].is_hidden
