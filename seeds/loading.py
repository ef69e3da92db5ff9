"""The fixtures, one for each document, and their loading."""

from collections.abc import Sequence
from pathlib import Path

from libs.ingest import Plan, load_fixtures

FIXTURES = Path(__file__).resolve().parent / "fixtures"


def load(
    names: Sequence[str] = (),
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    folder: Path = FIXTURES,
) -> Plan:
    """Load the fixtures that `names` mean, all of them for none: see libs.ingest.fixtures."""
    return load_fixtures(names, overwrite=overwrite, dry_run=dry_run, folder=folder)
