"""The form behind the look-up box."""

from django import forms

MAX_QUERY_CHARS = 100


class LookupForm(forms.Form):
    """Reads `?q=` and `?all=1`, both optional."""

    q = forms.CharField(
        label="Look up an abbreviation",
        max_length=MAX_QUERY_CHARS,
        required=False,
        error_messages={
            "max_length": f"What you look up must be {MAX_QUERY_CHARS} characters or fewer.",
            "null_characters_not_allowed": (
                "What you look up must not include invisible characters."
            ),
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
    """Return the text on one line, without control characters: "a\\x07 b" gives "a b"."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
