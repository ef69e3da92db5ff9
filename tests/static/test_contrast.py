"""Every pair of colours that meets on a page can be told apart, light or dark (WCAG 2.2 AA)."""

import re

import pytest

from config.environment import BASE_DIR

SCSS = BASE_DIR / "static" / "scss"
ON_GROUND = [
    *("text", "text-quiet", "link", "link-visited", "link-hover", "error", "today"),
    *("delivery", "development", "future"),
    *("upcoming", "in-window", "passed", "met", "waiting", "ended"),
]
TEXT = [
    *((name, "ground") for name in ON_GROUND),
    *((name, "ground-quiet") for name in ("text", "text-quiet", "link", "link-hover")),
    *((name, "year") for name in ON_GROUND),
    *((name, "care") for name in ("text", "text-quiet", "link", "link-hover", "passed")),
    ("band-text", "band"),
    ("band-accent", "band"),
    ("on-delivery", "delivery"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("focus-text", "focus"),
]
SHAPES = [("edge", "ground"), ("edge", "ground-quiet"), ("care-edge", "care"), ("focus", "band")]


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme as six hexadecimal digits, by name."""
    source = (SCSS / "_tokens.scss").read_text()
    light = source.split("@media", 1)[0]
    dark = source.split("(prefers-color-scheme: dark)", 1)[1].split("@media", 1)[0]
    text = light + dark if scheme == "dark" else light
    found = re.findall(r"--([\w-]+): #([0-9a-f]{3}|[0-9a-f]{6});", text)
    return {name: "".join(c * (6 // len(code)) for c in code) for name, code in found}


def luminance(code: str) -> float:
    parts = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str) -> None:
    colours = tokens(scheme)
    ratios = {f"{a} on {b}": contrast(colours[a], colours[b]) for a, b in TEXT}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_stand_out_from_their_ground(scheme: str) -> None:
    colours = tokens(scheme)
    ratios = {f"{a} on {b}": contrast(colours[a], colours[b]) for a, b in SHAPES}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_only_the_tokens_name_a_colour() -> None:
    sheets = sorted(SCSS.glob("*.scss"))
    assert len(sheets) > 5
    naming = {
        sheet.name: found
        for sheet in sheets
        if sheet.name != "_tokens.scss"
        and (found := re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", sheet.read_text()))
    }
    assert naming == {}
