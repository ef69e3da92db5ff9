"""The words of each reform, kept in the database (libs.wordindex): what any day knew of it.

A trigger marks a reform as unread when a row with words of it is written, by whatever way. Who
writes through the site has them read again (`read_after_writing`).
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from sys import maxsize

from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from libs.pagememo.readings import once_a_version
from libs.search.index import SearchItem
from libs.search.wordlist import list_words
from libs.triggers import Trigger
from libs.wordindex import keeping
from libs.wordindex.models import Unread
from reforms.finding.vocabulary import short_name
from reforms.models import Milestone, Reform, Update

MARKS = Unread._meta.db_table
WORDS_IN = (Update.Kind.NAME, Update.Kind.DESCRIPTION)
ENTRY_HAS_WORDS = " AND {row}.kind IN ('name', 'description')"
WRITTEN = (
    ("reforms_reform", "id", "title", ""),
    ("reforms_milestone", "reform_id", "reform_id, title", ""),
    ("reforms_update", "reform_id", "reform_id, kind, name, note", ENTRY_HAS_WORDS),
)
"""Tables with words of reforms, the column of the reform's number, columns and rows with words."""

FEW = 300
"""Of so many reforms a search reads all, once for each version of the data, and no kept words."""

READ_AT_ONCE = 2_000
"""Reforms that one request may read: it takes some seconds."""


def words_of(numbers: Collection[int]) -> dict[int, dict[str, int]]:
    """For each reform of these numbers all words by which any day's search finds it. 3 queries."""
    names: dict[int, dict[str, None]] = {}
    texts: dict[int, dict[str, None]] = {}
    for of, title in Reform.objects.filter(pk__in=numbers).values_list("pk", "title"):
        names[of], texts[of] = dict.fromkeys((title, *short_name(title))), {}
    steps = Milestone.objects.filter(reform__in=numbers).order_by()
    for of, title in steps.values_list("reform", "title"):
        texts[of][title] = None
    said = Update.objects.filter(reform__in=numbers, kind__in=WORDS_IN).order_by()
    for of, kind, name, note in said.values_list("reform", "kind", "name", "note"):
        if kind == Update.Kind.NAME:
            names[of][name] = None
        else:
            texts[of][note] = None
    return {of: list_words(SearchItem("", "", (), (*names[of],), (*texts[of],))) for of in names}


def are_many() -> bool:
    """Whether words are kept: there are more than FEW reforms. One query."""
    return Reform.objects.order_by("pk")[FEW : FEW + 1].exists()


are_many_at_this_version = once_a_version(most=1)(are_many)
read_unread = partial(keeping.read_unread, words_of)


def read_after_writing(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: after what may have written, the words of what was written are read again.

    Where that fails reforms stay unread, and every search looks through them.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        with suppress(DatabaseError):
            # What was refused wrote nothing, and a database that is gone is not asked again.
            if request.method == "POST" and response.status_code < 400 and are_many():
                read_unread(READ_AT_ONCE)
        return response

    return middleware


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers."""
    return [
        Trigger(
            f"{table}_unread_{event.split()[0].lower()}",
            table,
            f"AFTER {event}",
            "",
            names=(MARKS,),
            action="".join(
                f'INSERT INTO {MARKS} ("of") SELECT {row}.{column} '
                f"WHERE {row}.{column} IS NOT NULL{has_words.format(row=row)};"
                for row in rows
            ),
        )
        for table, column, of_words, has_words in WRITTEN
        for event, rows in (
            ("INSERT", ("NEW",)),
            (f"UPDATE OF {of_words}", ("OLD", "NEW")),
            ("DELETE", ("OLD",)),
        )
    ]


def mark_all(connection: BaseDatabaseWrapper, stand: bool) -> None:
    """While the triggers did not stand anything may have been written: every reform is unread.

    Where there are many, all are read at once, unless a migration stopped half-way.
    """
    if not stand:
        return
    with connection.cursor() as cursor:
        if not {MARKS, "reforms_reform"} <= set(connection.introspection.table_names(cursor)):
            return
        cursor.execute(f"DELETE FROM {MARKS}")  # noqa: S608
        cursor.execute(f'INSERT INTO {MARKS} ("of") SELECT id FROM reforms_reform')  # noqa: S608
    if connection.alias == DEFAULT_DB_ALIAS and are_many():
        with suppress(DatabaseError):
            read_unread(maxsize)
