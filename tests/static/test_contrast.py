"""Every pair of colours that meets on a page can be told apart, in each scheme (WCAG 2.2 AA)."""

import re

import pytest

from config.environment import BASE_DIR
from tests.static.sheets import SCSS, declarations, sheets

ON_GROUND = [
    *("text", "text-quiet", "link", "link-visited", "link-hover", "error", "today"),
    *("delivery", "development", "future"),
    *("upcoming", "in-window", "passed", "met", "waiting", "ended"),
]
BUTTONS = ["button", "button-main", "button-quiet", "button-danger"]
TEXT = [
    *((name, "ground") for name in ON_GROUND),
    *((name, "ground-quiet") for name in ("text", "text-quiet", "link", "link-hover", "error")),
    *((name, "year") for name in ON_GROUND),
    *((name, "care") for name in ("text", "text-quiet", "link", "link-hover", "passed")),
    ("band-text", "band"),
    ("band-accent", "band"),
    ("on-delivery", "delivery"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    # The editors' pages.
    *((name, "selected") for name in ("text", "text-quiet", "link", "link-hover")),
    *((name, "selected-row") for name in ("text", "text-quiet", "link", "link-hover")),
    *(("text", name) for name in ("success", "warning", "wrong")),
    *(("link", name) for name in ("success", "warning", "wrong")),
    *(("on-button", name) for name in BUTTONS),
    *(("on-button", f"{name}-hover") for name in BUTTONS),
    ("on-highlight", "highlight"),
]
FOCUS = ("focus-text", "focus")
"""In the reader's own colours the ring alone shows the focus: this text keeps its ground there."""
SHAPES = [
    ("edge", "ground"),
    ("edge", "ground-quiet"),
    ("care-edge", "care"),
    ("focus", "band"),
    ("heading-rule", "ground"),
    ("chosen", "ground"),
    ("chosen", "selected"),
    ("error", "ground"),
]
PAIRED = {
    *(("CanvasText", "Canvas"), ("Canvas", "CanvasText"), ("Highlight", "Canvas")),
    *(("LinkText", "Canvas"), ("VisitedText", "Canvas")),
    *(("ButtonText", "ButtonFace"), ("HighlightText", "Highlight")),
}
"""The system's colours that a browser promises to keep apart, text first (CSS Color 4, 6.2)."""

HEX = r"#[0-9a-f]{3,8}\b"
COLOURED = r"--|color$|background|border|outline|shadow|decoration|^fill$|^stroke$"
"""The properties whose values may be colours, or have one in them."""
PLAIN = {
    *("none", "transparent", "currentcolor", "inherit", "initial", "inset", "!important"),
    *("solid", "dashed", "dotted", "double", "underline", "line-through", "no-repeat"),
    *("collapse", "separate", "from-font", "auto", "arial", "helvetica", "sans-serif"),
}
"""All words in such values that are no colours."""


def declared(name: str) -> dict[str, str]:
    """The colours of a set of _tokens.scss, as they are written, by name."""
    source = (SCSS / "_tokens.scss").read_text()
    found = re.search(rf"^\${name}: \((.*?)^\);", source, re.DOTALL | re.MULTILINE)
    assert found, name
    return dict(re.findall(r"^  ([\w-]+): (.+),$", found[1], re.MULTILINE))


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name; one that is another one's is looked up."""
    colours = declared("light") | declared("admin-light")
    if scheme != "light":
        colours |= declared(scheme) | declared(f"admin-{scheme}")
    return {
        name: colours[found[1]] if (found := re.fullmatch(r"var\(--([\w-]+)\)", value)) else value
        for name, value in colours.items()
    }


def luminance(code: str) -> float:
    """WCAG's relative luminance of a colour such as "#fd0" or "#0b2a36", 0 to 1."""
    assert re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", code), code
    digits = "".join(digit * (6 // (len(code) - 1)) for digit in code[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_close(scheme: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    colours = tokens(scheme)
    ratios = {f"{a} on {b}": contrast(colours[a], colours[b]) for a, b in pairs}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str) -> None:
    assert too_close(scheme, [*TEXT, FOCUS], 4.5) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_stand_out_from_their_ground(scheme: str) -> None:
    assert too_close(scheme, SHAPES, 3) == {}


def test_the_readers_own_colours_are_used_in_the_pairs_that_are_meant_for_each_other() -> None:
    colours = tokens("forced")
    assert {(a, b) for a, b in TEXT if (colours[a], colours[b]) not in PAIRED} == set()


def test_every_colour_has_its_place_in_every_scheme() -> None:
    for part in ("", "admin-"):
        light = declared(f"{part}light")
        assert len(light) > 10
        assert declared(f"{part}forced").keys() == light.keys()
        assert declared(f"{part}dark").keys() <= light.keys()
    assert declared("paper").keys() <= declared("light").keys()


def test_only_the_tokens_name_a_colour() -> None:
    others = [sheet for sheet in sheets() if sheet.name != "_tokens.scss"]
    assert {"admin", "scss"} <= {sheet.parent.name for sheet in others}
    naming = {
        str(sheet.relative_to(SCSS)): found
        for sheet in others
        if (found := [line for line in declarations(sheet.read_text()) if names_a_colour(*line)])
    }
    assert naming == {}


def names_a_colour(name: str, value: str) -> bool:
    """Whether a declaration has a colour of its own in it: digits, a function, or a word."""
    if re.search(rf"{HEX}|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|light-dark)[\w-]*\(", value):
        return True
    words = re.findall(r"!?[a-z][\w-]*", re.sub(r"\w+\([^()]*\)|[\d.]+\w*", "", value.lower()))
    return bool(re.search(COLOURED, name)) and not PLAIN.issuperset(words)


@pytest.mark.parametrize(
    ("name", "value", "has_one"),
    [
        *(("color", "red", True), ("border", "1px solid CanvasText", True)),
        *(("background-image", "linear-gradient(#fff, #000)", True), ("--x", "rgb(0 0 0)", True)),
        *(("color", "var(--text)", False), ("stroke", "colour(edge)", False)),
        *(("border-left", "0.25rem solid transparent", False), ("fill-opacity", "0.25", False)),
        *(("width", "calc(100vh - 38mm)", False), ("content", "attr(href)", False)),
    ],
)
def test_a_colour_is_seen_where_there_is_one(name: str, value: str, has_one: bool) -> None:
    assert names_a_colour(name, value) is has_one


def test_what_cannot_read_a_sheet_repeats_a_token() -> None:
    files = [*(BASE_DIR / "templates").rglob("*.*"), *(BASE_DIR / "static" / "img").glob("*.svg")]
    named = {colour for file in files for colour in re.findall(rf'="({HEX})"', file.read_text())}
    assert len(named) > 2
    assert named <= set(declared("light").values())
