"""What the report of facts asks about: facts that may be true and rest on too little.

Four questions. Those of documents, inferences and passages are asked of the database each time;
which later documents speak of a silent entry takes reading every text, so a command does that and
keeps what it found (`manage.py report_facts --record`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable

from libs.days import Day
from reforms.mentions import find_mention
from reforms.models import Reform, Update
from reforms.models.update import UpdateQuerySet
from reforms.pages.open_dates import open_dates
from seeds.facts_by_passage import count_facts
from seeds.kept_text import KeptText, kept_texts
from seeds.models import Basis, Document, Doubt, PassageCheck
from seeds.ranks import WEAK_AUTHORITIES

Kind = Update.Kind

SHAKEN_BY = {
    Kind.STAGE: (Kind.OUTCOME, Kind.LEGAL_FORCE),
    Kind.LEGAL_FORCE: (Kind.STAGE,),
}
"""Later entries after which an inference of a kind is to be read again.

That a document mentions a reform, describes it or gives another date moves neither its stage nor
its force; what became of a milestone may move the stage, and a source's own stage the force.
"""


@dataclass(frozen=True, slots=True)
class SpokenAgainst:
    """An entry that says nothing is known since, and what a later document says all the same."""

    entry: Update
    document: str
    words: str

    def __str__(self) -> str:
        return f"{self.document}: {self.words}"


@dataclass(frozen=True, slots=True)
class WeakDocument:
    """A document of the press or a vendor, and how many facts of today name it alone."""

    document: Document
    facts: int


def unexplained(kind: str, column: str) -> Combinable:
    """Whether nobody has said why a row may stand; `column` is what the answers call it by."""
    return ~Exists(Doubt.objects.explained().filter(kind=kind, key=OuterRef(column)))


def weak_documents(day: date) -> list[WeakDocument]:
    """Documents of the press and of vendors that facts known on `day` rest on, the most first.

    A fact names one passage, which is all the source that it has. Two queries.
    """
    documents = Document.objects.filter(
        unexplained(Doubt.Kind.WEAK_SOURCE, "slug"), authority__in=WEAK_AUTHORITIES
    )
    rows = {document.pk: document for document in documents}
    counts = count_facts(day, rows)
    found = [WeakDocument(row, counts[pk]) for pk, row in rows.items() if counts[pk]]
    return sorted(found, key=lambda one: (-one.facts, one.document.slug))


def inferences() -> UpdateQuerySet:
    """The stages and forces that an editor infers."""
    return Update.objects.filter(basis=Basis.INFERRED, kind__in=SHAKEN_BY)


def old_inferences(day: date, among: UpdateQuerySet | None = None) -> UpdateQuerySet:
    """Inferred stages and forces in force, with a later entry that could move them.

    Reforms that are carried for context alone are left out: their stage is not the tracker's.
    `among`: the inferences to look at; without it all of them.
    """
    inferred = (
        (inferences() if among is None else among)
        .filter(unexplained(Doubt.Kind.OLD_INFERENCE, "key"), reform__is_context=False)
        .in_force_on(day)
    )
    later = Update.objects.known_by(day).filter(
        reform=OuterRef("reform"), known_on__gt=OuterRef("known_on")
    )
    found = inferred.none()
    for kind, shaking in SHAKEN_BY.items():
        found |= inferred.filter(Exists(later.filter(kind__in=shaking)), kind=kind)
    return found.order_by("known_on", "pk")


def lost_words() -> QuerySet[PassageCheck]:
    """Passages that the last check missed, and that nobody has explained."""
    return PassageCheck.objects.failed().filter(unexplained(Doubt.Kind.LOST_WORDS, "passage__key"))


def later_mentions(day: date) -> list[SpokenAgainst]:
    """Silent entries that a later document speaks against, explained ones left out.

    Silent are targets whose date has passed without an outcome, and "checked, no change" where
    nothing newer is known of the reform. What the later document told of that reform itself is in
    the log already, so it does not count. Reads every text: for the command and for tests.
    """
    entries = _silent_entries(day)
    names = names_of({entry.reform_id for entry in entries if entry.reform_id}, day)
    texts = kept_texts(day)
    return [
        found
        for entry in entries
        if (found := _first_against(entry, names[entry.reform_id or 0], texts))
    ]


def names_of(reforms: Iterable[int], day: date) -> dict[int, list[str]]:
    """What each of some reforms is called: by the tracker, and by sources known by the day."""
    ids, names = set(reforms), defaultdict(list)
    for pk, title in Reform.objects.filter(pk__in=ids).values_list("pk", "title"):
        names[pk].append(title)
    called = Update.objects.known_by(day).filter(kind=Kind.NAME, reform__in=ids)
    for pk, name in called.order_by("pk").values_list("reform", "name"):
        names[pk or 0].append(name)
    return names


def _silent_entries(day: date) -> list[Update]:
    passed = open_dates(Day(day, day)).passed
    newer = Update.objects.known_by(day).filter(
        reform=OuterRef("reform"), known_on__gt=OuterRef("known_on")
    )
    checks = Update.objects.filter(~Exists(newer), kind=Kind.CHECKED, reform__isnull=False)
    fresh = unexplained(Doubt.Kind.LATER_MENTION, "key")
    silent = [passed.filter(fresh), checks.filter(fresh).in_force_on(day).order_by("pk")]
    return [entry for entries in silent for entry in entries.select_related("reform")]


def _first_against(entry: Update, names: list[str], texts: list[KeptText]) -> SpokenAgainst | None:
    since = entry.known_on if entry.kind == Kind.CHECKED else entry.target.window.latest
    for text in texts:
        if text.published and since and text.published > since:
            found = find_mention(text.besides(entry.subject), names)
            if found:
                return SpokenAgainst(entry, text.document, found.text)
    return None


def record_mentions(found: Iterable[SpokenAgainst]) -> None:
    """Keeps what the reading of all texts found; what is found no more and unanswered goes."""
    against = {one.entry.key: str(one)[:400] for one in found}
    unanswered = Doubt.objects.filter(kind=Doubt.Kind.LATER_MENTION, reason="")
    unanswered.exclude(key__in=against).delete()
    for key, words in against.items():
        Doubt.objects.update_or_create(
            kind=Doubt.Kind.LATER_MENTION, key=key, defaults={"found": words}
        )
