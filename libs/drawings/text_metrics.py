"""How wide text prints, for drawings that have to break lines themselves. Standard library only.

The widths are the advance widths of Liberation Sans 2, which was made to take the room of Arial
and Helvetica letter by letter. A drawing set in any of the three fits what is measured here.
"""

# Width in thousandths of the letter size, and the letters that have it.
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
_UNITS = 250
"""Units in the letter size: a width fits a byte, so that a whole text is measured at once."""


def _table(widths: dict[int, str]) -> bytes:
    # A letter that is not listed counts as wide as it is high, and so does one that cp1252 lacks.
    units = bytearray([_UNITS]) * 256
    for width, letters in widths.items():
        for code in letters.replace("?", "").encode("cp1252"):
            units[code] = -(-width * _UNITS // 1000)
    return bytes(units)


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """The width of `text` in letters `size` units high, in the same units, rounded up."""
    return -(-_units(text, bold) * size // _UNITS)


def wrap(text: str, width: int, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` that fit `width`; a word that is longer than a line is broken.

    No text gives no lines. A letter wider than the line stands alone on it.
    """
    if not text:
        return ()
    room, space = width * _UNITS // size, _units(" ", bold)
    if _units(text, bold) <= room:
        return (text,)
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split():
        needed = _units(word, bold)
        if line and taken + space + needed <= room:
            line, taken = f"{line} {word}", taken + space + needed
            continue
        if line:
            lines.append(line)
        if needed > room:
            *broken, word = _break(word, room, bold)
            lines += broken
            needed = _units(word, bold)
        line, taken = word, needed
    return (*lines, line) if line else tuple(lines)


def longest_word(text: str, size: int, *, bold: bool = False) -> int:
    """The width that the longest word of `text` needs."""
    return max((text_width(word, size, bold=bold) for word in text.split()), default=0)


def _units(text: str, bold: bool) -> int:
    return sum(text.encode("cp1252", "replace").translate(_TABLES[bold]))


def _break(word: str, room: int, bold: bool) -> list[str]:
    """A word in as many pieces as it needs to fit `room` units."""
    pieces, taken = [""], 0
    for letter in word:
        needed = _units(letter, bold)
        if pieces[-1] and taken + needed > room:
            pieces.append("")
            taken = 0
        pieces[-1] += letter
        taken += needed
    return pieces
