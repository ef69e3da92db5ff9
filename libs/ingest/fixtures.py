"""A folder of fixtures into the database: adds what is missing, leaves what was edited."""

from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import models, transaction

from libs.ingest.engine import ingest_rows
from libs.ingest.incoming import IncomingRow, Mistake
from libs.ingest.plan import Action, IngestOptions, Plan
from libs.ingest.readers.yaml_file import read_file


class BadFixtures(Exception):
    """The files cannot be loaded; the plan has every mistake that was found."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__("; ".join(f"{one.file}: {one}" for one in plan.mistakes))


def load_fixtures(
    names: Sequence[str] = (),
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    folder: Path,
    may_take: Callable[[models.Model], bool] = lambda row: False,
) -> Plan:
    """Load the fixtures that `names` mean, all of them for none.

    `may_take` tells of a stored row that differs whether it may take the fixture's value.

    Raises LookupError for a name that means no fixture, and BadFixtures where anything is wrong.
    Nothing is saved then, nor on a dry run.
    """
    rows: list[IncomingRow] = []
    mistakes: list[Mistake] = []
    for file in choose_files(names, folder):
        read, wrong = read_file(file)
        rows += read
        mistakes += wrong
    if_different = Action.CHANGED if overwrite else Action.DIFFERS
    options = IngestOptions(if_different=if_different, corrects=overwrite, may_take=may_take)
    with transaction.atomic():
        plan = ingest_rows(rows, options, mistakes)
        if plan.mistakes:
            raise BadFixtures(plan)
        transaction.set_rollback(dry_run)
    return plan


def choose_files(names: Sequence[str], folder: Path) -> list[Path]:
    """Choose the fixture files meant by `names`, all of them for none, in order of their names.

    A name is a file's stem or a part that only one has. Raises LookupError with what to write.
    """
    files = sorted(folder.glob("*.yaml"), key=lambda file: file.stem)
    stems = {file.stem: file for file in files}
    if not names:
        return files
    chosen = set()
    for name in names:
        stem = name.removesuffix(".yaml")
        matches = [stem] if stem in stems else [known for known in stems if stem in known]
        if len(matches) != 1:
            problem = "could be " + " or ".join(matches) if matches else "is not a fixture"
            raise LookupError(f"'{name}' {problem}. There are: {', '.join(stems) or 'none'}.")
        chosen.add(stems[matches[0]])
    return sorted(chosen, key=lambda file: file.stem)
