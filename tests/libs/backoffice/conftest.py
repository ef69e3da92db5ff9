"""What the tests of the generic admin share."""

from tests.documents import everything

__all__ = ["everything"]
