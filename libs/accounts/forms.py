"""The form in which to type a code."""

from django import forms


class CodeForm(forms.Form):
    """Takes six digits from the app, or a recovery code."""

    code = forms.CharField(
        max_length=64,
        strip=True,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "code",
            }
        ),
        error_messages={"required": "Enter the code that the app shows now."},
    )
