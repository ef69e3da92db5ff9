"""Words, documents and passages."""

from dataclasses import dataclass
from typing import Annotated

from opendata.api.values.common import DateData, Page, Slug, WhoSaysData


@dataclass(frozen=True, slots=True)
class SenseData:
    """One thing that a word stands for."""

    expansion: str
    other_wordings: tuple[str, ...]
    meaning: Annotated[str, "What it is, in plain words."]
    origin: str
    probably_wrong: Annotated[str, "Why this is probably wrong; empty where nothing suggests it."]
    said: WhoSaysData


@dataclass(frozen=True, slots=True)
class TermData:
    """A word or abbreviation."""

    id: Slug
    text: str
    spellings: tuple[str, ...]
    in_the_documents: Annotated[bool, "Whether the documents use or explain it."]
    senses: tuple[SenseData, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class DocumentData:
    """Something published that facts are read from."""

    id: Slug
    title: str
    author: str
    publisher: str
    kind: str
    rank: str
    published: DateData
    describes: Annotated[str, "The time that it describes, in its own words."]
    licence: str
    published_at: Annotated[str, "Where its publisher has it."]
    is_read_in_full: bool
    passages: Annotated[int, "How many of its passages facts point to."]
    facts: Annotated[int, "How many facts it told by the day."]
    note: str
    page: Page


@dataclass(frozen=True, slots=True)
class PassageData:
    """A place in a document: enough words to find it, never its sentences."""

    id: Slug
    document: Annotated[str, "The id of its document."]
    headings: tuple[str, ...]
    first_words: str
    last_words: str
    page: Page
    published_at: str
