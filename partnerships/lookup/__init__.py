"""Which council is meant by a name, a code or a postcode that a reader typed.

    look_up_area("Guildford").areas[0].slug == "surrey"

names            the committed tables: districts, former councils, everyday names, other countries
postcode_text    whether a text is a postcode, whole or its first half
postcode_table   every postcode with the code of its authority, packed into one small file
matching         which names a text means, and which it may mean
values           the answer as plain values
by_postcode      the answer to a postcode
words            the sentences of answers
answer           all of these together: what a page or another room asks

A postcode is read and forgotten: nothing here logs it, stores it or puts it into an answer.
"""

from partnerships.lookup.answer import known_name, look_up_area
from partnerships.lookup.values import AnswerKind, AreaAnswer, AreaFound

__all__ = ["AnswerKind", "AreaAnswer", "AreaFound", "known_name", "look_up_area"]
