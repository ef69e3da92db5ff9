"""The width of text, for drawings that must break lines themselves. Standard library only.

Uses the advance widths of Liberation Sans 2, whose letters are as wide as those of Arial and
Helvetica: text set in any of the three fits the widths measured here.
"""

# The letters of each width; widths are in thousandths of the font size.
_REGULAR = {
    191: "'",
    223: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft\xa0·",
    334: "()-`r{}“”",
    355: '"•',
    390: "*",
    470: "^",
    500: "Jcksvxyz",
    557: "#$0123456789?L_abdeghnopqu€–£«»àáâäèéêëíîóôöúü",
    584: "+<=>~×",
    611: "FTZ",
    667: "&ABEKPSVXYÉ",
    723: "CDHNRUw",
    778: "GOQ",
    834: "Mm",
    890: "%",
    944: "W",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’\xa0·",
    334: "!()-:;[]`ft|",
    390: "*r{}•",
    500: 'z“”"',
    557: "#$0123456789J_aceksvxy€–£«»àáâäèéêëíî",
    584: "+<=>^~×",
    611: "?FLTZbdghnopquóôöúü",
    667: "EPSVXYÉ",
    723: "&ABCDHKNRU",
    778: "GOQw",
    834: "M",
    890: "%m",
    944: "W",
}
_UNITS_PER_EM = 250
"""Units in the font size. A width fits in a byte, so that a whole text is measured at once."""


def _width_table(widths: dict[int, str]) -> bytes:
    """Return each cp1252 code's width in units; an unlisted letter is as wide as it is high."""
    units = bytearray([_UNITS_PER_EM]) * 256
    for width, letters in widths.items():
        for code in letters.replace("?", "").encode("cp1252"):
            units[code] = -(-width * _UNITS_PER_EM // 1000)
    return bytes(units)


_WIDTH_TABLES = {False: _width_table(_REGULAR), True: _width_table(_BOLD)}


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of `text` at a font size of `size` pixels, in pixels, rounded up."""
    return -(-_units(text, bold) * size // _UNITS_PER_EM)


def wrap(text: str, width: int, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into lines of at most `width` pixels, at spaces or inside words that are longer.

    Empty text gives no lines. A letter that is wider than a line has a line of its own.

        wrap("by the end of the year", 80, 14) == ("by the end", "of the year")
        wrap("antidisestablishment", 60, 14) == ("antidisest", "ablishme", "nt")
    """
    if not text:
        return ()
    available, space = width * _UNITS_PER_EM // size, _units(" ", bold)
    if _units(text, bold) <= available:
        return (text,)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        needed = _units(word, bold)
        if line and used + space + needed <= available:
            line, used = f"{line} {word}", used + space + needed
            continue
        if line:
            lines.append(line)
        if needed > available:
            *pieces, word = _break_word(word, available, bold)
            lines += pieces
            needed = _units(word, bold)
        line, used = word, needed
    return (*lines, line) if line else tuple(lines)


def longest_word_width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of the longest word of `text` in pixels, 0 for no text."""
    return max((text_width(word, size, bold=bold) for word in text.split()), default=0)


def _units(text: str, bold: bool) -> int:
    """Return the width in units."""
    return sum(text.encode("cp1252", "replace").translate(_WIDTH_TABLES[bold]))


def _break_word(word: str, available: int, bold: bool) -> list[str]:
    """Break a word into as few pieces as fit `available` units each."""
    pieces, used = [""], 0
    for letter in word:
        needed = _units(letter, bold)
        if pieces[-1] and used + needed > available:
            pieces.append("")
            used = 0
        pieces[-1] += letter
        used += needed
    return pieces
