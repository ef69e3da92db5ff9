"""One example and more of every rule, as the method page prints them and the tests try them.

All are said on 9 November 2026. A rule without an example here fails the tests.
"""

from libs.vaguedates.words.examples.calendar import CALENDAR
from libs.vaguedates.words.examples.example import SAID_ON, Example
from libs.vaguedates.words.examples.said import SAID
from libs.vaguedates.words.examples.yearly import YEARLY

EXAMPLES = (*CALENDAR, *YEARLY, *SAID)

__all__ = ["EXAMPLES", "SAID_ON", "Example"]
