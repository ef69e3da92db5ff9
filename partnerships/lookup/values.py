"""The answer to a look-up, and the councils that it is looked up in, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerships.lookup.matching import NameIndex
from partnerships.lookup.names import PlaceName


class AnswerKind(StrEnum):
    """How sure an answer is."""

    NOTHING_TYPED = "nothing typed"
    FOUND = "found"
    SEVERAL = "several"
    WITHIN = "within"
    """Names have the typed words among others, or codes begin so."""
    DID_YOU_MEAN = "did you mean"
    OUTSIDE = "outside England"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AreaFound:
    """A council; `because` says how it comes to be meant, "" where its own name was typed.

    `by_name` is the name that led here, for `?as=`: "Guildford"; "" for the council's own.
    """

    slug: str
    name: str
    because: str = ""
    by_name: str = ""


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """`sentence` says what is to be said of all areas, or why there is none; it may be "".

    Where `is_postcode` is set, what was typed is a postcode, or may be one or an address, and so
    somebody's home: send it with `never_keep` (partnerships/area_views.py), and do not log it.
    """

    kind: AnswerKind
    areas: tuple[AreaFound, ...] = ()
    sentence: str = ""
    is_postcode: bool = False


@dataclass(frozen=True, slots=True)
class KnownAreas:
    """The councils of the database: names by slug, slugs by GSS and DfE code, and every name."""

    names: Mapping[str, str]
    by_code: Mapping[str, str]
    index: NameIndex
    districts: Mapping[str, PlaceName]
