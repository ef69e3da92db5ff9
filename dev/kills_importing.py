"""An editor who brings in one table after the other while the server is killed: see dev.kills."""

import csv
import http.client
import io
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

ADDRESS = "/admin/glossary/term/import/"
ROWS = 60
"""Rows of one table: enough that a kill often comes in their midst."""
BOUNDARY = "tracker-table"
SIGNED = re.compile(r'name="signed_table" value="([^"]+)"')
LEFT = f"""
from collections import Counter
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from reversion.models import Version
from glossary.models import Term
kind = ContentType.objects.get_for_model(Term)
kept = set(Version.objects.filter(content_type=kind).values_list("object_id", flat=True))
tables = Counter()
for key, text in Term.objects.filter(text__startswith="KI").values_list("pk", "text"):
    tables[text.partition("R")[0]] += 1 if str(key) in kept else {ROWS * 10}
print(*(f"{{name}}={{count}}" for name, count in tables.items()))
"""
"""Prints each table of which anything is there, and how many of its rows with their version."""


@dataclass
class Imported:
    """What the editor was told."""

    acknowledged: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    tried: int = 0
    stopped: bool = False


def import_tables(port: int, session: str, token: str, imported: Imported) -> None:
    """Send, look at and confirm one table of new abbreviations after the other."""
    cookies = f"sessionid={session}; csrftoken={token}"
    while not imported.stopped:
        name = f"KI{imported.tried}"
        imported.tried += 1
        try:
            status = _import_one(port, cookies, token, name)
        except (OSError, http.client.HTTPException) as reason:
            imported.refused[type(reason).__name__] += 1
            time.sleep(0.05)
            continue
        if status == 302:
            imported.acknowledged.append(name)
        else:
            imported.refused[str(status)] += 1


def tell_left(imported: Imported, left: str) -> str:
    """What became of the tables, in a sentence; `left` is what LEFT printed."""
    there = {name: int(count) for name, _, count in (one.partition("=") for one in left.split())}
    lost = [name for name in imported.acknowledged if name not in there]
    half = [name for name, count in there.items() if count != ROWS]
    return (
        f"{imported.tried} tables of {ROWS} rows: {len(imported.acknowledged)} were acknowledged, "
        f"{len(lost)} of them are lost; {len(there)} are there, {len(half)} of them in part; "
        f"not acknowledged: {dict(imported.refused)}"
    )


def _import_one(port: int, cookies: str, token: str, name: str) -> int:
    file = io.StringIO(newline="")
    rows = [[f"{name}R{row}", f"{name}R{row}".lower()] for row in range(ROWS)]
    csv.writer(file).writerows([["text", "slug"], *rows])
    part = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [
        f'{part}"csrfmiddlewaretoken"\r\n\r\n{token}',
        f'{part}"file"; filename="t.csv"\r\nContent-Type: text/csv\r\n\r\n{file.getvalue()}',
        f"--{BOUNDARY}--\r\n",
    ]
    status, page = _post(
        port, cookies, "\r\n".join(parts), f"multipart/form-data; boundary={BOUNDARY}"
    )
    found = SIGNED.search(page)
    if status != 200 or not found:
        return status
    sent = urlencode({"csrfmiddlewaretoken": token, "signed_table": found[1]})
    return _post(port, cookies, sent, "application/x-www-form-urlencoded")[0]


def _post(port: int, cookies: str, body: str, kind: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Cookie": cookies, "Content-Type": kind}
        connection.request("POST", ADDRESS, body.encode(), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
