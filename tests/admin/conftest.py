"""What the tests of the editors' room share."""

from tests.documents import everything

__all__ = ["everything"]
