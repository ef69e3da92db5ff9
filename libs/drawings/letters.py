"""Letters that a PNG's font lacks: which other font has them, and the picture with it named.

resvg finds other fonts itself, but shapes a whole line with one and gives up where that makes
another number of glyphs. So each run of such letters gets its font by name, and what would be one
glyph of several letters is told letter by letter. Scripts whose marks move between letters (those
of India, Thai) stay boxes. Knows fonts' files; draws nothing.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import fontpkg_cairo
import manimgx_fonts
import paperang_p2_fonts_cjk


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that one font is for, as a pattern has them, and how CSS names it."""

    range: str
    style: str
    file: str


def _file(module: str | None, *parts: str) -> str:
    return str(Path(module or "").resolve().parent.joinpath(*parts))


FONTS = {
    "arabic": Letters(
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        f"font-family:{fontpkg_cairo.FAMILY}",
        _file(fontpkg_cairo.__file__, "files", "Cairo[slnt,wght].ttf"),
    ),
    "chinese": Letters(
        "\u1100-\u11ff\u2605\u2606\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffee",
        "font-family:WenQuanYi Micro Hei",
        _file(paperang_p2_fonts_cjk.__file__, "fonts", "wqy-microhei.ttc"),
    ),
    "emoji": Letters(
        "\u231a-\u23ff\u2600-\u2604\u2607-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff",
        # These are a quarter wider than high, and a line was broken for letters that are square.
        "font-family:Noto Emoji;font-size:78%",
        _file(manimgx_fonts.__file__, "NotoEmoji[wght].ttf"),
    ),
}
RUNS = re.compile("|".join(f"(?P<{name}>[{one.range}]+)" for name, one in FONTS.items()))
MOST_RUNS = 12
"""In one text: resvg shapes it once for each, so a text of all kinds by turns would take seconds.
What comes later is drawn as a replacement sign."""
ANY = re.compile(f"[{''.join(one.range for one in FONTS.values())}]")
TOGETHER = re.compile("[\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What makes one picture of several emoji, or another of one; each is drawn as it is alone."""
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
"""Letters of a flag, which is drawn as its two letters."""
TEXT = re.compile(r"(?<=>)[^<]+(?=<)")


def name_fonts(picture: str) -> tuple[str, list[str]]:
    """An SVG with a font named for each letter that Arimo lacks, and those fonts' files."""
    if not ANY.search(picture):
        return picture, []
    plain = FLAG.sub(_letter, TOGETHER.sub("", picture))
    used: set[str] = set()
    named = TEXT.sub(lambda text: _named(text[0], used), plain)
    return named, [FONTS[name].file for name in sorted(used)]


def _named(text: str, used: set[str]) -> str:
    """The text with its first runs in their fonts, which are added to those used."""
    seen = count(1)

    def run(letters: re.Match[str]) -> str:
        if next(seen) > MOST_RUNS:
            return "\N{REPLACEMENT CHARACTER}" * len(letters[0])
        name = letters.lastgroup or ""
        used.add(name)
        return f'<tspan style="{FONTS[name].style}">{letters[0]}</tspan>'

    return RUNS.sub(run, text)


def _letter(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) - ord("\U0001f1e6") + ord("A"))
