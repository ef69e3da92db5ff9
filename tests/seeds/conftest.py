"""What the tests of this room share."""

from hypothesis import settings

# How long one example takes says more about the machine's other work than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
