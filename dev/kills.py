"""Kills the served site and a load of the fixtures at random moments, and counts what is left.

`python -m dev.kills 60` makes a database of its own, or takes that of DATABASE_URL, which must be
empty. It kills the load of the fixtures a few times, serves the site as `make run` does, has three
editors save new abbreviations and a fourth bring in tables of them without a pause, and kills a
worker 54 times and the whole server 6 times meanwhile. Then it prints how long the site was away,
how many saves and tables were answered with success and are not there, and how many rows came
without their version or their line in the log of actions, how many tables in part.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from dev import kills_importing
from dev.scratch import ask_python, manage, scratch_database
from dev.steps import PYTHON, ROOT
from dev.supervise import LIVES_SECONDS

PORT = 8490
EDITORS = 3
LOADS_KILLED = 5
SEED = 14
LONGEST_AWAY_SECONDS = 20.0
TOKEN = "a" * 32

SIGN_IN = """
from django.contrib.auth.models import User
from django.test import Client
user = User.objects.create_superuser("killed")
client = Client()
client.force_login(user)
print(client.cookies["sessionid"].value)
"""
COUNT = """
from django.apps import apps
print(sum(model._base_manager.count() for room in ("reforms", "partnerships", "glossary")
          for model in apps.get_app_config(room).get_models()))
"""
LEFT = """
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from reversion.models import Version
from glossary.models import Term
kind = ContentType.objects.get_for_model(Term)
kept = set(Version.objects.filter(content_type=kind).values_list("object_id", flat=True))
kept &= set(LogEntry.objects.filter(content_type=kind).values_list("object_id", flat=True))
for key, text in Term.objects.filter(text__startswith="KX").values_list("pk", "text"):
    print(text, str(key) in kept)
"""


@dataclass
class Saved:
    """What the editors were told."""

    acknowledged: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    stopped: bool = False
    wait: float = 10
    """Seconds that an editor waits for an answer."""


def ask(
    method: str, path: str, body: str = "", headers: dict[str, str] | None = None, wait: float = 10
) -> int:
    """Send one request; the status of its answer."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=wait)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def is_up() -> bool:
    try:
        return ask("GET", "/healthz", wait=2) == 200
    except (OSError, http.client.HTTPException):
        return False


def seconds_away(most: float = LONGEST_AWAY_SECONDS) -> float:
    """Wait until the site answers; how long that took."""
    start = time.monotonic()
    while not is_up() and time.monotonic() - start < most:
        time.sleep(0.02)
    return time.monotonic() - start


def save_terms(editor: int, session: str, saved: Saved) -> None:
    """Save one abbreviation after the other through the admin's form."""
    cookies = f"sessionid={session}; csrftoken={TOKEN}"
    sent_as = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    number = 0
    while not saved.stopped:
        name = f"KX{editor}Y{number}"
        number += 1
        form = {"csrfmiddlewaretoken": TOKEN, "text": name, "slug": name.lower()}
        body = urlencode(form | {"other_spellings": ""})
        try:
            status = ask("POST", "/admin/glossary/term/add/", body, sent_as, saved.wait)
        except (OSError, http.client.HTTPException) as reason:
            saved.refused[type(reason).__name__] += 1
            time.sleep(0.05)
            continue
        if status == 302:
            saved.acknowledged.append(name)
        else:
            saved.refused[str(status)] += 1


def children(pid: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(one) for one in listed.stdout.split()]


def kill_loads() -> None:
    """Kill a load of an empty database at random moments: all of it is there, or nothing."""
    left = []
    for _ in range(LOADS_KILLED):
        load = subprocess.Popen([PYTHON, "manage.py", "load_seeds"], cwd=ROOT, stdout=-3, stderr=-3)
        time.sleep(random.uniform(0.5, 4))  # noqa: S311  # nothing secret is chosen
        load.kill()
        load.wait()
        left.append(ask_python(COUNT))
    manage("load_seeds")
    whole = ask_python(COUNT)
    half = [count for count in left if count not in ("0", whole)]
    print(f"{LOADS_KILLED} loads killed: {left.count('0')} left nothing, {len(half)} a part", *half)


def kill_server(count: int, supervisor: int) -> dict[str, list[float]]:
    """Kill so many times; the seconds until the site answered again, by what was killed."""
    away: dict[str, list[float]] = {"worker": [], "server": []}
    while (number := sum(map(len, away.values()))) < count:
        time.sleep(random.uniform(0.02, 1))  # noqa: S311
        what = "server" if number % 10 == 9 else "worker"
        servers = children(supervisor)
        victims = servers if what == "server" else [one for top in servers for one in children(top)]
        if victims:
            victim, start = random.choice(victims), time.monotonic()  # noqa: S311
            os.kill(victim, signal.SIGKILL)
            # The workers of a server that is gone may answer until the next one is begun.
            while what == "server" and set(children(supervisor)) <= {victim}:
                time.sleep(0.005)
            seconds_away()
            away[what].append(time.monotonic() - start)
    return away


def main(count: int) -> None:
    """Prints the figures."""
    random.seed(SEED)
    with scratch_database() as folder:
        kill_loads()
        kill_site(count, folder)
        print(manage("verify_log"))


def kill_site(count: int, folder: Path) -> None:
    """Kill it while editors save, and print what became of it and of what they saved."""
    session = ask_python(SIGN_IN).splitlines()[-1]
    saved = Saved()
    with Path(folder, "server.log").open("w") as log:
        server = subprocess.Popen(
            [PYTHON, "-m", "dev.serve"],
            cwd=ROOT,
            env=os.environ | {"PORT": str(PORT)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        seconds_away(60)
        time.sleep(LIVES_SECONDS + 1)  # what is lost sooner counts as never started
        editors = [
            threading.Thread(target=save_terms, args=(number, session, saved), daemon=True)
            for number in range(EDITORS)
        ]
        imported = kills_importing.Imported()
        told = (PORT, session, TOKEN, imported)
        editors.append(
            threading.Thread(target=kills_importing.import_tables, args=told, daemon=True)
        )
        for editor in editors:
            editor.start()
        away = kill_server(count, server.pid)
        saved.stopped = imported.stopped = True
        for editor in editors:
            editor.join(20)
        server.terminate()
        server.wait(60)
    left = dict(line.split() for line in ask_python(LEFT).splitlines())
    for what, seconds in away.items():
        ordered = sorted(seconds) or [0.0]
        print(
            f"{what}: killed {len(seconds)} times; away {ordered[len(ordered) // 2]:.2f} s in the "
            f"median, {ordered[-1]:.2f} s at most, over a second {sum(one > 1 for one in seconds)} "
            "times"
        )
    lost = [name for name in saved.acknowledged if name not in left]
    print(f"{len(saved.acknowledged)} saves were acknowledged; {len(lost)} of them are lost")
    print(f"{sum(one != 'True' for one in left.values())} of {len(left)} rows are half there")
    print(f"not acknowledged: {dict(saved.refused)}")
    print(kills_importing.tell_left(imported, ask_python(kills_importing.LEFT)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
