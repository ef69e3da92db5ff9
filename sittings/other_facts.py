"""What a source says besides updates, of one thing in a few words: a body's name, a term's sense.

One line of `OTHER` is one line of the list of what changed; see `sittings.kinds`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from glossary.models import Sense, Term
from partnerships.models import BodyName, DeliveryBody
from seeds.models import Sourced


@dataclass(frozen=True, slots=True)
class OtherFact:
    """A kind of fact: what it is about, and the column that takes the words.

    `named` is the column that names the subject. `once` says that a sitting says it once of each.
    """

    label: str
    model: type[Sourced]
    about: type[Model]
    subject: str
    named: str
    column: str
    missing: str
    once: bool
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """Letters that the words may have."""
        return int(self.model._meta.get_field(self.column).max_length or 0)  # type: ignore[union-attr]  # a text


OTHER: Mapping[str, OtherFact] = {
    "body-name": OtherFact(
        label="Name of a body",
        model=BodyName,
        about=DeliveryBody,
        subject="body",
        named="title",
        column="name",
        missing="Type the name as the source gives it.",
        once=True,
    ),
    "sense": OtherFact(
        label="What a term stands for",
        model=Sense,
        about=Term,
        subject="term",
        named="text",
        column="expansion",
        missing="Type what it stands for, as the source gives it.",
        once=False,
        more={"origin": Sense.Origin.TEXT},
    ),
}
