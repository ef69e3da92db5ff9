"""The forms in which to type a code, and the password once more."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest


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


class PasswordForm(forms.Form):
    """Asks whoever is signed in for the password, before what signs in is changed.

    Wrong ones count as at the sign-in, and lock as there.
    """

    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password."},
    )

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request = request

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        username = self.request.user.get_username()
        found = authenticate(self.request, username=username, password=typed)
        if found is None or found.pk != self.request.user.pk:
            raise forms.ValidationError("That is not your password.")
        return typed
