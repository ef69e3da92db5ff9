"""The one form of the second factor: a code."""

from django import forms


class CodeForm(forms.Form):
    """Six digits from the app; where there are recovery codes, one of them does too."""

    code = forms.CharField(
        max_length=32,
        strip=True,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "code",
            }
        ),
        error_messages={"required": "Type the code that the app shows now."},
    )
