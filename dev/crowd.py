"""Has eight editors write and eight readers read for a while, through four processes of the site.

`python -m dev.crowd 30` makes a database of its own, or takes that of DATABASE_URL, which must be
empty. Each editor adds one term after the other, and readers ask for pages without a pause.
It prints how many were answered otherwise than right, and what is not there as it was
acknowledged: the rows, their versions, their lines in the log of actions.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from dev.kills import LEFT, PORT, SIGN_IN, Saved, ask, save_terms, seconds_away
from dev.scratch import ask_python, manage, scratch_database
from dev.serve import server
from dev.steps import ROOT
from dev.workers import LEAN

PROCESSES = 4
EDITORS = READERS = 8
PAGES = ("/glossary/", "/about/", "/roadmap/")
COUNTERS = """
from django.contrib.admin.models import LogEntry
from reversion.models import Version
from glossary.models import Term
print(Term.objects.filter(text__startswith="KX").count(), LogEntry.objects.count(),
      Version.objects.count())
"""


def read_pages(saved: Saved, seen: Counter[int]) -> None:
    number = 0
    while not saved.stopped:
        number += 1
        seen[ask("GET", PAGES[number % len(PAGES)], wait=60)] += 1


def crowd(seconds: float) -> tuple[Saved, Counter[int]]:
    """What the editors and the readers were told."""
    session = ask_python(SIGN_IN).splitlines()[-1]
    saved, seen = Saved(wait=60), Counter[int]()
    people = [
        threading.Thread(target=save_terms, args=(number, session, saved))
        for number in range(EDITORS)
    ]
    people += [threading.Thread(target=read_pages, args=(saved, seen)) for _ in range(READERS)]
    for person in people:
        person.start()
    time.sleep(seconds)
    saved.stopped = True
    for person in people:
        person.join(60)
    return saved, seen


def main(seconds: float) -> None:
    """Prints the figures."""
    with scratch_database() as folder:
        manage("load_seeds")
        command = server("127.0.0.1", PORT, workers=PROCESSES)
        with Path(folder, "log").open("w") as log:
            site = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | LEAN, stdout=log, stderr=log
            )
        seconds_away(60)
        saved, seen = crowd(seconds)
        site.send_signal(signal.SIGTERM)
        site.wait(60)
        left = dict(line.split() for line in ask_python(LEFT).splitlines())
        lost = [name for name in saved.acknowledged if name not in left]
        half = [name for name, kept in left.items() if kept != "True"]
        print(f"{len(saved.acknowledged)} saves acknowledged, {len(lost)} lost, {len(half)} half")
        print(f"refused: {dict(saved.refused)}; pages by status: {dict(seen)}")
        print("rows, lines of the log, versions:", ask_python(COUNTERS))
        print(manage("verify_log").splitlines()[-1])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30)
