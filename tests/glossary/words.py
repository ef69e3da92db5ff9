"""Words to test with: one that was used long before a document explained it."""

from glossary.models import Sense, Term
from seeds.models import Document, Passage
from tests.rows import add


def published(day: str) -> Passage:
    """A passage of a document that was published on `day`."""
    document = add(
        Document,
        short_title=f"Paper of {day}",
        published_words=day,
        published_edtf=day,
        file_name="paper.txt",
    )
    return add(Passage, document=document, heading_path="Abbreviations")


def add_dfe() -> Term:
    """Used in April 2022 and explained in August 2023, as in the two summaries."""
    term = add(Term, slug="dfe", text="DfE", other_spellings="DFE, D.f.E.")
    early, late = published("2022-04-28"), published("2023-08-14")
    term.used_in.add(early, late)
    add(Sense, term=term, expansion="Department for Education", passage=late)
    return term
