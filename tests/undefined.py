"""Makes an undefined variable in one of our templates fail the test that rendered it."""

import sys
from pathlib import Path

from django.template.base import Node, Origin

from config.environment import BASE_DIR


class UndefinedVariable(Exception):
    """A template printed a name that its context does not have."""


class Undefined(str):
    """Stands as "%s" in Django's `string_if_invalid`, and is asked for what replaces a name."""

    def __mod__(self, name: object) -> str:
        origin = template_being_rendered()
        # Other people's templates, the admin's among them, count on Django's leniency.
        if origin and is_ours(Path(origin.name)):
            raise UndefinedVariable(f"{name} is not defined in {origin.name}")
        return ""


def is_ours(template: Path) -> bool:
    """Whether a template belongs to this project, or was written inside a test."""
    installed = ".venv" in template.parts or "site-packages" in template.parts
    return (template.is_relative_to(BASE_DIR) and not installed) or not template.exists()


def template_being_rendered() -> Origin | None:
    """The template whose node asks, found among the callers; Django does not hand it over."""
    frame = sys._getframe(1)
    while frame := frame.f_back:  # type: ignore[assignment]  # None ends the loop
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return node.origin
    return None
