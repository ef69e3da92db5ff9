"""The timeline on a sheet of its own, to keep or to print: every text laid out, all in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.drawings.text_metrics import text_width, wrap
from reforms.timeline.glyphs import Strip
from reforms.timeline.layout import MilestoneRow, ReformRows, Timeline
from reforms.timeline.legend import Sample
from reforms.timeline.looks import Look

WIDTH = 1256
MARGIN = 40
NAME_X, NAME_WIDTH, INDENT = 40, 270, 14
WORDS_X, WORDS_WIDTH = 326, 206
PLOT_X, PLOT_WIDTH = 552, 420
STANDING_X, STANDING_WIDTH, SIGN = 992, 224, 20

SIZE, LEADING = 14, 18
PAD = 4
AXIS_HEIGHT = 30
TAG_SIZE, TAG_PAD = 13, 8
LEGEND_COLUMNS, LEGEND_STEP, SAMPLE_WIDTH = 4, 290, 60


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its baseline. `look` is the style sheet's key, `href` a link or ""."""

    x: int
    y: int
    text: str
    look: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A reform's stage."""

    x: int
    y: int
    width: int
    stage: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A standing's sign, in a square of 14."""

    x: int
    y: int
    standing: str
    is_others: bool = False


@dataclass(frozen=True, slots=True)
class StripRow:
    """A row's strip; `y` is the top of its 30 pixels."""

    y: int
    look: Look
    strip: Strip


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of the legend."""

    x: int
    y: int
    sample: Sample


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page. The ground reaches from `top` to `bottom` of the plot."""

    title: str
    height: int
    flags_y: int
    axis_y: int
    top: int
    bottom: int
    texts: tuple[Text, ...]
    tags: tuple[Tag, ...]
    signs: tuple[Sign, ...]
    rules: tuple[int, ...]
    rows: tuple[StripRow, ...]
    legend: tuple[Placed, ...]
    width: int = WIDTH
    left: int = MARGIN
    right: int = WIDTH - MARGIN
    plot_x: int = PLOT_X
    plot_width: int = PLOT_WIDTH

    @property
    def plot_height(self) -> int:
        return self.bottom - self.top


def layout_sheet(
    timeline: Timeline, title: str, lines: Iterable[str], notes: Iterable[str]
) -> Sheet:
    """The timeline with its title, the `lines` below it and the `notes` at its foot."""
    pen = _Pen()
    pen.y = MARGIN
    pen.write(title, MARGIN, pen.y + 26, WIDTH - 2 * MARGIN, "title")
    pen.y += 44
    for line in lines:
        pen.y += LEADING * pen.write(line, MARGIN, pen.y + SIZE, WIDTH - 2 * MARGIN, "quiet")
    flags_y = pen.y + 12
    axis_y = flags_y + timeline.wide.height
    for x, words in (
        (NAME_X, "Reform and milestone"),
        (WORDS_X, "In the source’s words"),
        (STANDING_X, "Standing"),
    ):
        pen.write(words, x, axis_y + AXIS_HEIGHT - 8, NAME_WIDTH, "quiet")
    top = pen.y = axis_y + AXIS_HEIGHT
    for group in timeline.groups:
        if group.title:
            pen.write(group.title, NAME_X, pen.y + 32, PLOT_X - NAME_X, "heading")
            pen.y += 42
        for reform in group.reforms:
            pen.put_reform(reform)
        pen.y += PAD
    bottom = pen.y
    pen.put_legend(timeline.legend)
    for note in notes:
        pen.y += LEADING * pen.write(note, MARGIN, pen.y + SIZE, WIDTH - 2 * MARGIN, "quiet")
    return Sheet(
        title=title,
        height=pen.y + MARGIN,
        flags_y=flags_y,
        axis_y=axis_y,
        top=top,
        bottom=bottom,
        texts=tuple(pen.texts),
        tags=tuple(pen.tags),
        signs=tuple(pen.signs),
        rules=tuple(pen.rules),
        rows=tuple(pen.rows),
        legend=tuple(pen.legend),
    )


