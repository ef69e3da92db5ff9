"""Writing the words of things, and which of them are unread."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

from libs.wordindex.models import MAX_WORD_CHARS, Unread, Word

Words = Mapping[str, int]
"""For each word of a thing its place."""

BATCH_SIZE = 500


def unread(most: int) -> list[int]:
    """The things that were written since their words were read, up to `most`. One query.

    Ask this before the lists: words that are read meanwhile are then in them.
    """
    return list(Unread.objects.order_by("of").values_list("of", flat=True).distinct()[:most])


def read_unread(read: Callable[[Collection[int]], Mapping[int, Words]], most: int) -> int:
    """Have the words of unread things read, up to `most`, and keep them; returns how many.

    A mark goes only if it was there before the words were read: whoever writes meanwhile sets
    another. Each batch is a transaction of its own. Waits for nobody: where somebody else writes,
    things stay unread.
    """
    done = 0
    while done < most and (of := unread(min(BATCH_SIZE, most - done))):
        with _turn() as is_ours:
            if not is_ours:
                return done
            marks = list(Unread.objects.filter(of__in=of).values_list("pk", flat=True))
            found = {thing: _clipped(words) for thing, words in read(of).items()}
            _write({thing: found.get(thing, {}) for thing in of})
            for start in range(0, len(marks), BATCH_SIZE):
                Unread.objects.filter(pk__in=marks[start : start + BATCH_SIZE]).delete()
        done += len(of)
    return done


@contextmanager
def _turn() -> Iterator[bool]:
    """A transaction, and whether nobody else reads words: what they read may be older.

    On SQLite one transaction writes at a time. OperationalError where another does.
    """
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgres:
            with transaction.atomic():
                cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('wordindex'))")
                yield bool(cursor.fetchone()[0])
            return
        cursor.execute("PRAGMA busy_timeout")
        usual = cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            with transaction.atomic():
                yield True
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _write(found: Mapping[int, Words]) -> None:
    """Puts the words in place of those that are kept, where these are others."""
    kept: dict[int, dict[str, int]] = {thing: {} for thing in found}
    for of, word, place in Word.objects.filter(of__in=found).values_list("of", "word", "place"):
        kept[of][word] = place
    changed = [thing for thing in found if found[thing] != kept[thing]]
    Word.objects.filter(of__in=changed).delete()
    Word.objects.bulk_create(
        (
            Word(word=word, place=place, of=thing)
            for thing in changed
            for word, place in found[thing].items()
        ),
        batch_size=BATCH_SIZE,
    )


def _clipped(words: Words) -> dict[str, int]:
    kept: dict[str, int] = {}
    for word, place in sorted(words.items(), key=lambda pair: -pair[1]):
        kept[word[:MAX_WORD_CHARS]] = place
    return kept
