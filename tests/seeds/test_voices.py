"""Who speaks in a document, by its publisher and whose word it is."""

import pytest

from seeds.models import Document
from seeds.ranks import Authority
from seeds.voices import BY_AUTHORITY, EDITOR, LABELS, Voice, speaker_of


def test_every_voice_is_named_and_every_authority_has_one_or_is_reference_data() -> None:
    assert set(LABELS) == set(Voice)
    assert set(Authority) - set(BY_AUTHORITY) == {Authority.REFERENCE}


@pytest.mark.parametrize(
    ("publisher", "authority", "kind", "voice", "words"),
    [
        ("DfE (GOV.UK)", "primary", "page", "own", "the DfE says"),
        ("House of Commons / DfE", "primary-reprint", "answer", "own", "the DfE says"),
        ("House of Commons / DHSC", "primary-reprint", "answer", "government", "the DHSC says"),
        ("House of Commons", "primary-reprint", "answer", "government", "a minister says"),
        ("House of Commons", "parliament", "report", "parliament", "Parliament says"),
        ("wired-gov (Education Committee release)", "parliament", "news", "parliament",
         "a committee of Parliament says"),
        ("legislation.gov.uk", "primary", "law", "parliament", "the law says"),
        ("Ofsted (GOV.UK)", "primary", "report", "checker", "Ofsted found"),
        ("Ofsted and CQC", "primary-reprint", "report", "checker", "Ofsted and the CQC found"),
        ("National Audit Office", "official", "report", "checker", "the NAO found"),
        ("Law Commission", "official", "report", "government", "Law Commission says"),
        ("Shropshire Council", "council", "page", "sector", "Shropshire Council reports"),
        ("nasen; Special Needs Jungle", "sector", "news", "sector",
         "nasen and Special Needs Jungle report"),
        ("Tes copy", "media", "news", "press", "Tes reports"),
        ("On the DfE", "media", "news", "press", "On the DfE reports"),
        ("Merit Docs", "vendor", "page", "press", "Merit Docs reports"),
        ("library catalogue", "reference", "report", "unknown", ""),
    ],
)  # fmt: skip
def test_a_document_speaks_with_the_voice_of_its_publisher(
    publisher: str, authority: str, kind: str, voice: str, words: str
) -> None:
    speaker = speaker_of(Document(publisher=publisher, authority=authority, kind=kind))
    assert (speaker.voice.value, speaker.in_words) == (voice, words)


def test_what_is_inferred_no_source_says() -> None:
    assert EDITOR.in_words == "an editor infers"
    assert not EDITOR.voice.is_others
