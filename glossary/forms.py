"""What a reader typed into the look-up box, checked before it is searched for."""

from django import forms

LONGEST = 100


class LookupForm(forms.Form):
    """`?q=` and `?all=1`; both may be left out."""

    q = forms.CharField(
        label="Look up an abbreviation",
        max_length=LONGEST,
        required=False,
        error_messages={
            "max_length": f"That is too long to look up: {LONGEST} characters are the most.",
            "null_characters_not_allowed": "That has a character in it that nobody can type.",
        },
    )
    all = forms.BooleanField(required=False)

    def clean_q(self) -> str:
        return printable(self.cleaned_data["q"])


def printable(text: str) -> str:
    """`text` as a page can show it: on one line, without control characters."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
