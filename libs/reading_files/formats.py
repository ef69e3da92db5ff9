"""Which kind of file something is, told by its first bytes and never by its name alone."""

from libs.reading_files.document import RefusedFile, WholeText
from libs.reading_files.markup import read_markup
from libs.reading_files.plain import read_plain
from libs.reading_files.portable import Progress, read_portable
from libs.reading_files.word import read_word

MOST_BYTES = 40 * 2**20
"""Of a file, from wherever it comes."""

TOO_LARGE = (
    "This file has {size} MB. Files up to {most} MB are read: send a part of it, or its text."
)
OLD_OFFICE = (
    "This is an old Word file (DOC), or one with a password. Save it as DOCX without a password."
)
OTHER = (
    "This is none of the files that are read: TXT, HTML, DOCX or PDF. What it is was told from its "
    "first bytes, not from its name."
)
_SOMETHING_ELSE = (
    *(
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"Rar!",
        b"7z\xbc\xaf",
        b"\x1f\x8b",
        b"BZh",
        b"\x7fELF",
    ),
    *(
        b"MZ",
        b"{\\rtf",
        b"ID3",
        b"OggS",
        b"\x00\x00\x00",
        b"SQLite format 3",
        b"II*\x00",
        b"MM\x00*",
    ),
)


def kind_of(content: bytes) -> str:
    """ "pdf", "docx", "html" or "txt"; raises RefusedFile for anything else."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if len(content) > MOST_BYTES:
        size = -(-len(content) // 2**20)
        raise RefusedFile(TOO_LARGE.format(size=size, most=MOST_BYTES // 2**20))
    if not content.strip():
        raise RefusedFile("This file is empty.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RefusedFile(OLD_OFFICE)
    if content.startswith(_SOMETHING_ELSE):
        raise RefusedFile(OTHER)
    lower = start[:512].lower()
    if lower.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--")):
        return "html"
    if b"\0" in content[:65536] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedFile(OTHER)
    return "txt"


def decode(content: bytes) -> str:
    """The letters of a text file: UTF-8, UTF-16 with its mark, or Windows' Western letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_file(content: bytes, progress: Progress = lambda done, all_: None) -> WholeText:
    """The document of a file's bytes; raises RefusedFile.

    Meant for files that are trusted: those of strangers are read apart (`apart.read_apart`).
    """
    kind = kind_of(content)
    if kind == "pdf":
        return read_portable(content, progress)
    if kind == "docx":
        return read_word(content)
    return read_markup(content) if kind == "html" else read_plain(decode(content))
