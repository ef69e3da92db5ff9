"""Reads a time as English sources write it into the EDTF that `libs.vaguedates.vague_date` stores.

    understand("by the end of the year", date(2023, 8, 14)).edtf == "../2023-12-31"

    answer    what comes back: one reading, several to choose from, an event, no date, or nothing
    spelling, rewriting, shorthand, turns_of_phrase, lead_ins  bring words into one spelling
    points    a time that is named; each kind has its rules in a module of its own: days, weeks,
              months (and seasons), years, quarters, holidays, named_days (the tables) and
              yearly, terms, moments, lengths
    spans, length_spans  two times in one phrase, or a length of time and where it begins
    prepositions  what a small word makes of a time: by, until, from, not before, after
    undated, clauses, events   words that give no date, or wait for an event
    within    the times in longer words: each is offered, none is taken
    counted   the days that a length of time after an event stands for, once it has a day
    phrases   puts these together
    examples  one example and more of every rule: what the tests try and the method page prints

"Not before 2030" comes back as a floor, "from 2029" as a beginning, "by 2035" with both readings.
Nothing is guessed: words that can be read in more than one way come back as a choice. Relative
words are counted from the day on which they were said.
"""

from libs.vaguedates.words.answer import Choice, Understood
from libs.vaguedates.words.counted import window_counted
from libs.vaguedates.words.phrases import understand

__all__ = ["Choice", "Understood", "understand", "window_counted"]
