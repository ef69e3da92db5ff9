"""What drawings that are not pages need: the strokes of the signs. `{% load drawing %}`."""

from django import template

from config.templatetags.tracker import SIGNS
from reforms.standing import Standing

register = template.Library()


@register.simple_tag
def sign(key: str) -> str:
    """The strokes of a standing's sign, on a 14 by 14 grid."""
    return SIGNS[Standing(key)]
