"""The process that reads one file: bytes from standard input, JSON to standard output."""

import json
import sys

from libs.reading_files.document import RefusedFile, to_plain
from libs.reading_files.formats import read_file

EVERY = 10
"""Pages between two words of progress."""


def limit(seconds: int, memory: int) -> None:
    """Takes away what this process may not use; where the system cannot, its parent still waits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 2**20, 256 * 2**20))


def main() -> None:
    """Reads, and answers with the document or with why it was refused."""
    limit(int(sys.argv[1]), int(sys.argv[2]))

    def progress(done: int, every: int) -> None:
        if done % EVERY == 0 or done == every:
            sys.stderr.write(f"read {done} {every}\n")
            sys.stderr.flush()

    try:
        value = to_plain(read_file(sys.stdin.buffer.read(), progress))
    except RefusedFile as refused:
        value = {"refused": str(refused)}
    except (MemoryError, RecursionError):
        value = {"refused": "This file takes more memory to read than we allow."}
    json.dump(value, sys.stdout)


main()
