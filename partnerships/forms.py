"""How a reader wants the delivery model shown, checked before it reaches a builder."""

from django import forms

EARLIER = "1"


class DeliveryModelForm(forms.Form):
    """`?earlier=1` of the delivery model draws ended and silent bodies too."""

    earlier = forms.ChoiceField(
        choices=[(EARLIER, "with earlier bodies")],
        required=False,
        error_messages={
            "invalid_choice": "Write earlier=1 to see earlier bodies, or leave it out."
        },
    )
