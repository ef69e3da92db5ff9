"""The reforms of which a source says nothing new: “checked, no change” for all of them at once."""

from dataclasses import dataclass, field

from reforms.models import Reform
from seeds.models import Basis
from sittings.answers import Answers, Asking, Offer
from sittings.choosing import alone
from sittings.matching import Match, find_subject
from sittings.new_rows import lines_of
from sittings.passages import Whereabouts, find_problem
from sittings.typed import CITED, Boxes

MOST = 200


@dataclass(slots=True)
class ReadNothing:
    """The reforms that were checked, and who says that nothing changed.

    `chosen` are the same reforms by the line that names each; `lines` are those that name none,
    with what they may mean.
    """

    typed: Boxes
    answers: Answers = field(default_factory=Answers)
    chosen: dict[str, Reform] = field(default_factory=dict)
    place: Whereabouts = field(default_factory=Whereabouts)
    lines: dict[str, Asking] = field(default_factory=dict)
    left: str = ""
    """What was typed and names no reform, as it was typed."""

    @property
    def reforms(self) -> list[Reform]:
        """Each once, in the order of the lines."""
        return list({one.pk: one for one in self.chosen.values()}.values())


def read_nothing(typed: Boxes, text: str) -> ReadNothing:
    """What was typed of reforms without news; a few queries for each line that is no title."""
    read = ReadNothing(typed)
    lines = lines_of(typed.get("reforms", ""))
    read.place = Whereabouts(*(typed.get(name, "") for name in CITED))
    if len(lines) > MOST:
        read.left = "\n".join(lines)
        read.answers.refuse("reforms", f"Name {MOST} reforms at most.")
        return read
    titles = alone(lines) if lines else {}
    for line in lines:
        match = Match(titles[line]) if line in titles else find_subject(line, "")
        if isinstance(match.row, Reform):
            read.chosen[line] = match.row
        else:
            read.lines[line] = _ask(line, match)
    read.left = "\n".join(read.lines)
    if read.lines:
        told = "; ".join(one.asked for one in list(read.lines.values())[:3])
        read.answers.refuse("reforms", f"Write one reform a line, by its title. {told}")
    if lines:
        _read_source(read, text)
    return read


def _ask(line: str, match: Match) -> Asking:
    near = [row for row in match.near if isinstance(row, Reform)]
    names = ", ".join(f"“{row}”" for row in near)
    offers = tuple(Offer(str(row), str(row)) for row in near)
    only = str(near[0]) if len(near) == 1 and match.is_narrow else ""
    asked = f"“{line}”: did you mean {names}?" if near else f"“{line}” is no reform here."
    return Asking(asked, offers, only)


def _read_source(read: ReadNothing, text: str) -> None:
    typed, answers = read.typed, read.answers
    basis = typed.get("basis", "")
    if basis not in Basis.values:
        answers.refuse("basis", "Choose stated, reported or inferred.")
    elif basis == Basis.INFERRED and not typed.get("reason"):
        told = "Say why nothing seems to have changed: we read it whole and it names none of them."
        answers.refuse("reason", told)
    elif basis != Basis.INFERRED and not (read.place.heading_path or read.place.opening):
        answers.refuse("heading_path", "Say where the source says so, or choose inferred.")
    if problem := find_problem(text, read.place):
        answers.refuse("opening" if read.place.opening else "heading_path", problem)
