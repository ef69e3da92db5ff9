"""What many values hold: dates, and who says something."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

Page = Annotated[str, "Its page on this site."]
Slug = Annotated[str, "Its name, which stays the same."]


@dataclass(frozen=True, slots=True)
class DateData:
    """A date as a source gives it, and how it is read. Vague ones stay vague."""

    words: Annotated[str, "In the source's own words; empty where none was given."]
    edtf: Annotated[
        str, "The reading of the words in EDTF (ISO 8601-2), empty where they name no time."
    ]
    earliest: Annotated[date | None, "The first day that it can mean; null where nobody gave one."]
    latest: Annotated[date | None, "The last day that it can mean; null where nobody gave one."]


@dataclass(frozen=True, slots=True)
class CitationData:
    """Where something is said."""

    document: Annotated[str, "The id of the document."]
    title: Annotated[str, "How the document is cited."]
    rank: Annotated[str, "How near to the decision the document stands."]
    passage: Annotated[str, "The id of the passage, empty for the document as a whole."]
    page: Annotated[str, "The passage on this site."]
    published_at: Annotated[
        str, "The publisher's page, opened at the passage; empty without an address."
    ]


@dataclass(frozen=True, slots=True)
class WhoSaysData:
    """Who says something, and since when."""

    basis: Annotated[
        str, "stated by the source, reported by it of others, or inferred by an editor."
    ]
    reason: Annotated[str, "Why an editor infers it; empty where a source says it."]
    known_on: Annotated[date | None, "The day from which it was known."]
    source: CitationData | None
