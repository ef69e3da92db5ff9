"""How well documents are read: what was found of them, against what people recorded of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from glossary.models import Sense
from intake.finding.values import Proposal
from reforms.models import Update
from reforms.models.choices import Stage
from seeds.models import Document

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one thing that is looked for: how many were right, found, and to be found."""

    what: str
    right: int
    found: int
    wanted: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def measure(document: Document, found: Iterable[Proposal], day: date) -> list[Measured]:
    """Abbreviations, dates, mentions and updates of a document that was recorded. Two queries.

    A date counts where it is tied to the reform or event that people tied it to, in these words or
    with this reading; words of theirs that name no time are left out. What people inferred is not
    what the document says, but for stages, which they always infer.
    """
    every = list(found)
    log = Update.objects.known_by(day).filter(passage__document=document)
    updates = list(log.select_related("reform", "event", "milestone", "after"))
    senses = Sense.objects.known_by(day).filter(passage__document=document).select_related("term")
    return [
        _compare(
            "abbreviations",
            {(one.term.text.casefold(), folded(one.expansion)) for one in senses},
            {
                (one.about.casefold(), folded(one.words))
                for one in every
                if one.sort == "abbreviation"
            },
        ),
        _dates([one for one in updates if one.kind == Update.Kind.TARGET], every),
        _compare(
            "mentions",
            {(slug_of(one), "") for one in updates},
            {
                (one.slug, "")
                for one in every
                if one.about_kind in ("reform", "event") and one.slug and one.sort != "silent"
            },
        ),
        _compare(
            "stages",
            {
                (slug_of(one), one.stage)
                for one in updates
                if one.kind == Update.Kind.STAGE and one.stage != Stage.NOT_STAGED
            },
            {
                (one.slug, one.words.replace(" ", "-"))
                for one in every
                if one.sort == "stage" and one.slug
            },
        ),
    ]


def slug_of(update: Update) -> str:
    """What an update is about."""
    about = update.event or update.reform
    return str(about.slug) if about else ""


def folded(text: str) -> str:
    """Words without signs and capitals; "&" is "and"."""
    plain = text.lower().replace("&", " and ").replace("’", "'")
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def _dates(targets: list[Update], found: list[Proposal]) -> Measured:
    wanted = {
        (slug_of(one), str(one.target.words), str(one.target.edtf))
        for one in targets
        if one.target.edtf or one.after_id
    }
    got = {(one.slug, one.words, one.edtf) for one in found if one.sort == "date" and one.slug}

    def same(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
        words, others = folded(a[1]), folded(b[1])
        return a[0] == b[0] and (bool(a[2] and a[2] == b[2]) or words in others or others in words)

    hit = {one for one in wanted if any(same(one, other) for other in got)}
    extra = {one for one in got if not any(same(other, one) for other in wanted)}
    return Measured(
        "dates tied to the right reform",
        len(hit),
        len(hit) + len(extra),
        len(wanted),
        tuple(sorted(f"{slug}: {words}" for slug, words, _ in wanted - hit)),
        tuple(sorted(f"{slug}: {words}" for slug, words, _ in extra)),
    )


def _compare(what: str, wanted: set[Pair], got: set[Pair]) -> Measured:
    return Measured(
        what,
        len(wanted & got),
        len(got),
        len(wanted),
        tuple(sorted(": ".join(filter(None, one)) for one in wanted - got)),
        tuple(sorted(": ".join(filter(None, one)) for one in got - wanted)),
    )
