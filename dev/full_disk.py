"""Fills the disk under the served site, saves, makes room, and saves again.

`python -m dev.full_disk`, as root, who may mount a disk of 40 MB in memory: an SQLite file lies on
it, or a tablespace of the PostgreSQL of DATABASE_URL, which must be this machine's and empty.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from dev.kills import PORT, SIGN_IN, TOKEN, seconds_away
from dev.postgres import unprivileged_user
from dev.scratch import ask_python, manage, scratch_database
from dev.steps import PYTHON, ROOT

ADD = "/admin/glossary/term/add/"
SIZE_MEGABYTES = 40
ON_THE_DISK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLESPACE small LOCATION '{}'")
    for table in connection.introspection.table_names(cursor):
        cursor.execute('ALTER TABLE "%s" SET TABLESPACE small' % table)
"""


@contextmanager
def small_disk() -> Iterator[Path]:
    """A disk of its own, mounted in a folder."""
    with tempfile.TemporaryDirectory(prefix="tracker-disk-") as folder:
        size = f"size={SIZE_MEGABYTES}m,mode=0777"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", folder], check=True)  # noqa: S607
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 4096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler


class EditorOfDisk:
    """Somebody who is signed in; `says` is the last page."""

    def __init__(self) -> None:
        session = ask_python(SIGN_IN).splitlines()[-1]
        self._headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}
        self.says = ""

    def ask(self, method: str, path: str, body: str = "") -> int:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request(method, path, body or None, self._headers | kind)
        answer = connection.getresponse()
        self.says = answer.read().decode()
        connection.close()
        return answer.status

    def save(self, name: str, more: str) -> int:
        form = {"csrfmiddlewaretoken": TOKEN, "text": name, "slug": name.lower()}
        return self.ask("POST", ADD, urlencode(form | {"other_spellings": more}))


def try_it(disk: Path) -> None:
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    editor = EditorOfDisk()
    print("with room:", editor.save("KXROOM", ""))
    filler = fill(disk)
    failed, kept = [], 0
    for number in range(200):
        more = f"typed {number} " + "word " * 35
        if (status := editor.save(f"KXFULL{number}", more)) != 302:
            failed.append(status)
            kept += more.strip() in editor.says and "Nothing of this was saved" in editor.says
            editor.ask("GET", "/admin/")
            if re.search(r"KXFULL\d+.{0,40}added successfully", editor.says):
                print("announced and not saved")
            if len(failed) == 10:
                break
    print(f"without room: {number + 1 - len(failed)} saved, then {failed}; {kept} kept the text")
    print("readers meanwhile:", [editor.ask("GET", path) for path in ("/about/", "/glossary/")])
    filler.unlink()
    print("with room again:", editor.save("KXAGAIN", ""))
    print(ask_python("from glossary.models import Term; print(Term.objects.filter("
                     "text__startswith='KXFULL').count(), 'of KXFULL are there')"))  # fmt: skip
    print(manage("verify_log").splitlines()[-1])


def main() -> None:
    """Prints what it saw."""
    if os.geteuid():
        sys.exit("Only root may mount a disk.")
    with small_disk() as disk:
        is_sqlite = "DATABASE_URL" not in os.environ
        if is_sqlite:
            os.environ["DATABASE_URL"] = f"sqlite:///{disk / 'full.sqlite3'}"
        with scratch_database():
            if not is_sqlite:
                inner = disk / "space"
                inner.mkdir()
                os.chown(inner, owner_of_server(), -1)
                ask_python(ON_THE_DISK.format(inner))
            command = [PYTHON, "-m", "dev.serve"]
            with subprocess.Popen(
                command, cwd=ROOT, env=os.environ | {"PORT": str(PORT)}
            ) as server:
                try:
                    seconds_away(60)
                    try_it(disk)
                finally:
                    server.terminate()


def owner_of_server() -> int:
    """The user whom dev.postgres runs its server as."""
    import pwd

    print("database:", urlsplit(os.environ["DATABASE_URL"]).scheme)
    return pwd.getpwnam(unprivileged_user() or "root").pw_uid


if __name__ == "__main__":
    main()
