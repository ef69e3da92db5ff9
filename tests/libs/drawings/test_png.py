"""Pictures as PNG: read back point by point, so that missing letters are noticed."""

import struct
from io import BytesIO

from PIL import Image

from libs.drawings.png import MAX_ZOOMED_PIXELS, draw_png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">'
    "<style>text {{ font-family: Arial, Helvetica, sans-serif }}</style>"
    '<rect width="{0}" height="{1}" fill="#fff"/><text x="10" y="30">{2}</text></svg>'
)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_letters_leave_ink_without_any_font_of_the_machine() -> None:
    blank, written = (draw_png(SVG.format(100, 50, text), 100, 50) for text in ("", "Roadmap"))
    assert len(set(points(blank))) == 1
    assert len(set(points(written))) > 10


def test_bold_and_slanting_letters_differ_from_upright_ones() -> None:
    looks = ["", ' font-weight="bold"', ' font-style="italic"']
    pictures = {
        draw_png(SVG.format(100, 50, "Roadmap").replace("<text", f"<text{look}"), 100, 50)
        for look in looks
    }
    assert len(pictures) == 3


def test_a_picture_is_twice_as_sharp_unless_it_would_be_vast() -> None:
    assert size(draw_png(SVG.format(100, 50, "a"), 100, 50)) == (200, 100)
    height = MAX_ZOOMED_PIXELS // 1_000
    assert size(draw_png(SVG.format(1_000, height, "a"), 1_000, height)) == (1_000, height)


def test_a_picture_of_few_colours_keeps_each_and_one_of_many_keeps_the_frequent_ones() -> None:
    few = draw_png(SVG.format(100, 50, "Roadmap"), 100, 50)
    assert {"#ffffff", "#000000"} <= points(few)
    fades = "".join(
        f'<rect x="{x}" y="{y}" width="1" height="1" fill="#{x * 5:02x}{y * 5:02x}99"/>'
        for x in range(50)
        for y in range(25)
    )
    ground = SVG.format(100, 50, "").replace("#fff", "#f6f8f8").replace("</svg>", fades + "</svg>")
    many = draw_png(ground, 100, 50)
    assert "#f6f8f8" in points(many)
    assert len(points(many)) <= 64


def test_what_the_letters_do_not_have_is_drawn_as_something() -> None:
    for text in ("\N{GRADUATION CAP}", "\u062d\u064a", "\u6c49\u5b57"):
        assert size(draw_png(SVG.format(100, 50, text), 100, 50)) == (200, 100)


def points(png: bytes) -> set[str]:
    """The colours of a picture, as CSS writes them."""
    with Image.open(BytesIO(png)) as picture:
        data = picture.convert("RGB").tobytes()
    return {f"#{data[at : at + 3].hex()}" for at in range(0, len(data), 3)}
