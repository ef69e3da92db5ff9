"""Dates of texts whose gold was marked by hand are tied to the right reform, and seldom to another.

`texts` has each with its gold above a line of dashes: the slugs that are right, and the words. What
begins with "?" may be found and need not. The names are those that the tracker has, without dates.
"""

import re
from datetime import date
from pathlib import Path

from intake.finding.values import Known, KnownMilestone, KnownTerm, KnownThing
from intake.finding.whole import propose
from intake.measuring import folded
from libs.reading_files import read_plain

TEXTS = Path(__file__).parent / "texts"
SINCE_2026 = {"stage": date(2026, 2, 23)}
LEAST_PRECISION, LEAST_RECALL = 0.94, 0.8
Gold = tuple[set[str], str]


def known() -> Known:
    things = []
    for line in (TEXTS / "known.tsv").read_text(encoding="utf-8").splitlines():
        kind, slug, title, names = line.split("\t")
        dated = (KnownMilestone(title),) if kind == "event" else ()
        others = tuple(filter(None, names.split("; ")))
        things.append(KnownThing(kind, slug, title, others, dated, since=SINCE_2026))  # type: ignore[arg-type]
    terms = (
        KnownTerm("EHC", (), ("education, health and care",)),
        KnownTerm("EHCP", (), ("education, health and care plan",)),
        KnownTerm("SENCO", (), ("special educational needs coordinator",)),
        KnownTerm("NPQ", (), ("national professional qualification",)),
    )
    return Known(tuple(things), terms)


def bare(words: str) -> str:
    return re.sub(r"^((in|on|by|from|until|over|after|the|at|for) )+", "", folded(words))


def is_same(gold: Gold, found: tuple[str, str]) -> bool:
    one, other = bare(gold[1]), bare(found[1])
    return found[0] in gold[0] and (one in other or other in one)


def test_the_figures_of_the_texts_do_not_fall() -> None:
    everything, right, wanted = known(), 0, 0
    wrong: list[tuple[str, str, str]] = []
    for path in sorted(TEXTS.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
        said = date.min
        gold: list[Gold] = []
        may: list[Gold] = []
        for line in head.splitlines():
            if line.startswith("published: "):
                said = date.fromisoformat(line.removeprefix("published: "))
            elif "|" in line:
                slugs, _, words = line.lstrip("? ").partition(" | ")
                (may if line.startswith("?") else gold).append((set(slugs.split(",")), words))
        every = propose(read_plain(text), everything, said)
        found = {(one.slug, one.words) for one in every if one.sort == "date" and one.slug}
        right += sum(any(is_same(one, other) for other in found) for one in gold)
        wanted += len(gold)
        wrong += [
            (path.stem, *one) for one in found if not any(is_same(g, one) for g in (*gold, *may))
        ]
    assert right / (right + len(wrong)) >= LEAST_PRECISION, sorted(wrong)
    assert right / wanted >= LEAST_RECALL, (right, wanted)
