"""Admin pages of terms, their senses and published lists."""

from typing import ClassVar

from django.contrib import admin

from glossary.middleware import explain_abbreviations
from glossary.models import Meaning, Sense, Term, WordList
from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.filters import Chosen
from libs.backoffice.first_fact import FirstFactAdmin
from libs.backoffice.panels import Panel
from libs.backoffice.public_page import finish_pages
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.vaguedates.printing import print_day
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of

# A preview shows a public page with its abbreviations explained, as readers get it.
finish_pages(explain_abbreviations)

SHORT_FORMS = (
    *("abbreviation", "acronym", "abbr", "term", "initials", "initialism", "short form", "letters"),
    *("word", "short name", "text", "phrase"),
)
LONG_FORMS = (
    *("meaning", "stands for", "what it stands for", "full name", "full term", "in full"),
    *("full form", "long form", "expansion", "definition", "description", "full title"),
)


@admin.register(Term)
class TermAdmin(FirstFactAdmin, TableAdmin):
    first_fact = (Sense, "term", "sense")
    name_column = "slug"
    table_columns = (
        *("slug", "text", "other_spellings", "renamed_to", "see_also", "confused_with"),
        *("used_in", "caveats"),
    )
    heading_words: ClassVar = {
        "text": SHORT_FORMS,
        "other_spellings": ("also written", "also known as", "variants", "aka", "alternatives"),
    }
    list_display = ["text", "other_spellings"]
    search_fields = ["text", "other_spellings", "slug", "senses__expansion"]
    prepopulated_fields = {"slug": ["text"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "other_spellings"],
                "description": "Its senses, below, say what it stands for, each with a source.",
            },
        ),
        ("Related terms", {"fields": ["renamed_to", "see_also", "confused_with"]}),
        ("Where it is used", {"fields": ["used_in", "caveats"]}),
    ]
    help_texts = {
        "text": "As the documents write it: EHCP.",
        "slug": "Its name in web addresses. Others link to it: choose it once.",
        "see_also": "Terms that a reader may have meant.",
        "caveats": "Points to note about this term.",
    }
    panels = (
        Panel(
            title="Senses",
            model=Sense,
            by="term",
            headings=("Stands for", "Known on", "Source"),
            cells=lambda row: (row.expansion, print_day(row.known_on), source_of(row)),
            add="Add a sense",
            every="All its senses",
        ),
    )


@admin.register(Sense)
class SenseAdmin(FactAdmin, TableAdmin):
    position_within = ("term",)
    table_columns = (
        *("key", "term", "expansion", "other_wordings", "meaning", "doubt", "origin", "lists"),
        *("position", *ANSWER_COLUMNS, *SOURCE_COLUMNS),
    )
    heading_words: ClassVar = {
        "term": SHORT_FORMS,
        "expansion": LONG_FORMS,
        "meaning": ("explanation", "what it means", "plain meaning", "in plain words"),
    }
    makes = ("term",)
    fetched = ("term", "passage__document")
    list_display = [
        "expansion",
        "term",
        "origin",
        "basis",
        "known_on",
        "source",
    ]
    list_filter = [("term", Chosen), ("lists", Chosen), "origin", "basis"]
    search_fields = ["expansion", "meaning", "term__text", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("term", "expansion", "other_wordings", "meaning", "doubt"),
                    *("origin", "lists", "position"),
                ],
                "description": "A term can have several senses: add one for each.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "expansion": "What the abbreviation stands for, written out.",
        "origin": "Where the sense comes from. 'Not from the documents' is always inferred.",
        "position": "Order among the senses; the lowest comes first.",
    }
    panels = (
        Panel(
            title="Plain meanings",
            model=Meaning,
            by="sense",
            headings=("Meaning", "Known on", "Source"),
            cells=lambda row: (row.text, print_day(row.known_on), source_of(row)),
            add="Add a meaning",
            every="All its meanings",
            order=("-known_on", "-pk"),
        ),
    )


@admin.register(Meaning)
class MeaningAdmin(FactAdmin, TableAdmin):
    table_columns = ("key", "sense", "text", *ANSWER_COLUMNS, *SOURCE_COLUMNS)
    heading_words: ClassVar = {"text": ("meaning", "explanation", "what it means", "definition")}
    fetched = ("sense__term", "passage__document")
    list_display = ["text", "sense", "basis", "known_on", "source"]
    list_filter = [("sense", Chosen), "basis"]
    search_fields = ["text", "sense__term__text", "sense__expansion", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["sense", "text"],
                "description": "The newest meaning known by a day is the one that readers see.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]


@admin.register(WordList)
class WordListAdmin(TrackerAdmin):
    name_column = "slug"
    list_display = ["title", "publisher", "kind", "extent", "read_on"]
    search_fields = ["title", "publisher", "slug"]
    date_hierarchy = "read_on"
    prepopulated_fields = {"slug": ["publisher"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "publisher", "kind", "address"],
                "description": "A list of abbreviations that somebody published.",
            },
        ),
        ("How far it was read", {"fields": ["extent", "read_on"]}),
    ]
    help_texts = {
        "title": "As its publisher calls it.",
        "slug": "Its name in tables that are imported. Choose it once.",
        "address": "The publisher's own page.",
    }
    panels = (
        Panel(
            title="Senses in it",
            model=Sense,
            by="lists",
            headings=("Term", "Stands for"),
            cells=lambda row: (row.term.text, row.expansion),
            add="Add a sense",
            every="All its senses",
        ),
    )
