"""Text, HTML, DOCX and PDF files as paragraphs under their headings, each at its place.

    read_apart(content).blocks[3].path == ("2. Key proposals", "Dates")

`formats` tells what a file is, by its bytes, and reads it; each kind of file has a module, which
imports its parser only when one comes. `apart` does the same in a process of its own with a limit
of memory and time, and is what to call for files of strangers. What cannot be read is refused in
words (`RefusedFile`).
"""

from libs.reading_files.apart import read_apart
from libs.reading_files.document import RefusedFile, TextPart, WholeText, from_plain, to_plain
from libs.reading_files.plain import read_plain

__all__ = [
    "RefusedFile",
    "TextPart",
    "WholeText",
    "from_plain",
    "read_apart",
    "read_plain",
    "to_plain",
]
