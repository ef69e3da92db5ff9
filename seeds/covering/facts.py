"""Whether the facts that carry statements are in the database, and what corrects them by now.

Rows are found by natural key, so that this room imports none of the rooms above it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from libs.ingest.natural_keys import has_natural_key, key_of, naming_paths
from seeds.covering.statements import DocumentCoverage, Fact
from seeds.models import Document, Sourced

Kinds = dict[str, type[models.Model]]


@dataclass(slots=True)
class FactsLookedUp:
    """What the look-up found.

    `problems` has a line for each document and fact that is not there. `corrections` leads from
    a fact that was corrected to the last fact that corrects it.
    """

    problems: list[str] = field(default_factory=list)
    corrections: dict[Fact, Fact] = field(default_factory=dict)


def look_up(coverages: Iterable[DocumentCoverage]) -> FactsLookedUp:
    """Every document and fact that the lists name, looked up in the database."""
    kinds, found = _kinds(), FactsLookedUp()
    for coverage in coverages:
        if not Document.objects.filter(slug=coverage.document).exists():
            found.problems.append(f"{coverage.document}: no document is called that")
        for statement in coverage.statements:
            for fact in statement.facts:
                try:
                    row = _row(fact, kinds)
                except LookupError as error:
                    place = f"{coverage.document}, no. {statement.number}"
                    found.problems.append(f"{place}: {error.args[0]}")
                    continue
                last = _last_correction(row)
                if last != row:
                    found.corrections[fact] = Fact(fact.model, key_of(last))
    return found


def in_no_statement(coverages: Iterable[DocumentCoverage]) -> list[str]:
    """Facts that a listed document tells and no statement of it names; corrected ones left out."""
    unnamed = []
    for coverage in coverages:
        named = {fact for statement in coverage.statements for fact in statement.facts}
        for name, model in _kinds().items():
            if issubclass(model, Sourced):
                rows = model._default_manager.filter(passage__document__slug=coverage.document)
                told = [(row, Fact(name, key_of(row))) for row in rows]
                unnamed += [
                    f"{coverage.document}: no statement names {fact}"
                    for row, fact in told
                    if fact not in named and _last_correction(row) == row
                ]
    return unnamed


def _kinds() -> Kinds:
    """The tracker's own models that have natural keys, by their names."""
    return {
        str(model._meta.model_name): model for model in apps.get_models() if has_natural_key(model)
    }


def _row(fact: Fact, kinds: Kinds) -> models.Model:
    """The row of that name. Raises LookupError with the reason."""
    model = kinds.get(fact.model)
    if model is None:
        known = ", ".join(sorted(kinds))
        raise LookupError(f"there is no kind of row '{fact.model}': there are {known}")
    called = "/".join(fact.key)
    try:
        named = zip(naming_paths(model), fact.key, strict=True)
        row: models.Model = model._default_manager.get(**dict(named))
    except ObjectDoesNotExist:
        raise LookupError(f"no {model._meta.verbose_name} is called '{called}'") from None
    except ValueError:
        raise LookupError(f"a {model._meta.verbose_name} is not named by '{called}'") from None
    return row


def _last_correction(row: models.Model) -> models.Model:
    """The row itself, or what corrects it in the end; not every kind of row is corrected."""
    return row.as_it_stands() if isinstance(row, Sourced) else row
