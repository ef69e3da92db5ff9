"""Recommendations and how they were answered."""

from dataclasses import dataclass
from typing import Annotated

from opendata.api.values.common import Page, Slug, WhoSaysData


@dataclass(frozen=True, slots=True)
class EntryData:
    """What is said of a recommendation, and by whom."""

    text: Annotated[str, "In our own words."]
    due: Annotated[str, "By when, in the source's words; empty where it gives no time."]
    said: WhoSaysData


@dataclass(frozen=True, slots=True)
class RecommendationData:
    """One thing that a committee, an auditor or an inspectorate recommends."""

    id: Slug
    title: str
    number: Annotated[str, "Its number in the report, where a source gives it."]
    report: Annotated[str, "The id of the event that is its report."]
    made_by: Annotated[str, "The id of the body that makes it."]
    made_to: Annotated[str, "Whom it asks, in words."]
    made: EntryData
    answer: Annotated[str, "accepted, partly, rejected, none (a source says so) or unknown."]
    answered: Annotated[EntryData | None, "Null where no answer is recorded."]
    done: Annotated[EntryData | None, "What was done; null where no source says."]
    reforms: Annotated[tuple[str, ...], "The ids of the reforms that it is about."]
    page: Page
