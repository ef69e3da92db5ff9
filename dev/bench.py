"""`make bench`: how the work grows with the data, as ratios within one run.

Fills a database of its own with 30, 3,000 and 30,000 reforms of ten updates each, and asks for the
same pages; then lays out a timeline of as many milestones without any database. A shared machine
is noisy: read the ratios, not the seconds. Nothing here is a test.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

SIZES = (30, 3_000, 30_000)
ROUNDS = 9
FIRST_DAY, PAST_DAY = date(2022, 4, 28), date(2023, 8, 14)
PAGES = {
    "roadmap, past day": f"/roadmap/?on={PAST_DAY}",
    "roadmap, today": "/roadmap/",
    "one reform": "/reforms/reform-7/",
    "home": "/",
    "editors' start": "/admin/",
    "editors' reforms": "/admin/reforms/reform/",
    "reforms, unchecked": "/admin/reforms/reform/?evidence=old",
    "editors' updates": "/admin/reforms/update/",
    "updates, searched": "/admin/reforms/update/?q=reform+7",
}
BATCH = 2_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "on",  # for plain static addresses; queries are not kept, see below
        }
        import django

        django.setup()
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Fill up step by step and print a table: a line a page, a column a size."""
    from django.conf import settings
    from django.core.management import call_command

    from dev.bench_words import measure_words

    settings.DEBUG = False  # or every query would be remembered
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    browser = sign_in()
    seconds: dict[str, list[float]] = {page: [] for page in PAGES}
    filled = 0
    for size in SIZES:
        print(f"Filling up to {size:,} reforms, {size * 10:,} updates …", flush=True)
        fill(filled, size)
        filled = size
        for page, address in PAGES.items():
            seconds[page].append(typical(lambda address=address: get(browser, address)))  # type: ignore[misc]
    seconds["timeline's geometry"] = [typical(lambda size=size: draw(size)) for size in SIZES]  # type: ignore[misc]
    print(f"\n{'page':20}" + "".join(f"{size:>18,}" for size in SIZES))
    for page, times in seconds.items():
        cells = "".join(f"{t * 1000:9.1f} ms ×{t / times[0]:<5.1f}" for t in times)
        print(f"{page:20}{cells}")
    measure_words(typical)
    print(f"\nTimes are medians of {ROUNDS}; × is the ratio to the first column.")
    print(f"The database grew to {(folder / 'bench.sqlite3').stat().st_size / 1e6:.0f} MB.")


def typical(work: Callable[[], object]) -> float:
    """The median time of `work` in seconds, after one round to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def sign_in() -> Any:
    """A browser of an administrator, who sees all that an editor may see."""
    from django.contrib.auth.models import User
    from django.test import Client

    browser = Client()
    browser.force_login(User.objects.create_superuser("bench"))
    return browser


def get(browser: Any, address: str) -> None:
    response = browser.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")


@cache
def lanes(count: int) -> tuple[Any, ...]:
    """So many milestones as the timeline takes them, thirty to a reform."""
    from reforms.timeline import LaneGroup, MilestoneLane, ReformLane

    milestones = [
        MilestoneLane(
            *(f"m{n}", "#", "Step", "by then", "", None, FIRST_DAY + timedelta(days=n % 1900)),
            *(FIRST_DAY, False, False, "", "upcoming", "Upcoming"),
        )
        for n in range(count)
    ]
    return tuple(
        LaneGroup(
            f"g{at}",
            "Strand",
            (
                ReformLane(
                    *(f"r{at}", "#", "Reform", "future", "Future", False, ""),
                    tuple(milestones[at : at + 30]),
                ),
            ),
        )
        for at in range(0, count, 30)
    )


def draw(count: int) -> None:
    from reforms.timeline import layout_timeline

    layout_timeline(lanes(count), (), PAST_DAY, PAST_DAY)


def fill(start: int, stop: int) -> None:
    """Reforms number `start` to `stop`, one milestone and ten updates each, over two documents."""
    from django.db import transaction

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
    for low in range(start, stop, BATCH):
        with transaction.atomic():
            numbers = range(low, min(low + BATCH, stop))
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


def updates(milestone: Any, passages: list[Any]) -> list[Any]:
    """Ten updates of one reform: described, staged, dated and redated, over sixteen months."""
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
