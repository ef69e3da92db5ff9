"""What each reform lacks, read for all of them or for a part."""

from collections.abc import Sequence

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Reform
from reforms.pages.known import read_known
from reforms.pages.lacking import PromiseRow, read_parts
from reforms.pages.parts import PartAsked, ReformsPart, read_part
from seeds.silence import read_up_to


@once_a_version(most=8)
def read_promise_rows(day: Day) -> tuple[PromiseRow, ...]:
    """Every reform as known on a day with its five, context left out, in the roadmap's order.

    Twelve queries at most, however many there are.
    """
    reforms = Reform.objects.known_by(day.on).filter(is_context=False).select_related("strand")
    return _rows(list(reforms), day)


@once_a_version(most=8)
def read_promise_part(day: Day, asked: PartAsked) -> tuple[tuple[PromiseRow, ...], ReformsPart]:
    """Those of a part of the reforms. Thirteen queries at most."""
    reforms, part = read_part(day.on, asked)
    return _rows(reforms, day), part


def _rows(reforms: Sequence[Reform], day: Day) -> tuple[PromiseRow, ...]:
    known = read_known(reforms, day.on, read_up_to(day.on))
    parts = read_parts(reforms, known, day.on)
    return tuple(
        PromiseRow((one.strand_slug, one.strand), one.slug, one.name, parts[one.slug])
        for one in known
    )
