"""What the address of an area may ask besides its day."""

from django import forms

MAX_NAME_CHARS = 80


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
