"""For words, and for beginnings of words, the things that have them."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Aggregate, CharField

from libs.wordindex.models import MAX_WORD_CHARS, Word

Having = dict[str, int]
"""For each thing, its number in digits, the place of the word; the nearest come first."""

LAST = "\U0010ffff"

MAX_BRANCHES = 100
"""Parts of one query; SQLite takes up to 500."""

MAX_LISTED = 10_000


class Joined(Aggregate):
    """The numbers of a group as one text, "3,17,4": tens of thousands are read at once."""

    function = "GROUP_CONCAT"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "STRING_AGG(%(expressions)s::text, ',' ORDER BY %(expressions)s)"
        return self.as_sql(compiler, connection, template=template, **extra)


def read_lists(words: Collection[str], beginnings: Collection[str] = ()) -> dict[str, Having]:
    """For each of the words, and each word with one of the beginnings, what has it.

    One query, or for very many words a few.
    """
    places = Word.objects.order_by().values("word", "place")
    grouped = places.annotate(things=Joined("of")).values_list("word", "place", "things")
    parts = [grouped.filter(word__gte=one, word__lt=one + LAST) for one in _widest(beginnings)]
    listed = sorted({word[:MAX_WORD_CHARS] for word in words if not _is_in(word, beginnings)})
    step = connection.features.max_query_params or MAX_LISTED
    parts += [grouped.filter(word__in=listed[at : at + step]) for at in range(0, len(listed), step)]
    rows: list[Any] = []
    for start in range(0, len(parts), MAX_BRANCHES):
        first, *others = parts[start : start + MAX_BRANCHES]
        rows += first.union(*others, all=True) if others else first
    found: dict[str, Having] = defaultdict(dict)
    for word, place, of in sorted(rows, key=lambda row: -row[1]):
        # The nearest place is set last, and so counts.
        found[word].update(dict.fromkeys(of.split(","), place))
    return dict(found)


def _widest(beginnings: Collection[str]) -> list[str]:
    """Without those that another one begins: no list is read twice."""
    widest: list[str] = []
    for one in sorted({beginning[:MAX_WORD_CHARS] for beginning in beginnings}):
        if not widest or not one.startswith(widest[-1]):
            widest.append(one)
    return widest


def _is_in(word: str, beginnings: Collection[str]) -> bool:
    return any(word.startswith(one) for one in beginnings)


def words_from(first: str) -> list[str]:
    """Every word from `first` on, in order, each once. One query, which leaps from word to word."""
    table = f'"{Word._meta.db_table}"'
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE leap (word) AS (SELECT (SELECT MIN(word) FROM {table} "  # noqa: S608
            "WHERE word >= %s) UNION ALL "
            f"SELECT (SELECT MIN(word) FROM {table} AS later WHERE later.word > leap.word) "
            "FROM leap WHERE leap.word IS NOT NULL) "
            "SELECT word FROM leap WHERE word IS NOT NULL",
            [first],
        )
        return [word for (word,) in cursor.fetchall()]


def alike(beginning: str, letters: str, pairs: Collection[str], most: int) -> list[int]:
    """The things with an entry that has these letters, or shares half of its pairs with `pairs`.

    For entries that begin so and whose place is the number of their pairs of letters (Dice's
    coefficient of a half or more). One query, through all such entries; the most alike first.
    """
    is_postgres = connection.vendor == "postgresql"
    has = "STRPOS(word, %s) > 0" if is_postgres else "INSTR(word, %s) > 0"
    shared = " + ".join([f"({has}){'::int' * is_postgres}"] * len(pairs)) or "0"
    of_entry = f'SELECT "of", {has} AS whole, place + {len(pairs)} AS pairs, {shared} AS shared'
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "of" FROM ({of_entry} FROM "{Word._meta.db_table}" '  # noqa: S608
            "WHERE word >= %s AND word < %s) AS entry "
            "WHERE whole OR shared > 0 AND 4 * shared >= pairs "
            'ORDER BY whole DESC, 1.0 * shared / NULLIF(pairs, 0) DESC, "of" LIMIT %s',
            [letters, *pairs, beginning, beginning + LAST, most],
        )
        return [of for (of,) in cursor.fetchall()]
