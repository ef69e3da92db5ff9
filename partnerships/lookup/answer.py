"""Answers what a reader typed with councils, in words: by a postcode, a code or a name.

    answer = look_up_area("Guildford")
    answer.kind == AnswerKind.FOUND
    answer.areas[0].because == "Guildford is a district of Surrey."

What was typed is not in the answer, so that no postcode leaves this place with it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from libs.pagememo.readings import once_a_version
from libs.search.snapshot import join_rows, split_rows
from partnerships.lookup.by_postcode import answer_postcode
from partnerships.lookup.matching import index_names, match_names
from partnerships.lookup.names import NameKind, PlaceName, committed_names
from partnerships.lookup.postcode_text import read_postcode
from partnerships.lookup.values import AnswerKind, AreaAnswer, AreaFound, KnownAreas
from partnerships.lookup.words import because, plain_name, several
from partnerships.models import LocalAuthority

CODE = re.compile(r"[a-z][0-9]{4,8}[a-z]?|[0-9]+")
"""A text, without spaces and in small letters, that can only be a GSS or DfE code."""


def look_up_area(text: str) -> AreaAnswer:
    """Answer what a reader typed. One query."""
    return answer_area(text, known_areas())


def answer_area(text: str, known: KnownAreas) -> AreaAnswer:
    """Answer what a reader typed with the councils that are known. No query."""
    if not text.strip():
        return AreaAnswer(AnswerKind.NOTHING_TYPED)
    squeezed = "".join(text.split()).lower()
    if CODE.fullmatch(squeezed):
        return _by_code(squeezed, known) or AreaAnswer(AnswerKind.UNKNOWN)
    postcode = read_postcode(text)
    if postcode:
        return answer_postcode(postcode, known)
    answer = _by_name(text, known)
    # With a digit it may be an address, or a postcode with a slip that was not understood.
    return replace(answer, is_postcode=True) if any(map(str.isdigit, squeezed)) else answer


@once_a_version(most=1)
def known_areas() -> KnownAreas:
    """What can be found. One query, and none until something changes."""
    fields = ("slug", "name", "other_names", "code", "dfe_code")
    return prepare_areas(split_rows(join_rows(LocalAuthority.objects.all(), *fields), 5))


def prepare_areas(rows: Sequence[Sequence[str]]) -> KnownAreas:
    """Index councils: the slug, name, other names with commas between them, and codes of each."""
    names = {slug: name for slug, name, *_ in rows}
    own = [
        PlaceName(written.strip(), NameKind.COUNCIL, (slug,))
        for slug, name, others, *_ in rows
        for written in (plain_name(name), name, *others.split(","))
        if written.strip()
    ]
    others = [name for name in committed_names() if set(name.areas) <= names.keys()]
    by_code = {code.lower(): slug for slug, _, _, *codes in rows for code in codes if code}
    return KnownAreas(
        names=names,
        by_code=by_code,
        index=index_names([*dict.fromkeys(own), *others]),
        districts={name.code.lower(): name for name in others if name.code},
    )


def _by_code(squeezed: str, known: KnownAreas) -> AreaAnswer | None:
    """By a GSS or DfE code, without forgiving slips: another code is another council's."""
    if squeezed in known.by_code:
        slug = known.by_code[squeezed]
        return AreaAnswer(AnswerKind.FOUND, (AreaFound(slug, known.names[slug]),))
    if squeezed in known.districts:
        return answer_names([known.districts[squeezed]], known)
    begun = {slug: None for code, slug in known.by_code.items() if code.startswith(squeezed)}
    areas = tuple(AreaFound(slug, known.names[slug]) for slug in begun)
    return AreaAnswer(AnswerKind.WITHIN, areas, "Codes that begin so:") if areas else None


def _by_name(text: str, known: KnownAreas) -> AreaAnswer:
    matched = match_names(known.index, text)
    if matched.exact:
        return answer_names(matched.exact, known)
    if matched.within:
        return AreaAnswer(AnswerKind.WITHIN, areas_of(matched.within, known))
    if matched.nearest:
        areas = areas_of(matched.nearest, known)
        countries = dict.fromkeys(
            f"{name.name} in {name.country}" for name in matched.nearest if name.country
        )
        outside = f"Or {', '.join(countries)}, which is outside England?" if countries else ""
        return AreaAnswer(AnswerKind.DID_YOU_MEAN, areas, outside)
    return AreaAnswer(AnswerKind.UNKNOWN)


def answer_names(names: Iterable[PlaceName], known: KnownAreas) -> AreaAnswer:
    """The answer to a name that was typed, whatever it names."""
    names = tuple(names)
    areas = areas_of(names, known)
    outside = next((name for name in names if name.country), None)
    if not areas and outside:
        return AreaAnswer(AnswerKind.OUTSIDE, (), because(outside, ""))
    if len(areas) == 1 and not outside:
        return AreaAnswer(AnswerKind.FOUND, areas)
    return AreaAnswer(AnswerKind.SEVERAL, areas, several(names))


def areas_of(names: Iterable[PlaceName], known: KnownAreas) -> tuple[AreaFound, ...]:
    """The councils that names lead to, each once, explained by the first name that does."""
    found: dict[str, AreaFound] = {}
    for name in names:
        for slug in name.areas:
            title = known.names[slug]
            told = because(name, title) if len(name.areas) == 1 else ""
            by_name = name.name if told else ""
            found.setdefault(slug, AreaFound(slug, title, told, by_name))
    return tuple(found.values())


def known_name(typed: str, slug: str, council: str) -> str:
    """Say how a name, as an address has it, leads to a council; "" where it does not.

    known_name("Guildford", "surrey", "Surrey") == "Guildford is a district of Surrey."
    """
    if not typed:
        return ""
    told = (
        because(name, council)
        for name in committed_names()
        if name.name == typed and name.areas == (slug,)
    )
    return next(told, "")
