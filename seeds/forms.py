"""What a reader asks of the list of sources in its query string, checked once."""

from typing import Any

from django import forms

from libs.pagetables.page_number import PageNumberField
from seeds.models import Document
from seeds.ranks import Rank
from seeds.source_list import SORTS, SourcesAsked

MAX_WORDS_CHARS = 100
ORDERS = (
    *(("", "Newest first"), ("published", "Oldest first"), ("title", "Title")),
    *(("-facts", "Most facts first"), ("rank", "Nearest to the decision first")),
)
"""The orders that the form offers; an address may ask for any column, either way."""


def _choice(label: str, choices: Any, wrong: str) -> forms.ChoiceField:
    messages = {"invalid_choice": wrong}
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=messages)


class SourcesForm(forms.Form):
    """`?q=&kind=&publisher=&year=&rank=&sort=&page=` of the sources; each may be left out."""

    q = forms.CharField(
        label="Words in the title or the publisher",
        max_length=MAX_WORDS_CHARS,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": f"Search with {MAX_WORDS_CHARS} characters or fewer."},
    )
    kind = _choice(
        "Kind",
        [("", "All"), *((value, label.capitalize()) for value, label in Document.Kind.choices)],
        f"No kind is called that. There are {', '.join(Document.Kind.values)}.",
    )
    publisher = forms.CharField(label="Publisher", max_length=120, required=False)
    year = forms.IntegerField(
        label="Year",
        min_value=1900,
        max_value=2099,
        required=False,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"], "Write a year as in 2026."
        ),
    )
    rank = _choice(
        "Rank",
        [("", "All"), *((value, label.capitalize()) for value, label in Rank.choices)],
        f"No rank is called that. There are {', '.join(Rank.values)}.",
    )
    sort = _choice(
        "Order",
        [("", ORDERS[0][1]), *((f"{sign}{one}", one) for one in SORTS for sign in ("", "-"))],
        "Sort sources by title, rank, published, passages or facts.",
    )
    page = PageNumberField()

    def asked(self) -> SourcesAsked:
        """What is asked, of a valid form."""
        given = self.cleaned_data
        return SourcesAsked(
            words=" ".join(given["q"].split()),
            kind=given["kind"],
            publisher=given["publisher"],
            year=given["year"] or 0,
            rank=given["rank"],
            sort=given["sort"],
            number=given["page"] or 1,
        )
