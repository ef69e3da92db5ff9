"""What a reader typed into the look-up box, checked before it is searched for."""

from django import forms

MAX_QUERY_CHARS = 100


class LookupForm(forms.Form):
    """`?q=` and `?all=1`; both may be left out."""

    q = forms.CharField(
        label="Look up an abbreviation",
        max_length=MAX_QUERY_CHARS,
        required=False,
        error_messages={
            "max_length": f"That is too long. Write {MAX_QUERY_CHARS} characters at most.",
            "null_characters_not_allowed": "That contains a character that cannot be looked up.",
        },
    )
    all = forms.BooleanField(required=False)

    @property
    def typed(self) -> str:
        """What was typed, as far as a page can show it again."""
        return printable(self["q"].value())[:MAX_QUERY_CHARS]

    def clean_q(self) -> str:
        return printable(self.cleaned_data["q"])


def printable(text: str) -> str:
    """`text` as a page can show it: on one line, without control characters."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
