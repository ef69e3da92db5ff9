"""The library that reads workbooks takes its memory only where somebody sends one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
START = """
import sys
from tests import environment
environment.fix()
import django
django.setup()
import config.urls
assert "libs.ingest.readers.workbook" in sys.modules
assert "openpyxl" not in sys.modules
from libs.ingest.readers import workbook
book = workbook.read("a.xlsx", workbook.write(["slug"], [["one"]]))
assert [cell.text for _, cells in book.sheets[0].rows for cell in cells] == ["slug", "one"]
assert "openpyxl" in sys.modules
"""


def test_a_site_that_starts_does_not_load_it() -> None:
    subprocess.run([sys.executable, "-W", "ignore", "-c", START], cwd=ROOT, check=True)
