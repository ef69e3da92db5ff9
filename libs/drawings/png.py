"""A picture as PNG, drawn with letters that come with the site and none of the machine's."""

from functools import lru_cache
from pathlib import Path

import fontpkg_arimo
from resvg_py import svg_to_bytes

LETTERS = sorted(str(file) for file in Path(fontpkg_arimo.ROOT, "files").glob("*.ttf"))
"""Arimo, upright and slanting, in every weight: as wide as text_metrics measures."""

SHARP = 2
MOST_PIXELS = 16_000_000
"""A picture that would have more is drawn at its own size: a reader can take the SVG."""


@lru_cache(maxsize=4)
def draw_png(picture: str, width: int, height: int) -> bytes:
    """The SVG `picture`, `width` by `height`, at twice its size for sharp screens and for paper.

    The last few are kept, for drawing one takes longer than making the SVG. Raises ValueError for
    what is no SVG.
    """
    zoom = SHARP if width * height * SHARP**2 <= MOST_PIXELS else 1
    return svg_to_bytes(
        svg_string=picture,
        skip_system_fonts=True,
        font_files=LETTERS,
        font_family=fontpkg_arimo.FAMILY,
        sans_serif_family=fontpkg_arimo.FAMILY,
        zoom=zoom,
    )
