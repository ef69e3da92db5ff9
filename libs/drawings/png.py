"""Draws an SVG as PNG, with fonts that come with the site and none of the machine's."""

from io import BytesIO
from pathlib import Path

import fontpkg_arimo
from PIL import Image
from resvg_py import svg_to_bytes

from libs.drawings.letters import name_fonts

FONT_FILES = sorted(str(file) for file in Path(fontpkg_arimo.ROOT, "files").glob("*.ttf"))
"""Arimo, upright and italic, in every weight; its letters are as wide as text_metrics says.

Other fonts are read where a picture has letters that Arimo lacks, and only then.
"""

ZOOM_FACTOR = 2
MAX_ZOOMED_PIXELS = 16_000_000
"""A picture that would have more is not zoomed; who needs it sharper can use the SVG."""

MOST_COLOURS, FEWER_COLOURS = 256, 64
"""What a palette holds; and what a picture of more colours than that is reduced to."""


def draw_png(picture: str, width: int, height: int, *, is_zoomed: bool = True) -> bytes:
    """Draw an SVG of `width` by `height` pixels, at twice that size for sharp screens and paper.

    The picture has a palette: of up to 256 colours each is kept as it is. Raises ValueError if
    `picture` is not an SVG.
    """
    zoomed_pixels = width * height * ZOOM_FACTOR**2
    named, more_fonts = name_fonts(picture)
    zoom = ZOOM_FACTOR if is_zoomed and zoomed_pixels <= MAX_ZOOMED_PIXELS else 1
    return _shrink(
        svg_to_bytes(
            svg_string=named,
            skip_system_fonts=True,
            font_files=FONT_FILES + more_fonts,
            font_family=fontpkg_arimo.FAMILY,
            sans_serif_family=fontpkg_arimo.FAMILY,
            background="#fff",
            zoom=zoom,
        )
    )


def _shrink(png: bytes) -> bytes:
    """The same picture with a palette, in half the bytes.

    Letters on a ground are a few colours and their mixtures. Median cut keeps the frequent ones as
    they are, and moves only the rarest steps of a fade.
    """
    with Image.open(BytesIO(png)) as picture:
        opaque = picture.convert("RGB")
    is_exact = opaque.getcolors(MOST_COLOURS) is not None
    reduced = opaque.quantize(
        MOST_COLOURS if is_exact else FEWER_COLOURS,
        method=Image.Quantize.MEDIANCUT,
        dither=Image.Dither.NONE,
    )
    shrunk = BytesIO()
    reduced.save(shrunk, "PNG")
    return shrunk.getvalue()
