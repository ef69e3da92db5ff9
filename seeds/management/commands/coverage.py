"""`manage.py coverage`: which fact carries which statement of a document, as tables in docs/."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeds.checking import read_copy
from seeds.covering import (
    BadCoverage,
    DocumentCoverage,
    in_no_statement,
    look_up,
    misplaced,
    page_of,
    read_all,
)
from seeds.models import Document


class Command(BaseCommand):
    help = "Checks the lists of statements in seeds/coverage, and the tables made from them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write", action="store_true", help="Write the tables instead of comparing them."
        )
        parser.add_argument(
            "--documents",
            metavar="DIR",
            type=Path,
            help="A folder with copies of the documents: compares the words, and what is left out.",
        )
        parser.add_argument(
            "--folder",
            metavar="DIR",
            type=Path,
            default=settings.BASE_DIR / "docs" / "coverage",
            help="Where the tables are.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            coverages = read_all()
        except BadCoverage as error:
            raise CommandError(str(error)) from error
        found = look_up(coverages)
        problems = found.problems
        if options["documents"]:
            problems += _in_copies(coverages, options["documents"])
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} in all."]))
        for line in in_no_statement(coverages):
            self.stdout.write(line)
        for coverage in coverages:
            document = Document.objects.get(slug=coverage.document)
            page = page_of(coverage, document, found.corrections)
            self._keep(options["folder"] / f"{coverage.document}.md", page, write=options["write"])
            number, carried = len(coverage.statements), coverage.carried
            self.stdout.write(f"{coverage.document}: {number} statements, {carried} carried.")

    def _keep(self, file: Path, page: str, *, write: bool) -> None:
        """Writes the page, or says that the file is not what would be written."""
        if write:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != page:
            raise CommandError(f"{file.name} is out of date: run manage.py coverage --write.")


def _in_copies(coverages: list[DocumentCoverage], folder: Path) -> list[str]:
    """What does not fit the copies of the documents, each with the document's name."""
    names = dict(Document.objects.values_list("slug", "file_name"))
    problems = []
    for coverage in coverages:
        try:
            text = read_copy(folder, names.get(coverage.document, ""))
        except (OSError, ValueError) as error:
            problems.append(f"{coverage.document}: {error}")
            continue
        problems += [f"{coverage.document}, {problem}" for problem in misplaced(coverage, text)]
    return problems
