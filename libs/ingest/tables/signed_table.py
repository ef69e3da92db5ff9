"""A table between its preview and its confirmation: signed, and kept by the page itself.

Nothing waits on the server: no file has a name to guess or a path to bend, every worker can read
it, and what nobody confirms leaves nothing behind. The signature names the person and the list, so
that a parcel is of use to nobody else and nowhere else; it is good for an hour.
"""

from datetime import timedelta

from django.core import signing

from libs.ingest.tables.errors import BadSheet
from libs.ingest.tables.uploaded import Sheet

HEAVIEST = 3 * 2**19
"""Letters; a form may send two million."""
GOOD_FOR = timedelta(hours=1)


class BadParcel(ValueError):
    """The message says why a parcel cannot be opened."""


def pack(sheet: Sheet, digest: str, owner: str) -> str:
    """The sheet and the digest of its outcome, for `owner`. Raises BadSheet."""
    content = [sheet.name, sheet.head, sheet.rows, sheet.numbers, digest]
    parcel = signing.dumps(content, salt=owner, compress=True)
    if len(parcel) > HEAVIEST:
        raise BadSheet("It is too large to be looked at and then saved: split it in two.")
    return parcel


def unpack(parcel: str, owner: str) -> tuple[Sheet, str]:
    """What `pack` was given. Raises BadParcel."""
    try:
        content = signing.loads(parcel, salt=owner, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        raise BadParcel("You looked at it more than an hour ago: send the file again.") from None
    except signing.BadSignature:
        raise BadParcel("It did not arrive as it was sent: send the file again.") from None
    name, head, rows, numbers, digest = content
    return Sheet(name, tuple(head), tuple(map(tuple, rows)), tuple(numbers)), digest
