"""What the tests of the admin share."""

from tests.documents import everything
from tests.threads import for_threads

__all__ = ["everything", "for_threads"]
