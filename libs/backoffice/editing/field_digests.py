"""A digest of each field that a form showed, sent along unseen with the form.

At saving they tell who changed what since:

    the digest of what is stored differs from the one sent  ->  somebody else changed the field
    the digest of what was typed differs from the one sent  ->  whoever saves changed the field

They protect people from each other, not a row from a request that somebody makes up.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

from libs.backoffice.editing.values import FieldText, RowText

FIELD = "_shown"

Digests = Mapping[str, Mapping[str, str]]
"""By the key of a row in the form, then by field."""


def digest(value: FieldText) -> str:
    return sha256(repr(value).encode()).hexdigest()[:12]


def digest_rows(rows: Mapping[str, RowText]) -> Digests:
    return {key: {name: digest(value) for name, value in row.items()} for key, row in rows.items()}


def write_digests(digests: Digests) -> str:
    return json.dumps(digests, separators=(",", ":"))


def read_digests(text: str) -> Digests:
    """Read the digests that were sent; a row that was left out or made up has none."""
    try:
        digests = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(digests, dict):
        return {}
    return {key: row for key, row in digests.items() if isinstance(row, dict)}
