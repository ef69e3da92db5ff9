"""Pictures as PNG: read back point by point, so that missing letters are noticed."""

import struct
from io import BytesIO

from PIL import Image

from libs.drawings.letters import MOST_RUNS, name_fonts
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


def drawn(text: str) -> bytes:
    return draw_png(SVG.format(400, 50, text), 400, 50)


def test_emoji_arabic_and_chinese_are_drawn_and_not_boxes() -> None:
    kinds = {"emoji": "\U0001f393\U0001f3eb\u26a0", "arabic": "\u062d\u0639\u06af"}
    kinds |= {"chinese": "\u6c49\u6f22\u3042\ud55c"}
    for letters in kinds.values():
        pictures = {drawn(f"a {letter} b") for letter in letters}
        assert len(pictures) == len(letters)
        assert drawn("a \ue000 b") not in pictures  # nobody's letter: a box
    all_at_once = drawn("a " + " b ".join(kinds.values()) + " c")
    assert len({all_at_once, drawn("a " + " b ".join(kinds.values()) + " d")}) == 2


def test_arabic_letters_join() -> None:
    joined, apart = drawn("\u0628\u0628"), drawn("\u0628\u200c\u0628")
    assert joined != apart


def test_an_emoji_of_several_is_drawn_as_each_of_them_and_what_follows_stays() -> None:
    teacher = "\U0001f469\u200d\U0001f3eb"
    assert drawn(f"{teacher} end") == drawn("\U0001f469\U0001f3eb end") != drawn(teacher)
    assert drawn("\U0001f1ec\U0001f1e7") == drawn("GB")


def test_other_fonts_are_read_only_for_their_letters_and_seldom_in_one_text() -> None:
    plain = SVG.format(100, 50, "Caf\u00e9 \u05e9 \u0416 \u2192")
    assert name_fonts(plain) == (plain, [])
    named, files = name_fonts(SVG.format(100, 50, "a\u6c49" * 500))
    assert named.count("<tspan") == MOST_RUNS
    assert [file.rpartition("/")[2] for file in files] == ["wqy-microhei.ttc"]


def points(png: bytes) -> set[str]:
    """The colours of a picture, as CSS writes them."""
    with Image.open(BytesIO(png)) as picture:
        data = picture.convert("RGB").tobytes()
    return {f"#{data[at : at + 3].hex()}" for at in range(0, len(data), 3)}
