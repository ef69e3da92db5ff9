"""The glossary to take away: CSV, JSON and JSON-LD, and how a browser can search it.

Every word is there, also those that a single list has; each leads to its own stable address.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from glossary.forms import LookupForm
from glossary.pages import SenseKnown, TermKnown, build_glossary
from libs.days import Day, as_known_on, checked, keep_day
from libs.pagememo import kept
from libs.takeaway import TakenTable, table_views
from libs.takeaway.linked import linked_data

HEAD = (
    *("abbreviation", "other_spellings", "expansion", "other_wordings", "meaning", "origin"),
    *("basis", "known_on", "source", "published_lists", "probably_wrong", "address"),
    *("meaning_basis", "meaning_known_on", "meaning_source", "meaning_source_address"),
)


def _table(request: HttpRequest, day: Day) -> TakenTable:
    """One line a sense, and one for a word that is used and not explained."""
    rows = [
        [
            {
                "abbreviation": term.text,
                "other_spellings": ", ".join(term.spellings),
                "address": _address(request, term, day),
                **row,
            }.get(column, "")
            for column in HEAD
        ]
        for term in _terms(request, day)
        for row in [_row(sense) for sense in _every(term)] or [{}]
    ]
    return TakenTable("glossary", reverse("glossary:index"), HEAD, rows)


as_csv, _ = table_views(_table, "q")


@kept("on", "q")
@as_known_on
def as_json(request: HttpRequest, day: Day) -> HttpResponse:
    """The same, nested: terms with their senses."""
    terms = [
        {
            "abbreviation": term.text,
            "slug": term.slug,
            "address": _address(request, term, day),
            "other_spellings": list(term.spellings),
            "in_the_documents": term.is_own,
            "senses": [
                _row(sense) | {"published_lists": [item.name for item in sense.lists]}
                for sense in _every(term)
            ],
        }
        for term in _terms(request, day)
    ]
    return _as_json({"known_on": day.date, "terms": terms}, "application/json")


@kept("on", "q")
@as_known_on
def as_json_ld(request: HttpRequest, day: Day) -> HttpResponse:
    """A schema.org DefinedTermSet; expansions that are probably wrong are left out."""
    whole = request.build_absolute_uri(reverse("glossary:index"))
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"{_address(request, term, day)}#{sense.anchor}",
            "termCode": term.text,
            "name": sense.expansion,
            "url": _address(request, term, day),
            "inDefinedTermSet": whole,
            **({"description": sense.meaning} if sense.meaning else {}),
        }
        for term in _terms(request, day)
        for sense in term.senses
        if not sense.doubt
    ]
    name = "Abbreviations of England's SEND and alternative provision reforms"
    content = {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": whole,
        "name": name,
        "inLanguage": "en-GB",
        "hasDefinedTerm": terms,
    }
    return _as_json(content, "application/ld+json")


def defined_term(term: TermKnown, root: str) -> SafeString:
    """A word as a schema.org DefinedTerm, by its first sense that is not doubted, or ""."""
    sense = next((one for one in term.senses if not one.doubt), None)
    if sense is None:
        return SafeString()
    return linked_data(
        "DefinedTerm",
        termCode=term.text,
        name=sense.expansion,
        description=sense.meaning,
        inDefinedTermSet=f"{root.removesuffix('/')}{reverse('glossary:index')}",
    )


def _terms(request: HttpRequest, day: Day) -> Iterator[TermKnown]:
    """Those that a look-up finds, in its order; without one every word."""
    asked = checked(LookupForm(request.GET), "glossary/refused.html").cleaned_data["q"]
    page = build_glossary(day, asked, everything=True)
    if asked:
        return iter((*page.answers, *page.matches, *page.nearest))
    return (term for group in page.groups for term in group.terms)


def _every(term: TermKnown) -> Iterator[SenseKnown]:
    """Each sense as its source writes it, those that pages show as one too."""
    return (one for sense in term.senses for one in (sense, *sense.others))


def _row(sense: SenseKnown) -> dict[str, Any]:
    source, plain = sense.said.source, sense.meaning_said
    meant = plain.source if plain else None
    return {
        "expansion": sense.expansion,
        "other_wordings": "; ".join(sense.other_wordings),
        "meaning": sense.meaning,
        "origin": sense.origin,
        "basis": sense.said.basis,
        "known_on": sense.said.known_on,
        "source": source.document if source else "",
        "published_lists": len(sense.lists),
        "probably_wrong": sense.doubt,
        "meaning_basis": plain.basis if plain else "",
        "meaning_known_on": plain.known_on if plain else "",
        "meaning_source": meant.document if meant else "",
        "meaning_source_address": meant.published_address if meant else "",
    }


def _address(request: HttpRequest, term: TermKnown, day: Day) -> str:
    address = reverse("glossary:term", args=[term.slug])
    return request.build_absolute_uri(keep_day(address, day))


def _as_json(content: dict[str, Any], kind: str) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response
