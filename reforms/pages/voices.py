"""Who says what became of a milestone: the body that promised, or somebody else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from reforms.models import Involvement, Update
from seeds.models import Basis
from seeds.voices import EDITOR, Speaker, Voice, speaker_of

Role = Involvement.Role
ANSWERS_FOR = (Role.LEADS, Role.DELIVERS, Role.TESTS, Role.FUNDS, Role.INSPECTS)
"""Whoever has one of these parts in a reform speaks of its own work."""

BODIES: Mapping[str, tuple[str, ...]] = {
    "Ofsted": ("ofsted",),
    "Ofsted and the CQC": ("ofsted", "care-quality-commission", "cqc"),
    "the DHSC": ("department-of-health-and-social-care",),
    "NHS England": ("nhs-england",),
}
"""By a speaker's name, the slugs of its bodies. Who is not here has a part in no reform."""


def read_speakers(in_force: Iterable[Update], day: date) -> dict[int, Speaker]:
    """Who says each outcome, by the update's key. One query, where a speaker may have a part.

    Their passages and documents must have been fetched with them.
    """
    found = {
        one.pk: (one.reform_id, _speaker(one))
        for one in in_force
        if one.kind == Update.Kind.OUTCOME
    }
    asked = {reform for reform, speaker in found.values() if reform and speaker.name in BODIES}
    parts = _read_parts(asked, day) if asked else set()
    return {
        key: replace(speaker, voice=Voice.OWN)
        if any((reform, slug) in parts for slug in BODIES.get(speaker.name, ()))
        else speaker
        for key, (reform, speaker) in found.items()
    }


def _speaker(outcome: Update) -> Speaker:
    if outcome.basis == Basis.INFERRED or outcome.passage is None:
        return EDITOR
    return speaker_of(outcome.passage.document)


def _read_parts(reforms: Collection[int], day: date) -> set[tuple[int, str]]:
    """Which bodies answer for which of the reforms: the reform's key and the body's slug."""
    rows = Involvement.objects.known_by(day).filter(reform__in=reforms, role__in=ANSWERS_FOR)
    return set(rows.order_by().values_list("reform", "body__slug"))