class _Pen:
    """What has been put on the sheet so far; `y` is how far down it is full."""

    def __init__(self) -> None:
        self.y = 0
        self.texts: list[Text] = []
        self.tags: list[Tag] = []
        self.signs: list[Sign] = []
        self.rules: list[int] = []
        self.rows: list[StripRow] = []
        self.legend: list[Placed] = []

    def write(
        self, text: str, x: int, y: int, width: int, look: str = "plain", href: str = ""
    ) -> int:
        """Put a text down, its first baseline at `y`; says how many lines it took."""
        bold = look in {"reform", "tag", "heading", "title"}
        size = {"title": 28, "heading": 17}.get(look, SIZE)
        lines = wrap(text, width, size, bold=bold)
        leading = LEADING * size // SIZE
        self.texts += [
            Text(x, y + leading * row, line, look, href) for row, line in enumerate(lines)
        ]
        return len(lines)

    def put_reform(self, reform: ReformRows) -> None:
        lane = reform.lane
        self.rules.append(self.y)
        base = self.y + 2 * PAD + SIZE
        rows = self.write(lane.title, NAME_X, base, NAME_WIDTH, "reform", lane.href)
        # The stage's word stands in its tag; what no document places has a word without one.
        pad = TAG_PAD if lane.stage != "not-staged" else 0
        width = text_width(lane.stage_label, TAG_SIZE, bold=True) + 2 * pad
        self.tags.append(Tag(WORDS_X, base - 15, width, lane.stage))
        self.texts.append(Text(WORDS_X + pad, base, lane.stage_label, f"tag tag--{lane.stage}"))
        if lane.is_inferred:
            self.texts.append(Text(WORDS_X + width + 6, base, "inferred", "inferred"))
        remark = lane.remark or ("" if reform.rows else "No milestones given")
        rows = max(rows, self.write(remark, STANDING_X, base, STANDING_WIDTH, "quiet"))
        self.y = base + LEADING * (rows - 1) + 2 * PAD
        for row in reform.rows:
            self.put_row(row)
        self.y += PAD

    def put_row(self, row: MilestoneRow) -> None:
        lane, base = row.lane, self.y + PAD + SIZE
        words, look = (f"“{lane.words}”", "plain") if lane.words else ("no date given", "quiet")
        words += " (proposed)" if lane.is_proposed else ""
        words += f" ({lane.slipped})" if lane.slipped else ""
        rows = max(
            self.write(lane.title, NAME_X + INDENT, base, NAME_WIDTH - INDENT, href=lane.href),
            self.write(words, WORDS_X, base, WORDS_WIDTH, look),
            self.write(
                lane.standing_label,
                STANDING_X + SIGN,
                base,
                STANDING_WIDTH - SIGN,
                f"standing standing--{lane.standing}",
            ),
        )
        self.signs.append(Sign(STANDING_X, base - 12, lane.standing, lane.is_others))
        self.rows.append(StripRow(base - 20, lane.look, row.strip))
        self.y = base + LEADING * (rows - 1) + PAD

    def put_legend(self, legend: tuple[Sample, ...]) -> None:
        self.y += MARGIN // 2
        self.rules.append(self.y)
        self.y += PAD
        for start in range(0, len(legend), LEGEND_COLUMNS):
            rows = 1
            for column, sample in enumerate(legend[start : start + LEGEND_COLUMNS]):
                x = MARGIN + column * LEGEND_STEP
                self.legend.append(Placed(x, self.y, sample))
                text_x = x + SAMPLE_WIDTH + 12
                room = LEGEND_STEP - SAMPLE_WIDTH - 2 * 12
                rows = max(rows, self.write(sample.words, text_x, self.y + 20, room))
            self.y += 12 + LEADING * rows
        self.y += 2 * PAD
