"""Draws an SVG as PNG, with fonts that come with the site and none of the machine's."""

from functools import lru_cache
from pathlib import Path

import fontpkg_arimo
from resvg_py import svg_to_bytes

FONT_FILES = sorted(str(file) for file in Path(fontpkg_arimo.ROOT, "files").glob("*.ttf"))
"""Arimo, upright and italic, in every weight; its letters are as wide as text_metrics says."""

ZOOM_FACTOR = 2
MAX_ZOOMED_PIXELS = 16_000_000
"""A picture that would have more is not zoomed; who needs it sharper can use the SVG."""


@lru_cache(maxsize=4)
def draw_png(picture: str, width: int, height: int) -> bytes:
    """Draw an SVG of `width` by `height` pixels at twice that size, for sharp screens and paper.

    Keeps the last few pictures: drawing one takes longer than making its SVG. Raises ValueError
    if `picture` is not an SVG.
    """
    zoomed_pixels = width * height * ZOOM_FACTOR**2
    zoom = ZOOM_FACTOR if zoomed_pixels <= MAX_ZOOMED_PIXELS else 1
    return svg_to_bytes(
        svg_string=picture,
        skip_system_fonts=True,
        font_files=FONT_FILES,
        font_family=fontpkg_arimo.FAMILY,
        sans_serif_family=fontpkg_arimo.FAMILY,
        zoom=zoom,
    )
