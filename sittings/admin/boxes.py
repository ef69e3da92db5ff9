"""The boxes of the form: each with its label, what was typed, what is wrong, and what it offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sittings.answers import Answers, Asking

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """A line of a list to choose from."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """Lines of a list under one heading; "" for none."""

    label: str
    offers: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class BoxKind:
    """How a box looks: "text", "lines", "list" or "tick"; `most` are its letters, 0 for any."""

    label: str
    kind: str = "text"
    help: str = ""
    most: int = 0
    usual: str = ""
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class FormBox:
    """A box ready to print; `name` is that of the form, `of` its own."""

    of: str
    name: str
    value: str
    look: BoxKind
    problem: str
    groups: tuple[OfferedGroup, ...] = ()

    @property
    def told_by(self) -> str:
        """The ids of what is told of the box."""
        told = {"problem": self.problem, "help": self.look.help and self.look.kind != "tick"}
        return " ".join(f"{self.name}-{part}" for part, is_there in told.items() if is_there)


@dataclass(frozen=True, slots=True)
class ShownAsking:
    """A question with its answers as radio buttons; `fills` names the box that `only` is for."""

    name: str
    asked: str
    offers: tuple[Offered, ...]
    fills: str
    only: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a row: what was known, what was understood, what is asked."""

    before: tuple[str, ...]
    hints: tuple[str, ...]
    asked: tuple[ShownAsking, ...]
    boxes: tuple[FormBox, ...] = ()


def make_box(
    prefix: str, name: str, look: BoxKind, typed: Mapping[str, str], problems: Mapping[str, str]
) -> FormBox:
    value = typed.get(name, "")
    groups = tuple(
        OfferedGroup(label, tuple(Offered(one, text, one == value) for one, text in choices))
        for label, choices in look.choices
    )
    return FormBox(name, f"{prefix}-{name}", value, look, problems.get(name, ""), groups)


def make_beside(
    prefix: str,
    answers: Answers,
    typed: Mapping[str, str],
    before: tuple[str, ...] = (),
    boxes: Iterable[FormBox] = (),
) -> Beside:
    """The answers as the form shows them."""
    asked = tuple(show_asking(prefix, name, one, typed) for name, one in answers.questions.items())
    return Beside(before, tuple(answers.hints.values()), asked, tuple(boxes))


def show_asking(prefix: str, name: str, one: Asking, typed: Mapping[str, str]) -> ShownAsking:
    chosen = typed.get(name, "")
    return ShownAsking(
        name=f"{prefix}-{name}",
        asked=one.asked,
        offers=tuple(
            Offered(offer.value, offer.label, offer.value == chosen) for offer in one.offers
        ),
        fills=f"{prefix}-{name.removesuffix('_pick')}",
        only=one.only,
    )
