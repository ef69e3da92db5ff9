"""What the tests of this room share."""

from hypothesis import settings

from tests.documents import documents

__all__ = ["documents"]

# A busy machine is slow at times, which says nothing about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
