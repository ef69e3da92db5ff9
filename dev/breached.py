"""Makes the file of breached passwords: `python -m dev.breached LIST…`, each a password a line.

The one in the repository is made of the million most used of Mark Burnett's ten million passwords
(SecLists, Passwords/Common-Credentials) and of the two million most used of RockYou's: whoever
wants more of them gives longer lists. The lists themselves are not kept here.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from libs.accounts.breached import HASHES, LEAST_CHARS, hash_of


def hashes_of(passwords: Iterable[str]) -> bytes:
    """The file for these passwords, without those that are too short to be taken at all."""
    known = {password.casefold() for password in passwords}
    return b"".join(sorted({hash_of(word) for word in known if len(word) >= LEAST_CHARS}))


def read(lists: Iterable[str]) -> Iterable[str]:
    for name in lists:
        with Path(name).open(encoding="utf-8", errors="ignore") as lines:
            yield from (line.rstrip("\r\n") for line in lines)


if __name__ == "__main__":
    HASHES.write_bytes(hashes_of(read(sys.argv[1:])))
    print(f"{HASHES}: {HASHES.stat().st_size // 5:,} passwords")
