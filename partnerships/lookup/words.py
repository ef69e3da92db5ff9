"""The sentences that say how a name leads to a council. Pure."""

from collections.abc import Sequence

from libs.vaguedates.printing import print_day
from partnerships.lookup.names import NameKind, PlaceName

ENGLAND = "this tracker is about England only."
ABOUT_ENGLAND = "This tracker is about England only: what applies there is not here."


def because(name: PlaceName, council: str) -> str:
    """Say why a name leads to a council; "" for its own name.

    because(guildford, "Surrey") == "Guildford is a district of Surrey."
    """
    called = with_the(plain_name(council))
    match name.kind:
        case NameKind.SHORT:
            return f"“{name.name}” is short for {called}."
        case NameKind.EVERYDAY:
            return f"“{name.name}” is read as {called}."
        case NameKind.DISTRICT:
            return f"{name.name} is a district of {called}."
        case NameKind.PLACE:
            return f"{name.name} is in {called}."
        case NameKind.FORMER if name.until:
            until = print_day(name.until)
            return (
                f"{name.name} had a council of its own until {until}. It is now part of {called}."
            )
        case NameKind.OUTSIDE if name.name == name.country:
            return ABOUT_ENGLAND.replace("there", f"in {with_the(name.country)}")
        case NameKind.OUTSIDE:
            return f"{name.name} is in {with_the(name.country)}. {ABOUT_ENGLAND}"
    return ""


def several(names: Sequence[PlaceName]) -> str:
    """Say why a name leads to several councils.

    several([cheshire]) == "Cheshire has 4 councils that are responsible for education."
    """
    first = names[0]
    if len(first.areas) > 1:
        return f"{first.name} has {len(first.areas)} councils that are responsible for education."
    abroad = next(
        (f"One is in {with_the(name.country)}: {ENGLAND}" for name in names if name.country), ""
    )
    return f"There is more than one {first.name}. {abroad}".strip()


def plain_name(council: str) -> str:
    """A council's name as it is said: "Bristol, City of" is Bristol."""
    return council.split(", ")[0] if council.endswith(" of") else council


def with_the(place: str) -> str:
    """A place's name as it stands in a sentence: "the Isle of Wight"."""
    needs_the = ("Isle", "Channel Islands", "City of", "East Riding")
    return f"the {place}" if place.startswith(needs_the) else place
