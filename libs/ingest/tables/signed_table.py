"""A table between its preview and its confirmation: signed, and kept by the page itself.

Nothing waits on the server: there is no file whose name could be guessed or path be bent, any
worker can go on, and a preview that nobody confirms leaves nothing behind. The signature names the
person and the list, so it is of no use to anybody else or anywhere else; it lasts an hour.
"""

from datetime import timedelta

from django.core import signing

from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import SheetBook, pack_book, unpack_book
from libs.ingest.tables.choices import TableChoices, pack_choices, unpack_choices

MAX_SIGNED_CHARS = 3 * 2**19
"""A form may send two million."""
MAX_AGE = timedelta(hours=1)


class BadSignedTable(ValueError):
    """The message says why a signed table cannot be read."""


def sign_table(book: SheetBook, choices: TableChoices, digest: str, owner: str) -> str:
    """Sign the file, what was chosen, and the digest of its preview, for `owner`.

    The digest is "" before there is a preview that can be saved. Raises BadTable.
    """
    content = [pack_book(book), pack_choices(choices), digest]
    signed = signing.dumps(content, salt=owner, compress=True)
    if len(signed) > MAX_SIGNED_CHARS:
        raise BadTable(
            "The file is too large to preview and save. "
            "Copy only the table into a new file, or split it in two."
        )
    return signed


def read_signed_table(
    signed: str, owner: str, max_age: timedelta | None = MAX_AGE
) -> tuple[SheetBook, TableChoices, str]:
    """Read what `sign_table` was given. Raises BadSignedTable."""
    try:
        content = signing.loads(signed, salt=owner, max_age=max_age)
    except signing.SignatureExpired:
        reason = "Your preview is more than an hour old. Upload the file again."
        raise BadSignedTable(reason) from None
    except signing.BadSignature:
        raise BadSignedTable("The file changed on the way. Upload it again.") from None
    book, choices, digest = content
    return unpack_book(book), unpack_choices(choices), digest
