"""The forms of readers, checked without a cookie."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core import signing

from alerts.models import MAX_ADDRESS, Frequency

SALT = "alerts.form"
LEAST_AGE, MOST_AGE = timedelta(seconds=2), timedelta(hours=12)
"""A form that was sent sooner was filled in by a program; an older one was kept by one."""

TOO_FAST = "That was very quick. Send the form again to show that you are a person."
TOO_OLD = "This form was open for too long. Send it again."
NOT_OURS = "Part of the form was missing. Send it again."
FILLED = "Leave the last box empty, and send the form again."


class AskForm(forms.Form):
    """The address, and how often. `opened` is signed; `website` is there for programs alone.

    People never see that box: it is hidden, and neither keys nor screen readers stop at it.
    """

    address = forms.EmailField(
        label="Your e-mail address",
        max_length=MAX_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": "Write an e-mail address in the correct format, like name@example.org",
            "max_length": f"Write an e-mail address of {MAX_ADDRESS} characters or fewer.",
        },
    )
    frequency = forms.ChoiceField(
        label="How often, at most",
        choices=Frequency.choices,
        initial=Frequency.DAILY,
        error_messages={
            "required": "Choose once a day or once a week.",
            "invalid_choice": "Choose once a day or once a week.",
        },
    )
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, now: datetime) -> None:
        super().__init__(data, initial={"opened": sign_moment(now)})
        self.now = now

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if problem := self._doubt(given):
            self.add_error(None, problem)
        return given

    def _doubt(self, given: dict[str, Any]) -> str:
        """Why this may be a program; "" for no reason."""
        if given.get("website"):
            return FILLED
        opened = read_moment(given.get("opened", ""))
        if opened is None:
            return NOT_OURS
        if self.now - opened < LEAST_AGE:
            return TOO_FAST
        return TOO_OLD if self.now - opened > MOST_AGE else ""

    def again(self) -> "AskForm":
        """The form to show after it was refused: what was typed, and its moment, unless too old."""
        opened = read_moment(str(self.data.get("opened", "")))
        if opened is None or self.now - opened > MOST_AGE:
            sent = {name: self.data[name] for name in self.data}
            self.data = sent | {"opened": sign_moment(self.now)}
        return self


class FrequencyForm(forms.Form):
    """How often an alert that is there shall tell."""

    frequency = forms.ChoiceField(label="How often", choices=Frequency.choices)


def sign_moment(now: datetime) -> str:
    return signing.Signer(salt=SALT, sep=".").sign(str(int(now.timestamp())))


def read_moment(signed: str) -> datetime | None:
    """The moment that we signed; None for anything else."""
    try:
        seconds = int(signing.Signer(salt=SALT, sep=".").unsign(signed))
    except (signing.BadSignature, ValueError):
        return None
    return datetime.fromtimestamp(seconds, tz=UTC)
