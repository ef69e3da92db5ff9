"""Which areas a text names: for pages of other rooms that show areas among other things."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.lookup import AnswerKind, AreaFound, look_up_area
from partnerships.models import LocalAuthority


@dataclass(frozen=True, slots=True)
class AreaCalled:
    """An area; `detail` says why the text names it, or what kind it is."""

    slug: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class AreasCalled:
    """`named` are called what was typed, `within` have it in their names; `nearest` are guesses.

    `sentence` is to be said of them all, or says why there is none. Where `may_be_home` is set the
    text may be a postcode or an address: do not keep or log it unless it means something else.
    """

    named: tuple[AreaCalled, ...] = ()
    within: tuple[AreaCalled, ...] = ()
    nearest: tuple[AreaCalled, ...] = ()
    sentence: str = ""
    may_be_home: bool = False


SURE = (AnswerKind.FOUND, AnswerKind.SEVERAL)


def areas_called(text: str) -> AreasCalled:
    """The areas that a text names. One query, and one for their kinds."""
    answer = look_up_area(text)
    areas = _described(answer.areas)
    return AreasCalled(
        named=areas if answer.kind in SURE else (),
        within=areas if answer.kind == AnswerKind.WITHIN else (),
        nearest=areas if answer.kind == AnswerKind.DID_YOU_MEAN else (),
        sentence=answer.sentence,
        may_be_home=answer.is_postcode,
    )


def _described(areas: Iterable[AreaFound]) -> tuple[AreaCalled, ...]:
    areas = tuple(areas)
    if not areas:
        return ()
    rows = LocalAuthority.objects.filter(slug__in=[area.slug for area in areas])
    kinds = {
        slug: f"{kind} in {region}"
        for slug, kind, region in rows.values_list("slug", "kind", "region__name")
    }
    return tuple(
        AreaCalled(area.slug, area.name, area.because or kinds[area.slug]) for area in areas
    )
