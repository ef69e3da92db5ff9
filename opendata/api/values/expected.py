"""Where the answers to open milestones will stand."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from opendata.api.values.common import DateData, Page, Slug, WhoSaysData


@dataclass(frozen=True, slots=True)
class ExpectedData:
    """A place where evidence of an open milestone would appear, and whether it was read."""

    id: Slug
    reform: Annotated[str, "The id of its reform."]
    milestone: Annotated[str, "The id of the milestone that it would say something of."]
    standing: Annotated[str, "How that milestone stands, as in the parameter standing."]
    kind: Annotated[str, "series, statistics, minutes or other."]
    where: Annotated[str, "The place in our own words."]
    address: Annotated[str, "Its publisher's page; empty where it is not known."]
    due: Annotated[DateData, "When it appears there; without words where nobody says."]
    is_unread: Annotated[bool, "It is due by the day, and nobody has read there since."]
    read_on: Annotated[date | None, "When somebody last read there and found no answer."]
    said: WhoSaysData
    page: Page
