"""Days and weeks that have a name and come each year, but are no bank holiday.

The whole table is printed on the method page, as the one in `holidays.py` is.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from libs.vaguedates.words.yearly_days import Days, Yearly, around_easter, fixed

SET_EACH_YEAR = "Whoever holds it sets the day anew each year: check theirs before you rely on it."
_TUESDAY, _THURSDAY, _SUNDAY = weekday(1), weekday(3), weekday(6)


def _on(day: weekday, which: int, month: int) -> Days:
    """The first (1), second … or last (-1) such weekday of a month."""

    def days(year: int) -> tuple[date, date]:
        edge = date(year, month, 1)
        if which == -1:
            edge += relativedelta(months=1, days=-1)
        found = edge + relativedelta(weekday=day(which))
        return found, found

    return days


def _advent(year: int) -> tuple[date, date]:
    """The fourth Sunday before Christmas Day."""
    found = date(year, 12, 24) + relativedelta(weekday=_SUNDAY(-1)) - timedelta(weeks=3)
    return found, found


def _near_easter(days_after: int) -> Days:
    return around_easter(-days_after, days_after)


def _one_day(month: int, day: int) -> Days:
    return fixed((month, day), (month, day))


CHURCH_DAYS = (
    Yearly("Epiphany", "epiphany|twelfth night", "6 January", _one_day(1, 6)),
    Yearly(
        "Shrove Tuesday",
        "shrove tuesday|pancake day",
        "47 days before Easter Sunday",
        _near_easter(-47),
    ),
    Yearly("Ash Wednesday", "ash wednesday", "46 days before Easter Sunday", _near_easter(-46)),
    Yearly(
        "Mothering Sunday",
        "mothering sunday|mother's day",
        "three weeks before Easter Sunday",
        _near_easter(-21),
    ),
    Yearly("Palm Sunday", "palm sunday", "the Sunday before Easter", _near_easter(-7)),
    Yearly("Holy Week", "holy week", "the week before Easter Sunday", around_easter(6, -1)),
    Yearly("Maundy Thursday", "maundy thursday", "the Thursday before Easter", _near_easter(-3)),
    Yearly(
        "The Easter weekend",
        "easter (?:bank holiday )?weekend",
        "Good Friday to Easter Monday",
        around_easter(2, 1),
    ),
    Yearly("Ascension Day", "ascension day", "39 days after Easter Sunday", _near_easter(39)),
    Yearly(
        "Whit Sunday",
        "whit ?sunday|pentecost",
        "seven weeks after Easter Sunday",
        _near_easter(49),
    ),
    Yearly("Whit Monday", "whit ?monday", "the day after Whit Sunday", _near_easter(50)),
    Yearly("Advent Sunday", "advent sunday", "the fourth Sunday before Christmas", _advent),
    Yearly("New Year’s Eve", "new year's eve", "31 December", _one_day(12, 31)),
)
OTHER_DAYS = (
    Yearly("Lady Day", "lady day", "25 March", _one_day(3, 25)),
    Yearly("Midsummer Day", "midsummer(?: day)?", "24 June", _one_day(6, 24)),
    Yearly("Michaelmas", "michaelmas(?: day)?", "29 September", _one_day(9, 29)),
    Yearly("Halloween", "hallowe'?en", "31 October", _one_day(10, 31)),
    Yearly("Bonfire Night", "bonfire night|guy fawkes(?: night)?", "5 November", _one_day(11, 5)),
    Yearly(
        "Armistice Day", "armistice day|(?<!the )remembrance day", "11 November", _one_day(11, 11)
    ),
    Yearly(
        "Remembrance Sunday",
        "remembrance sunday",
        "the second Sunday of November",
        _on(_SUNDAY, 2, 11),
    ),
    Yearly("Father’s Day", "father's day", "the third Sunday of June", _on(_SUNDAY, 3, 6)),
    Yearly("St David’s Day", "(?:st|saint) david's day", "1 March", _one_day(3, 1)),
    Yearly("St Patrick’s Day", "(?:st|saint) patrick's day", "17 March", _one_day(3, 17)),
    Yearly("St Andrew’s Day", "(?:st|saint) andrew's day", "30 November", _one_day(11, 30)),
    Yearly("St George’s Day", "(?:st|saint) george's day", "23 April", _one_day(4, 23)),
    Yearly(
        "World Book Day",
        "world book day",
        "the first Thursday of March",
        _on(_THURSDAY, 1, 3),
        note=SET_EACH_YEAR,
    ),
    Yearly(
        "Safer Internet Day",
        "safer internet day",
        "the second Tuesday of February",
        _on(_TUESDAY, 2, 2),
        note=SET_EACH_YEAR,
    ),
    Yearly(
        "A-level results day",
        "a[- ]level results(?: day)?",
        "a Thursday from 12 to 20 August",
        fixed((8, 12), (8, 20)),
        note=SET_EACH_YEAR,
    ),
    Yearly(
        "GCSE results day",
        "gcse results(?: day)?",
        "a Thursday from 19 to 27 August",
        fixed((8, 19), (8, 27)),
        note=SET_EACH_YEAR,
    ),
    Yearly(
        "National offer day, secondary schools",
        "secondary (?:school )?(?:national )?offer day|national offer day for secondary schools?",
        "1 March, or the next working day",
        fixed((3, 1), (3, 3)),
    ),
    Yearly(
        "National offer day, primary schools",
        "primary (?:school )?(?:national )?offer day|national offer day for primary schools?",
        "16 April, or the next working day",
        fixed((4, 16), (4, 20)),
    ),
)
NAMED_DAYS = (*CHURCH_DAYS, *OTHER_DAYS)
