"""What an update says, as one sentence that stands alone: the title of a feed's entry.

sentence_of(update, before) == "A plan: “Testing begins” is now dated “2024”, not “2023”"
"""

from reforms.models import Outcome, Update
from seeds.models import Basis, Sourced

Kind = Update.Kind

OUTCOMES = {
    Outcome.MET: "has happened",
    Outcome.PART_MET: "has happened in part",
    Outcome.HAPPENED: "has happened, on a day that is not known",
    Outcome.STOPPED: "was stopped",
    Outcome.SUPERSEDED: "was replaced by something else",
}
WEIGHT = {
    kind: place
    for place, kind in enumerate(
        (
            *(Kind.OUTCOME, Kind.TARGET, Kind.LEGAL_FORCE, Kind.STAGE),
            *(Kind.NAME, Kind.DESCRIPTION, Kind.CHECKED),
        )
    )
}
"""What tells most comes first; the first sentence of a day is the title of its entry."""


def sentence_of(update: Update, before: Update | None) -> str:
    """What it says, without a full stop; `before` is what was known until then, if anything was."""
    name = f"{update.subject}"
    same = before is not None and before.value() == update.value()
    again = "still " if same else "now " if before else ""
    match update.kind:
        case Kind.TARGET:
            said = f"{_dated(update)} is {again}dated {_words(update)}"
            said += f", not {_words(before)}" if before and not same else ""
            said += " (proposed)" if update.is_proposed else ""
        case Kind.OUTCOME:
            said = f"{_dated(update)} {OUTCOMES[Outcome(update.outcome)]}"
        case Kind.STAGE:
            said = f"{_who(update)} {again}places {name} under {_value(update)}"
            said += f", no longer under {_value(before)}" if before and not same else ""
            return said
        case Kind.LEGAL_FORCE:
            said = f"{_who(update)} {again}gives {name} the legal force {_value(update)}"
            return said + (f", before {_value(before)}" if before and not same else "")
        case Kind.NAME:
            return f"{_who(update)} {again}calls {name} “{update.name}”"
        case Kind.DESCRIPTION:
            return f"{_who(update)} describes {name}{' anew' if before else ''}"
        case _:
            return f"{name}: checked, and nothing changed"
    return f"{said}, an editor infers" if update.basis == Basis.INFERRED else said


def sentence_of_fact(fact: Sourced, about: str) -> str:
    """What any other fact says of its subject: "The board is called Board"."""
    said = fact.summary().rstrip(".")
    is_verb = said[:1].islower() and not said.partition(" ")[0].endswith(":")
    return f"{about} {said}" if is_verb else f"{about}: {said}"


def _dated(update: Update) -> str:
    if update.milestone is None:
        return f"{update.subject}"
    return f"{update.subject}: “{update.milestone.title}”"


def _who(update: Update) -> str:
    """No verb here depends on how many a name names: some are of one thing, some of several."""
    return "An editor" if update.basis == Basis.INFERRED else "A source"


def _value(update: Update) -> str:
    return f"“{update.text()}”"


def _words(update: Update) -> str:
    return f"“{update.target.words}”"
