"""The reforms without news in the form: those that are chosen, and those that can be ticked."""

from collections.abc import Iterable
from dataclasses import dataclass

from reforms.models import Reform
from sittings.choosing import Choosing, read_choosing
from sittings.matching import find_subject
from sittings.reading import Sitting
from sittings.typed import Boxes, Typed

DROP, EVERY, LOOK = "drop:", "all:", "find-reforms"


@dataclass(frozen=True, slots=True)
class ChosenReform:
    """A reform that is chosen; `line` is what the form sends for it.

    `is_listed` says that the list below has it, ticked: it is not sent twice.
    """

    line: str
    title: str
    is_listed: bool


@dataclass(frozen=True, slots=True)
class ShownNothing:
    """What stands between the box to find in and the boxes of the source."""

    chosen: tuple[ChosenReform, ...]
    choosing: Choosing
    hints: tuple[str, ...]

    @property
    def told(self) -> str:
        """How many are chosen."""
        return f"{len(self.chosen)} chosen." if self.chosen else ""


def show_nothing(read: Sitting) -> ShownNothing:
    """The reforms that are chosen and those to choose from. Four queries."""
    nothing = read.nothing
    ids = {row.pk for row in nothing.reforms}
    besides = {row.row.pk for row in read.rows if isinstance(row.row, Reform) and row.row.pk} - ids
    choosing = read_choosing(nothing.typed.get("find", ""), ids, besides)
    listed = {one.line for group in choosing.groups for one in group.reforms if one.is_chosen}
    lines = {row.pk: line for line, row in nothing.chosen.items()}
    return ShownNothing(
        tuple(
            ChosenReform(line, row.title, line in listed)
            for row in nothing.reforms
            if (line := lines[row.pk])
        ),
        choosing,
        tuple(one.asked for one in nothing.lines.values()),
    )


def change_nothing(typed: Typed, do: str) -> bool:
    """Does what a button of the reforms without news says; False for one that is none of theirs."""
    lines = typed.nothing.get("reforms", "").splitlines()
    if do.startswith(DROP):
        lines = [line for line in lines if line != do.removeprefix(DROP)]
    elif do.startswith(EVERY):
        choosing = read_choosing(typed.nothing.get("find", ""), (), _with_news(typed.statements))
        groups = (one for one in choosing.groups if one.key == do.removeprefix(EVERY))
        lines += [one.line for group in groups for one in group.reforms]
    elif do != LOOK:
        return False
    typed.nothing["reforms"] = "\n".join(dict.fromkeys(line for line in lines))
    return True


def _with_news(rows: Iterable[Boxes]) -> set[int]:
    """The reforms that statements are about."""
    found = [find_subject(row.get("about", ""), row.get("about_pick", "")).row for row in rows]
    return {row.pk for row in found if isinstance(row, Reform)}
