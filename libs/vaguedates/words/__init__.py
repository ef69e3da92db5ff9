"""Reads a time as English sources write it into the EDTF that `libs.vaguedates.vague_date` stores.

    understand("by the end of the year", date(2023, 8, 14)).edtf == "../2023-12-31"

    answer   what comes back: one reading, several to choose from, an event, or nothing
    points   a time that is named: a day, month, season, year, or a part of one
    phrases  what is said of it: between two times, of an event, about then
    prepositions  what a small word makes of it: by, until, from, not before, after

"Not before 2030" comes back as a floor, "from 2029" as a beginning, "by 2035" with both readings.
Nothing is guessed: words that can be read in more than one way come back as a choice. Standard
library only; relative words are counted from the day on which they were said.
"""

from libs.vaguedates.words.answer import Choice, Understood
from libs.vaguedates.words.phrases import understand

__all__ = ["Choice", "Understood", "understand"]
