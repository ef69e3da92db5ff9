"""A card: the picture by which other sites show a page. Plain values in, whole pixels out.

    layout = layout_card(Card(kind="Reform", title="National Standards", day="1 May 2026"))

Measures are in pixels, on a picture of 1200 by 630, which is what those sites cut theirs to.
"""

from dataclasses import dataclass

from libs.drawings.text_metrics import text_width, wrap

WIDTH, HEIGHT = 1200, 630
MARGIN = 60
BAND_HEIGHT = 88
FOOT_Y = 500
"""The rule above the standing and the date."""

TITLE_SIZES = (72, 64, 56, 48)
"""The largest at which a title has no more than MOST_TITLE_LINES; the last in any case."""
MOST_TITLE_LINES = 3
LINE_SIZE, LINE_LEADING = 32, 42
SMALL_SIZE = 26
STANDING_SIZE, DATE_SIZE = 34, 28
SIGN_SIZE, SIGN_GAP = 34, 14
DAY_WIDTH = 500
"""At the right of the band, beside the tracker's name."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `standing` is in words, and `sign` and `look` are its mark and its colour.

    `day` is that on which all this was known. Whatever is "" is left out.
    """

    kind: str
    title: str
    day: str
    line: str = ""
    date: str = ""
    standing: str = ""
    sign: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """A line of text; `y` is its baseline, `look` its class."""

    x: int
    y: int
    size: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Where everything stands. `rule_y` is 0 where nothing stands below the rule."""

    card: Card
    texts: tuple[CardText, ...]
    rule_y: int

    @property
    def sign_y(self) -> int:
        """The top of the standing's sign."""
        return self.rule_y + 20


def layout_card(card: Card) -> CardLayout:
    """Lay out a card, its texts cut where there are too many; no two meet, for any texts."""
    width = WIDTH - 2 * MARGIN
    y = BAND_HEIGHT + 60
    texts = [CardText(MARGIN, y, SMALL_SIZE, _first_line(card.kind, width, SMALL_SIZE), "quiet")]
    size, title = _fit_title(card.title, width)
    y += 14
    for line in title:
        y += size * 9 // 8
        texts.append(CardText(MARGIN, y, size, line, "title"))
    y += 12
    has_foot = bool(card.standing or card.date)
    room = ((FOOT_Y if has_foot else HEIGHT) - 24 - y) // LINE_LEADING
    for line in cut_lines(card.line, width, LINE_SIZE, room):
        y += LINE_LEADING
        texts.append(CardText(MARGIN, y, LINE_SIZE, line, "plain"))
    texts += [*_foot(card, width), _day(card.day)]
    return CardLayout(card, tuple(text for text in texts if text.text), FOOT_Y if has_foot else 0)


def cut_lines(
    text: str, width: int, size: int, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """At most so many lines of a text; where there would be more, the last ends in "…".

    cut_lines("by the end of the year", 80, 14, 1) == ("by the end…",)
    """
    lines = wrap(text, width, size, bold=bold)
    if len(lines) <= most:
        return lines
    if most < 1:
        return ()
    last = lines[most - 1]
    while last and text_width(last + CUT, size, bold=bold) > width:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,;:.") + CUT)


def _fit_title(title: str, width: int) -> tuple[int, tuple[str, ...]]:
    for size in TITLE_SIZES:
        lines = wrap(title, width, size, bold=True)
        if len(lines) <= MOST_TITLE_LINES:
            return size, lines
    size = TITLE_SIZES[-1]
    return size, cut_lines(title, width, size, MOST_TITLE_LINES, bold=True)


def _first_line(text: str, width: int, size: int, *, bold: bool = False) -> str:
    return next(iter(cut_lines(text, width, size, 1, bold=bold)), "")


def _foot(card: Card, width: int) -> list[CardText]:
    """The standing beside its sign, and the date below it."""
    indent = SIGN_SIZE + SIGN_GAP if card.sign else 0
    standing = _first_line(card.standing, width - indent, STANDING_SIZE, bold=True)
    date = _first_line(card.date, width, DATE_SIZE)
    return [
        CardText(MARGIN + indent, FOOT_Y + 48, STANDING_SIZE, standing, "standing"),
        CardText(MARGIN, FOOT_Y + (94 if standing else 52), DATE_SIZE, date, "plain"),
    ]


def _day(text: str) -> CardText:
    """The day, at the right end of the band."""
    day = _first_line(text, DAY_WIDTH, SMALL_SIZE)
    return CardText(WIDTH - MARGIN - text_width(day, SMALL_SIZE), 55, SMALL_SIZE, day, "day")
