"""The short name that rows without a name of their own are given."""

import secrets


def new_key() -> str:
    """A short key for a row made by hand; rows of a fixture are given a readable one."""
    return secrets.token_hex(6)
