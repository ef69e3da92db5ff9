"""What a source says besides updates: a body's name, its ties and members, a term's sense.

One entry of `OTHER` is a line of the list of what changed, or a line for each of its kinds; see
`sittings.kinds`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, TextChoices

from glossary.models import Sense, Term
from partnerships.models import BodyName, DeliveryBody, LocalAuthority, Membership, Relation
from seeds.models import Sourced


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """What a fact ties its subject to: the column for each model that it may be.

    `described` is the column that takes the words where no row has them, "" for none.
    """

    columns: Mapping[type[Model], str]
    missing: str
    described: str = ""

    @property
    def every(self) -> tuple[str, ...]:
        """All the columns that can name it."""
        return (*self.columns.values(), *([self.described] if self.described else []))


@dataclass(frozen=True, slots=True)
class OtherFact:
    """A kind of fact: what it is about, and the column that takes the words.

    `once` says that a sitting says it once of each; of what has two ends, once of each pair.
    `chosen` is a column with a list of its own, whose lines are those of `kinds`.
    """

    label: str
    model: type[Sourced]
    about: type[Model]
    subject: str
    column: str
    missing: str
    once: bool
    more: Mapping[str, Any] = field(default_factory=dict)
    end: OtherEnd | None = None
    chosen: str = ""
    kinds: type[TextChoices] | None = None

    @property
    def length(self) -> int:
        """Letters that the words may have."""
        return self.length_of(self.column)

    def length_of(self, column: str) -> int:
        return int(self.model._meta.get_field(column).max_length or 0)  # type: ignore[union-attr]  # a text

    @property
    def has_order(self) -> bool:
        """Whether the facts of one subject stand in an order of ours."""
        return "position" in self.model.OURS

    @property
    def ends(self) -> tuple[str, ...]:
        """The relations to all that it is about."""
        return (self.subject, *(self.end.columns.values() if self.end else ()))


OTHER: Mapping[str, OtherFact] = {
    "body-name": OtherFact(
        label="Name of a body",
        model=BodyName,
        about=DeliveryBody,
        subject="body",
        column="name",
        missing="Type the name as the source gives it.",
        once=True,
    ),
    "relation": OtherFact(
        label="Tie to another body",
        model=Relation,
        about=DeliveryBody,
        subject="source_body",
        column="label",
        missing="Type the words that tie them as the source gives them: works in partnership with.",
        once=True,
        end=OtherEnd({DeliveryBody: "target_body"}, "Say to which body it is tied."),
        chosen="kind",
        kinds=Relation.Kind,
    ),
    "membership": OtherFact(
        label="Member of a body",
        model=Membership,
        about=DeliveryBody,
        subject="group",
        column="role",
        missing="Type the role as the source gives it: chair, member, lead local authority.",
        once=True,
        end=OtherEnd(
            {DeliveryBody: "member", LocalAuthority: "local_authority"},
            "Say who the member is.",
            described="described_as",
        ),
    ),
    "sense": OtherFact(
        label="What a term stands for",
        model=Sense,
        about=Term,
        subject="term",
        column="expansion",
        missing="Type what it stands for, as the source gives it.",
        once=False,
        more={"origin": Sense.Origin.TEXT},
    ),
}
