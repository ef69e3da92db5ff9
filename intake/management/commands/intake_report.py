"""`manage.py intake_report`: reads documents that people recorded, and writes how well it went."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake.finding.whole import propose
from intake.known import read_known
from intake.measuring import Measured, measure
from libs.reading_files import RefusedFile, read_apart
from libs.vaguedates.printing import print_day
from seeds.models import Document

BEGIN = "<!-- figures: make intake-report -->"
END = "<!-- end of figures -->"


class Command(BaseCommand):
    help = (
        "Reads the documents whose copies are in a folder and writes into docs/intake.md how much "
        "was found of what people recorded, and how much of what was found is right."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=Path, required=True, metavar="DIR")
        page = settings.BASE_DIR / "docs" / "intake.md"
        parser.add_argument("--page", type=Path, default=page, metavar="FILE")

    def handle(self, *_: Any, **options: Any) -> None:
        today = timezone.localdate()
        known = read_known(today)
        lines: list[str] = []
        for document in Document.objects.exclude(file_name="").order_by("published_latest"):
            published = document.published.window.earliest
            file = options["documents"] / Path(document.file_name).name
            if not file.is_file() or published is None:
                continue
            try:
                text = read_apart(file.read_bytes())
            except RefusedFile as refused:
                raise CommandError(f"{document}: {refused}") from refused
            figures = measure(document, propose(text, known, published), today)
            lines += [f"### {document.short_title}, {print_day(published)}", "", *_table(figures)]
        if not lines:
            raise CommandError(
                f"No document that was recorded has a copy in {options['documents']}."
            )
        page: Path = options["page"]
        report = page.read_text(encoding="utf-8")
        before, after = report.partition(BEGIN)[0], report.partition(END)[2]
        written = "\n".join([BEGIN, "", *lines, END])
        page.write_text(f"{before}{written}{after}", encoding="utf-8")
        self.stdout.write(written)


def _table(figures: list[Measured]) -> list[str]:
    rows = [
        "| what | right | found | to be found | precision | recall |",
        "|---|---|---|---|---|---|",
    ]
    for one in figures:
        shares = f"{one.precision:.2f} | {one.recall:.2f}"
        rows.append(f"| {one.what} | {one.right} | {one.found} | {one.wanted} | {shares} |")
    return [*rows, ""]
