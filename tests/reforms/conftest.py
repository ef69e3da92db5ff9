"""What the tests of this room share."""

from tests.documents import documents

__all__ = ["documents"]
