"""A table between its preview and its confirmation: signed, and kept by the page itself.

Nothing waits on the server: there is no file whose name could be guessed or path be bent, any
worker can go on, and a preview that nobody confirms leaves nothing behind. The signature names the
person and the list, so it is of no use to anybody else or anywhere else; it lasts an hour.
"""

from datetime import timedelta

from django.core import signing

from libs.ingest.readers import BadTable
from libs.ingest.tables.uploaded_table import UploadedTable

MAX_SIGNED_CHARS = 3 * 2**19
"""A form may send two million."""
MAX_AGE = timedelta(hours=1)


class BadSignedTable(ValueError):
    """The message says why a signed table cannot be read."""


def sign_table(table: UploadedTable, digest: str, owner: str) -> str:
    """Sign the table and the digest of its preview, for `owner`. Raises BadTable."""
    content = [table.name, table.head, table.rows, table.numbers, digest]
    signed = signing.dumps(content, salt=owner, compress=True)
    if len(signed) > MAX_SIGNED_CHARS:
        raise BadTable("The file is too large to preview and save. Split it in two.")
    return signed


def read_signed_table(signed: str, owner: str) -> tuple[UploadedTable, str]:
    """Read what `sign_table` was given. Raises BadSignedTable."""
    try:
        content = signing.loads(signed, salt=owner, max_age=MAX_AGE)
    except signing.SignatureExpired:
        reason = "Your preview is more than an hour old. Upload the file again."
        raise BadSignedTable(reason) from None
    except signing.BadSignature:
        raise BadSignedTable("The file changed on the way. Upload it again.") from None
    name, head, rows, numbers, digest = content
    return UploadedTable(name, tuple(head), tuple(map(tuple, rows)), tuple(numbers)), digest
