"""Answers a postcode, whole or its first half, with the councils that it lies in."""

from collections import Counter
from collections.abc import Iterable

from partnerships.lookup.postcode_table import NOWHERE, PostcodeTable, postcode_table
from partnerships.lookup.postcode_text import TypedPostcode
from partnerships.lookup.values import AnswerKind, AreaAnswer, AreaFound, KnownAreas
from partnerships.lookup.words import ABOUT_ENGLAND, ENGLAND, because, with_the

LIST = "the ONS list of {edition}"
UNLISTED = f"No such postcode is in {LIST}. It may be newer, or have a slip in it."
NO_COUNCIL = f"In {LIST} this postcode has no council: some stand for a sorting office."
NEARBY = "Postcodes that begin like it are in:"
ASKED = (
    "There is no postcode as it was typed, but letters and digits are easily mistaken. "
    "It may be in:"
)
SPANS = "Postcodes that begin so are in {count} councils’ areas, most of them in the first."


def answer_postcode(typed: TypedPostcode, known: KnownAreas) -> AreaAnswer:
    """Answer a postcode. Nothing of it stands in the answer but the councils."""
    table = postcode_table()
    if not typed.is_whole:
        return _answer_begun(typed, table, known)
    code = table.code_of(typed.first, typed.second)
    if code and not typed.is_corrected:
        return _answer_codes([code], known)
    if code:
        areas = _areas([code], known)
        return _postcode(AnswerKind.DID_YOU_MEAN if areas else AnswerKind.OUTSIDE, areas, ASKED)
    missing = NO_COUNCIL if code == NOWHERE else UNLISTED
    return _not_placed(typed, _edition(missing, table), table, known)


def _answer_begun(typed: TypedPostcode, table: PostcodeTable, known: KnownAreas) -> AreaAnswer:
    if typed.second:
        codes = table.codes_in_sector(typed.first, typed.second[0])
    else:
        codes = table.codes_in(typed.first)
    placed = _by_size(codes)
    if placed:
        return _answer_codes(placed, known)
    missing = f"No postcode with a council begins so in {LIST}."
    return _postcode(AnswerKind.UNKNOWN, (), _edition(missing, table))


def _not_placed(
    typed: TypedPostcode, missing: str, table: PostcodeTable, known: KnownAreas
) -> AreaAnswer:
    """A postcode that is not listed, or lies nowhere: the councils of those that begin like it."""
    near = _by_size(table.codes_in_sector(typed.first, typed.second[0])) or _by_size(
        table.codes_in(typed.first)
    )
    answer = _answer_codes(near, known)
    if answer.areas:
        return _postcode(AnswerKind.DID_YOU_MEAN, answer.areas, f"{missing} {NEARBY}")
    if answer.kind == AnswerKind.OUTSIDE:
        return _postcode(
            AnswerKind.OUTSIDE,
            (),
            f"{missing} Those that begin like it are not in England. {ABOUT_ENGLAND}",
        )
    return _postcode(AnswerKind.UNKNOWN, (), missing)


def _answer_codes(codes: list[str], known: KnownAreas) -> AreaAnswer:
    """The councils of codes, the likeliest first."""
    areas = _areas(codes, known)
    countries = dict.fromkeys(
        known.districts[code.lower()].country
        for code in codes
        if code.lower() in known.districts and known.districts[code.lower()].country
    )
    outside = [with_the(country) for country in countries]
    if len(areas) == 1 and not outside:
        return _postcode(AnswerKind.FOUND, areas)
    if areas:
        told = SPANS.format(count=len(areas)) if len(areas) > 1 else ""
        also = " ".join(f"Some that begin so are in {one}: {ENGLAND}" for one in outside)
        return _postcode(AnswerKind.SEVERAL, areas, f"{told} {also}".strip())
    if outside:
        told = f"That postcode is in {' and '.join(outside)}. {ABOUT_ENGLAND}"
        return _postcode(AnswerKind.OUTSIDE, (), told)
    return _postcode(AnswerKind.UNKNOWN)


def _areas(codes: Iterable[str], known: KnownAreas) -> tuple[AreaFound, ...]:
    found: dict[str, AreaFound] = {}
    for code in codes:
        district = known.districts.get(code.lower())
        slug = known.by_code.get(code.lower(), "")
        if district and district.areas:
            slug = district.areas[0]
        if slug and slug not in found:
            title = known.names[slug]
            told = because(district, title) if district else ""
            found[slug] = AreaFound(slug, title, told, district.name if district else "")
    return tuple(found.values())


def _by_size(codes: Counter[str]) -> list[str]:
    return [code for code, _ in codes.most_common() if code != NOWHERE]


def _edition(text: str, table: PostcodeTable) -> str:
    return text.format(edition=table.about["edition"])


def _postcode(
    kind: AnswerKind, areas: tuple[AreaFound, ...] = (), sentence: str = ""
) -> AreaAnswer:
    return AreaAnswer(kind, areas, sentence, is_postcode=True)
