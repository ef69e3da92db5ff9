"""The lists of the API: what each holds, what can be asked of it, and who reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from libs.openapi import Parameter, Schema
from opendata.api import values
from opendata.api.asking import MOST, ListAsked, ListPage
from opendata.api.lists.advice import read_advice
from opendata.api.lists.areas import read_areas
from opendata.api.lists.bodies import read_delivery_bodies, read_memberships, read_relations
from opendata.api.lists.changes import read_changes
from opendata.api.lists.documents import read_documents, read_passages
from opendata.api.lists.expected import read_expected
from opendata.api.lists.log import read_updates
from opendata.api.lists.reforms import read_milestones, read_reforms
from opendata.api.lists.words import read_words
from partnerships.models import DeliveryBody
from reforms.models import LegalForce, Stage, Update
from reforms.pages.recommendations import AnswerKnown
from reforms.roadmap_form import SAID_BY, STANDINGS, UNSAID
from seeds.models import Document
from seeds.ranks import Rank

SLUG: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80}
DAY: Schema = {"type": "string", "format": "date"}
WORDS: Schema = {
    "type": "string",
    "pattern": r"^[^\u0000-\u001f\u007f-\u009f]+$",
    "minLength": 1,
    "maxLength": 100,
}
PERIOD: Schema = {
    "type": "string",
    "pattern": "^([0-9]{4}(-[0-9]{4})?|next-3-months|next-12-months|school-year)$",
}

ON = Parameter("on", "The day to look at: what was known by it. Today where it is left out.", DAY)
PAGING = (
    Parameter(
        "limit",
        "The most items on a page.",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST},
    ),
    Parameter(
        "cursor",
        "Where the page begins: take it from “next” of the page before.",
        {"type": "string", "pattern": "^[-a-zA-Z0-9_.]+$", "maxLength": 180},
    ),
)


def _one_of(values: Any) -> Schema:
    return {"type": "string", "enum": list(values)}


ROADMAP = (
    Parameter("strand", "Those of one strand, by its id.", SLUG),
    Parameter("standing", "With a date that stands so.", _one_of(STANDINGS)),
    Parameter("by", "Where a voice says what became of it.", _one_of(SAID_BY)),
    Parameter("for", "With a date that an audience has to act on, by its id.", SLUG),
    Parameter("years", "With a date in a year, in some years, or in a time from the day.", PERIOD),
    Parameter("stage", "In a stage.", _one_of(Stage.values)),
    Parameter("force", "Of a legal force.", _one_of([*LegalForce.values, UNSAID])),
    Parameter("body", "In which a body has a part, by its id.", SLUG),
    Parameter("q", "With these words.", WORDS),
)


@dataclass(frozen=True, slots=True)
class Resource:
    """A list. `has_items` where each item has an address of its own."""

    name: str
    about: str
    item: type[Any]
    read: Callable[[ListAsked], ListPage]
    own: tuple[Parameter, ...] = ()
    has_items: bool = True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (ON, *self.own, *PAGING)


RESOURCES = (
    Resource(
        "reforms",
        "Every reform as known on the day, with its milestones; the filters are the roadmap's.",
        *(values.ReformData, read_reforms, ROADMAP),
    ),
    Resource(
        "milestones",
        "Every milestone as known on the day, with its date and how it stands.",
        *(values.MilestoneData, read_milestones, ROADMAP),
    ),
    Resource(
        "updates",
        "The log in the order of recording: all that was entered as known by the day.",
        *(values.UpdateData, read_updates),
        (
            Parameter("reform", "Of one reform, by its id.", SLUG),
            Parameter("event", "Of one event, by its id.", SLUG),
            Parameter("strand", "Of the reforms of one strand, by its id.", SLUG),
            Parameter("kind", "Of one kind.", _one_of(Update.Kind.values)),
            Parameter("known_from", "Known from this day on, or later.", DAY),
        ),
    ),
    Resource(
        "recommendations",
        "What committees, auditors and inspectors recommend, with the filters of its page.",
        *(values.RecommendationData, read_advice),
        (
            Parameter("body", "Made by one body, by its id.", SLUG),
            Parameter("answer", "Answered so.", _one_of(one.key for one in AnswerKnown)),
            Parameter("strand", "About reforms of one strand, by its id.", SLUG),
        ),
    ),
    Resource(
        "expected-evidence",
        "Where the answers to open milestones will stand, and which of these places were read.",
        *(values.ExpectedData, read_expected),
        (Parameter("reform", "Of one reform, by its id.", SLUG),),
    ),
    Resource(
        "bodies",
        "Every delivery body as known on the day.",
        *(values.BodyData, read_delivery_bodies),
        (Parameter("tier", "Of one tier.", _one_of(DeliveryBody.Tier.values)),),
    ),
    Resource(
        "relations",
        "How bodies are tied to each other.",
        *(values.RelationData, read_relations),
        (Parameter("body", "Of one body, at either end, by its id.", SLUG),),
    ),
    Resource(
        "memberships",
        "Who belongs to which body.",
        *(values.MembershipData, read_memberships),
        (
            Parameter("body", "The members of one body, by its id.", SLUG),
            Parameter("area", "What one area belongs to, by its id.", SLUG),
        ),
    ),
    Resource(
        "terms",
        "The words of the glossary; with q those that its look-up finds.",
        *(values.TermData, read_words),
        (Parameter("q", "A word or abbreviation to look up.", WORDS),),
    ),
    Resource(
        "documents",
        "The documents that facts are read from, with the filters of the list of sources.",
        *(values.DocumentData, read_documents),
        (
            Parameter("q", "With these words in the title or the publisher.", WORDS),
            Parameter("kind", "Of one kind.", _one_of(Document.Kind.values)),
            Parameter("publisher", "Of one publisher, by its whole name.", WORDS),
            Parameter(
                "year",
                "That came out in a year.",
                {"type": "integer", "minimum": 1900, "maximum": 2099},
            ),
            Parameter("rank", "Of one rank.", _one_of(Rank.values)),
        ),
    ),
    Resource(
        "passages",
        "The places in documents that facts point to.",
        *(values.PassageData, read_passages),
        (Parameter("document", "Of one document, by its id.", SLUG),),
    ),
    Resource(
        "areas",
        "The local authorities with duties for education.",
        *(values.AreaData, read_areas),
        (Parameter("region", "Of one region, by its id.", SLUG),),
    ),
    Resource(
        "changes",
        "What became known between two days; by default in the shortest time with a document.",
        *(values.ChangeData, read_changes),
        (
            Parameter("from", "The first day: what was known by it is not told.", DAY),
            Parameter("to", "The last day; that of “on” where it is left out.", DAY),
            Parameter(
                "since",
                "A time that ends on the day, instead of two days, as the page offers them.",
                {"type": "string", "pattern": "^[-a-z0-9]+$", "maxLength": 40},
            ),
        ),
        has_items=False,
    ),
)
