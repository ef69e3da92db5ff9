"""What the signs of a timeline mean: each is drawn by the code that draws the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reforms.timeline.arrows import Arrow
from reforms.timeline.axis import Axis
from reforms.timeline.facts import MarkKind
from reforms.timeline.glyphs import Band, Fade, Strip, Wait
from reforms.timeline.labels import MarkLine
from reforms.timeline.looks import Count, Look
from reforms.timeline.unread import Span

_WHOLE = Band(60, 880, Fade.NONE)
_PLAIN = Strip(band=_WHOLE)
_DAY = Strip(diamond=500)


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of the legend: a standing's mark, a strip, a line or time, and what it means."""

    words: str
    strip: Strip | None = None
    look: Look | None = None
    mark: MarkKind | None = None
    is_wide: bool = False
    is_unread: bool = False


# In the order of the legend; the first that fits a strip tells what it means.
_SHAPES = {
    "day": (_DAY, "an exact day"),
    "none": (_PLAIN, "between two days"),
    "start": (Strip(Band(60, 880, Fade.START), 940), "by a day, with no start given"),
    "end": (Strip(Band(60, 880, Fade.END), 60), "from a day, with no end given"),
    "both": (Strip(Band(60, 880, Fade.BOTH)), "about that time"),
    "tick": (
        Strip(Band(60, 880, Fade.START), 940, tick=600),
        "two readings: by the mark at the latest, or by the stroke before it",
    ),
    "wait": (Strip(Band(300, 640, Fade.END), wait=Wait(300, 300)), "waits for an event"),
    "slip": (
        Strip(Band(480, 460, Fade.NONE), arrow=Arrow(120, 940)),
        "moved: from its first date to that of now",
    ),
    "others": (
        Strip(diamond=500, is_others=True),
        "square: somebody else than those responsible says so",
    ),
    "cut": (Strip(_WHOLE, after=True), "continues beyond the years shown"),
}
_MARKS = {
    MarkKind.TODAY: "today",
    MarkKind.DAY: "the day that you chose",
    MarkKind.DOCUMENT: "a document was published",
    MarkKind.EVENT: "an event",
}


def build_legend(
    looks: Iterable[Count],
    strips: Iterable[Strip],
    lines: Sequence[MarkLine],
    axis: Axis,
    unread: Span | None,
) -> tuple[Sample, ...]:
    """An entry for each sign that is used and for no other; `looks` are those of the standings."""
    shapes = {shape for strip in strips for shape in _shapes(strip)}
    samples = [Sample(count.look.words, _DAY, count.look) for count in looks]
    samples += [
        Sample(words, strip, Look.OPEN) for key, (strip, words) in _SHAPES.items() if key in shapes
    ]
    if unread:
        samples.append(Sample("nobody has read the sources of this time", is_unread=True))
    for kind, words in _MARKS.items():
        found = [line for line in lines if line.kind == kind]
        if any(line.width == 0 for line in found):
            samples.append(Sample(words, mark=kind))
        if any(line.width for line in found):
            samples.append(Sample(f"{words}, some day in this time", mark=kind, is_wide=True))
    if any(part.is_break for part in axis.parts):
        samples.append(Sample("years without dates, left out"))
    return tuple(samples)


def _shapes(strip: Strip) -> Iterable[str]:
    if strip.wait:
        yield "wait"
    elif strip.band:
        yield strip.band.fade.value
    if strip.tick is not None:
        yield "tick"
    if strip.diamond is not None:
        yield "day"
    if strip.arrow:
        yield "slip"
    if strip.is_others and strip.mark is not None:
        yield "others"
    if strip.before or strip.after:
        yield "cut"
