"""Pictures as PNG: read back point by point, so that missing letters are noticed."""

import struct
import zlib

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


def points(png: bytes) -> set[bytes]:
    """The colours of a PNG of eight bits and four channels, each line filtered as it says."""
    width, height = size(png)
    assert png[24:26] == b"\x08\x06"
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    raw, found = zlib.decompress(data), set()
    before, step = bytearray(width * 4), width * 4 + 1
    for row in range(height):
        kind, line = raw[row * step], bytearray(raw[row * step + 1 : (row + 1) * step])
        for at in range(len(line)):
            left, above, corner = (
                line[at - 4] if at >= 4 else 0,
                before[at],
                before[at - 4] if at >= 4 else 0,
            )
            line[at] = (line[at] + _guess(kind, left, above, corner)) % 256
        found |= {bytes(line[at : at + 4]) for at in range(0, len(line), 4)}
        before = line
    return found


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        near = left + above - corner
        return min((left, above, corner), key=lambda one: abs(near - one))
    return (0, left, above, (left + above) // 2)[kind]
