"""The fixtures, one for each document, and their loading."""

from collections.abc import Sequence
from pathlib import Path

from django.db import models
from reversion.models import Version

from libs.ingest import Plan, load_fixtures

FIXTURES = Path(__file__).resolve().parent / "fixtures"


def load(
    names: Sequence[str] = (),
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    folder: Path = FIXTURES,
) -> Plan:
    """Load the fixtures that `names` mean, all of them for none: see libs.ingest.fixtures.

    A row that nobody edited takes the value of a fixture that was mended; one that was edited
    stays as it is. Facts are never changed: see seeds.models.sourced.
    """
    return load_fixtures(
        names, overwrite=overwrite, dry_run=dry_run, folder=folder, may_take=was_never_edited
    )


def was_never_edited(row: models.Model) -> bool:
    """Whether no version of the row was kept: one is, before anybody changes it in the admin."""
    return not Version.objects.get_for_object(row).exists()
