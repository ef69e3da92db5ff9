"""What the addresses of the delivery model and of an area may ask besides their day."""

from django import forms

MAX_NAME_CHARS = 80
EARLIER = "1"


class AreaForm(forms.Form):
    """Reads `?called=`, the name by which the area was found: "Guildford" for Surrey."""

    called = forms.CharField(
        max_length=MAX_NAME_CHARS,
        required=False,
        error_messages={
            "max_length": f"The name of a place must be {MAX_NAME_CHARS} characters or fewer.",
            "null_characters_not_allowed": "A name must not include invisible characters.",
        },
    )


class DeliveryModelForm(forms.Form):
    """`?earlier=1` of the delivery model draws ended and silent bodies too."""

    earlier = forms.ChoiceField(
        choices=[(EARLIER, "with earlier bodies")],
        required=False,
        error_messages={
            "invalid_choice": "Write earlier=1 to see earlier bodies, or leave it out."
        },
    )
