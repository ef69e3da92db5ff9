"""What day it is where the site is, at the price of one look at the clock."""

import time
from datetime import date, timedelta

from django.utils import timezone


class Today:
    """Called, it gives the day in the site's time zone; the calendar is asked once a day."""

    def __init__(self) -> None:
        # One value, so that no thread sees a part of it: the first second, the next day's, the day.
        self._known: tuple[float, float, date] = (0, 0, date.min)

    def __call__(self) -> date:
        start, end, day = self._known
        if start <= time.time() < end:
            return day
        now = timezone.localtime()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        # By the clock on the wall: a day that the clocks change in has 23 or 25 hours.
        end = (midnight + timedelta(days=1)).timestamp()
        self._known = (midnight.timestamp(), end, now.date())
        return now.date()
