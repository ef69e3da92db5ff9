"""The fixtures, one for each document, and their loading."""

from collections.abc import Sequence
from pathlib import Path

from libs import ingest

FIXTURES = Path(__file__).resolve().parent / "fixtures"


def load(
    names: Sequence[str] = (),
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    folder: Path = FIXTURES,
) -> ingest.Done:
    """Loads the fixtures that `names` mean, all of them for none: see libs.ingest.load."""
    return ingest.load(names, overwrite=overwrite, dry_run=dry_run, folder=folder)
