"""`make bench`: measures how the time for a page grows with the data.

Fills temporary databases with 30, 300, 3,000 and 30,000 reforms of ten updates each and requests
the same pages of them by turns, as the first of a new process. Compare the ratios, not the
seconds: other work on the machine changes them. Lists show up to 100 or 200 rows: with 30 reforms
a page is not full, with 300 it is. Before that, dev.bench_serving measures how fast kept pages are
given; `python -m dev.bench serving` does this alone, `python -m dev.bench growing` only prints the
growth. What was found is written to docs/performance.md. Nothing here is a test, and what cannot
be measured is told and left out.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from dev import bench_serving
from dev.bench_report import growth_section, write_report
from dev.steps import StepFailed

REFORM_COUNTS = (30, 300, 3_000, 30_000)
ROUND_COUNT = 9
FIRST_DAY, PAST_DAY = date(2022, 4, 28), date(2023, 8, 14)
PAGES = {
    "roadmap, past day": f"/roadmap/?on={PAST_DAY}",
    "roadmap, today": "/roadmap/",
    "one reform": "/reforms/reform-7/",
    "home": "/",
    "next": "/next/",
    "evidence": "/evidence/",
    "changes": "/changes/",
    "search": "/search/?q=reform+7",
    "brief": "/brief/",
    "sources": "/sources/",
    "editors' start": "/admin/",
    "editors' reforms": "/admin/reforms/reform/",
    "reforms, unchecked": "/admin/reforms/reform/?evidence=old",
    "editors' updates": "/admin/reforms/update/",
    "updates, searched": "/admin/reforms/update/?q=reform+7",
}
BATCH_SIZE = 2_000


def main() -> None:
    if "growing" in sys.argv:
        grow()
        return
    load_before, sections = os.getloadavg()[0], []
    parts = [bench_serving.main] if "serving" in sys.argv else [bench_serving.main, grow]
    for part in parts:
        try:
            sections += part()
        except (StepFailed, SystemExit, OSError) as reason:
            print(f"A part was not measured: {reason}")
    if sections:
        print(f"Written to {write_report(sections, load_before)}.")


def grow() -> list[str]:
    """Measure how pages that are not kept grow with the data; return the report's sections."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "on",  # for static addresses without hashes
        }
        import django

        django.setup()
        return [growth_section(REFORM_COUNTS, measure(Path(folder)))]


def measure(folder: Path) -> dict[str, list[float]]:
    """Fill a database for each size; print a table with a row for each page, and return it."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from dev.bench_timeline import draw_timeline
    from dev.bench_words import measure_words

    settings.DEBUG = False  # otherwise Django keeps every query
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    client = sign_in()
    filled, files = 0, []
    for size in REFORM_COUNTS:
        print(f"Filling up to {size:,} reforms, {size * 10:,} updates …", flush=True)
        fill(filled, size)
        filled = size
        connection.close()
        files.append(shutil.copy(folder / "bench.sqlite3", folder / f"{size}.sqlite3"))
    print("Asking for pages …", flush=True)
    times: dict[str, list[list[float]]] = {page: [[] for _ in files] for page in PAGES}
    for _ in range(ROUND_COUNT):
        for number, file in enumerate(files):
            connection.close()
            connection.settings_dict["NAME"] = file
            for page, address in PAGES.items():
                times[page][number].append(one_time(partial(get, client, address)))
    seconds = {page: [statistics.median(each) for each in found] for page, found in times.items()}
    seconds["timeline's geometry"] = [
        median_seconds(partial(draw_timeline, size)) for size in REFORM_COUNTS
    ]
    print(f"\n{'page':20}" + "".join(f"{size:>18,}" for size in REFORM_COUNTS))
    for page, found in seconds.items():
        cells = "".join(f"{t * 1000:9.1f} ms ×{t / found[0]:<5.1f}" for t in found)
        print(f"{page:20}{cells}")
    measure_words(median_seconds)
    print(f"\nTimes are medians of {ROUND_COUNT}; × is the ratio to the first column.")
    print(f"The database grew to {Path(files[-1]).stat().st_size / 1e6:.0f} MB.")
    return seconds


def one_time(work: Callable[[], object]) -> float:
    """The processor time of `work` in seconds, after one run to warm up."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median of some such times."""
    return statistics.median(one_time(work) for _ in range(ROUND_COUNT))


def sign_in() -> Any:
    """Return a test client with an administrator signed in."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    return client


def get(client: Any, address: str) -> None:
    """Ask for a page; nothing that another page read is at hand."""
    from libs.pagememo.readings import forget_readings

    forget_readings()
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")


def fill(start: int, stop: int) -> None:
    """Add reforms `start` to `stop`, each with a milestone and ten updates from two documents."""
    from django.db import transaction

    from reforms.finding.kept_words import read_unread
    from reforms.models import Milestone, Reform, Strand, Update
    from seeds.models import Document, Passage

    passages = []
    for name, day in (("first", FIRST_DAY), ("second", PAST_DAY)):
        document, _ = Document.objects.get_or_create(
            slug=name,
            defaults={
                "title": name,
                "short_title": name,
                "publisher": "bench",
                "kind": Document.Kind.SUMMARY,
                "authority": Document.Authority.SECTOR,
                "published_words": day.isoformat(),
                "published_edtf": day.isoformat(),
                "licence": "none",
                "file_name": name,
            },
        )
        passages.append(Passage.objects.get_or_create(key=name, document=document)[0])
    strands = [
        Strand.objects.get_or_create(slug=f"strand-{n}", title=f"Strand {n}", position=n)[0]
        for n in range(8)
    ]
    for low in range(start, stop, BATCH_SIZE):
        with transaction.atomic():
            numbers = range(low, min(low + BATCH_SIZE, stop))
            reforms = Reform.objects.bulk_create(
                Reform(slug=f"reform-{n}", title=f"Reform {n}", strand=strands[n % 8], position=n)
                for n in numbers
            )
            milestones = Milestone.objects.bulk_create(
                Milestone(reform=reform, slug="step", title="Step") for reform in reforms
            )
            Update.objects.bulk_create(
                update for milestone in milestones for update in updates(milestone, passages)
            )
    read_unread(stop - start)


def updates(milestone: Any, passages: list[Any]) -> list[Any]:
    """Return ten updates of a reform over eighteen months: descriptions, stages and targets."""
    from reforms.models import Stage, Update

    kind = Update.Kind
    stages, rows = list(Stage), []
    for n in range(10):
        which = (kind.DESCRIPTION, kind.STAGE, kind.TARGET)[n % 3]
        about = milestone if which == kind.TARGET else None
        rows.append(
            Update(
                reform_id=milestone.reform_id,
                milestone=about,
                kind=which,
                known_on=FIRST_DAY + timedelta(days=n * 60),
                basis="reported",
                passage=passages[n > 5],
                note=f"What the source said, {n}.",
                stage=stages[n % 4] if which == kind.STAGE else "",
                target_words=f"by the end of {2023 + n}" if about else "",
                target_edtf=f"../{2023 + n}-12-31" if about else "",
            )
        )
    return rows


if __name__ == "__main__":
    main()
