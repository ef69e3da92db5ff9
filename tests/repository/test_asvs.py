"""Every requirement has an answer in docs/asvs.md, and docs/security.md says what is so."""

import ast
import re
from dataclasses import dataclass

import pytest
from django.conf import settings

from config import limits, middleware
from config.environment import BASE_DIR
from libs.accounts import locks, sessions
from libs.ingest import uploads
from libs.ingest.readers import sheets, workbook
from libs.reading_files import formats
from tests.repository import names
from tests.repository.test_class_names import CODE
from tests.repository.test_files import tracked

COUNTS = """
1.1 0/2, 1.2 5/9, 1.3 2/11, 1.4 0/3, 1.5 1/2
2.1 1/3, 2.2 2/3, 2.3 1/4, 2.4 0/1
3.2 2/2, 3.3 1/4, 3.4 2/6, 3.5 3/5, 3.7 0/2
4.1 1/3, 4.2 0/1, 4.3 0/2, 4.4 1/4
5.1 0/1, 5.2 2/3, 5.3 2/2, 5.4 0/3
6.1 1/3, 6.2 8/12, 6.3 2/4, 6.4 2/4, 6.5 0/5, 6.6 0/3, 6.8 0/4
7.1 0/3, 7.2 4/4, 7.3 0/2, 7.4 2/5, 7.5 0/2, 7.6 0/2
8.1 1/2, 8.2 2/3, 8.3 1/1, 8.4 0/1
9.1 3/3, 9.2 1/4
10.1 0/2, 10.2 0/2, 10.3 0/4, 10.4 5/11, 10.5 0/5, 10.6 0/2, 10.7 0/3
11.1 0/2, 11.2 0/3, 11.3 2/3, 11.4 1/4, 11.5 0/1, 11.6 0/1
12.1 1/3, 12.2 2/2, 12.3 0/4
13.1 0/1, 13.2 0/5, 13.3 0/2, 13.4 1/5
14.1 0/2, 14.2 1/4, 14.3 1/3
15.1 1/3, 15.2 1/3, 15.3 1/7
16.1 0/1, 16.2 0/5, 16.3 0/4, 16.4 0/3, 16.5 0/3
17.1 0/1, 17.2 0/4, 17.3 0/2
"""
"""How many requirements each section has of level 1, which come first, and of both levels."""
SECTIONS = {
    section: (int(first), int(both))
    for section, first, both in re.findall(r"(\d+\.\d+) (\d+)/(\d+)", COUNTS)
}
ROW = re.compile(r"\| (\d+\.\d+)\.(\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \|")
TEST = re.compile(r"`(tests/[\w/]+\.py::test_\w+)`")
REASON = re.compile(r"(?:does not apply: because|gap:) \S.+")
WRITTEN = "`tests/repository/test_asvs.py::test_what_has_to_be_written_down_is`"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A row of the table; `section` is "V1.2" without its letter."""

    section: str
    number: int
    level: int
    answer: str


def rows() -> list[Requirement]:
    lines = (BASE_DIR / "docs" / "asvs.md").read_text().splitlines()
    cells = [line for line in lines if re.match(r"\| \d", line)]
    found = [ROW.fullmatch(line) for line in cells]
    assert [line for line, row in zip(cells, found, strict=True) if row is None] == []
    return [Requirement(r[1], int(r[2]), int(r[3]), r[5]) for r in found if r]


def fault(answer: str) -> str:
    """What is wrong with an answer; "" for nothing."""
    if REASON.fullmatch(answer):
        return ""
    tests = TEST.findall(answer)
    if not tests or ", ".join(f"`{test}`" for test in tests) != answer:
        return f"none of the three answers: {answer}"
    return "".join(f"no such test: {test} " for test in tests if not names.has_test(test))


def test_every_requirement_of_levels_1_and_2_has_its_row() -> None:
    wanted = [
        (section, number, 1 if number <= first else 2)
        for section, (first, both) in SECTIONS.items()
        for number in range(1, both + 1)
    ]
    assert [(row.section, row.number, row.level) for row in rows()] == wanted
    assert (len(wanted), sum(level == 1 for *_, level in wanted)) == (253, 70)


def test_every_answer_is_a_test_that_exists_a_reason_or_a_gap() -> None:
    wrong = {f"{row.section}.{row.number}": fault(row.answer) for row in rows()}
    assert {number: what for number, what in wrong.items() if what} == {}


def test_the_counts_above_the_table_are_its_own() -> None:
    kinds = [row.answer.partition(":")[0] for row in rows()]
    apart, gaps = kinds.count("does not apply"), kinds.count("gap")
    told = f"{len(kinds)} requirements: {len(kinds) - apart - gaps} tested, {apart} that do not "
    assert f"{told}apply, {gaps} gaps." in (BASE_DIR / "docs" / "asvs.md").read_text()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "yes",
        "gap:",
        "does not apply",
        "`tests/repository/test_asvs.py::test_nothing`",
        "`tests/none.py::test_x`",
        f"{WRITTEN} and more",
    ],
)
def test_other_answers_are_told(answer: str) -> None:
    assert fault(answer)
    assert fault(WRITTEN) == ""


def test_what_has_to_be_written_down_is() -> None:
    text = " ".join((BASE_DIR / "docs" / "security.md").read_text().split())
    written = set(re.findall(r"\(V(\d+\.\d+\.\d+)\)", text))
    assert written == {f"{r.section}.{r.number}" for r in rows() if r.answer == WRITTEN}
    idle, whole = sessions.MAX_IDLE_TIME.seconds // 3600, settings.SESSION_COOKIE_AGE // 3600
    minutes = settings.AXES_COOLOFF_TIME.seconds // 60
    searches, drawings, tries = limits.SEARCHES, limits.DRAWINGS, limits.SIGN_INS
    for said in (
        f"{searches.at_once} searches at once and {1 / searches.seconds:.0f} a second",
        f"{drawings.at_once} drawings and one a second",
        f"{tries.at_once} tries to sign in and one every {tries.seconds} seconds",
        f"{middleware.MAX_QUERY_CHARS:,} signs and {middleware.MAX_QUERY_FIELDS:,} fields",
        f"A form: {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} fields",
        f"{uploads.MAX_UPLOAD_BYTES // 2**20} MB, {sheets.MAX_ROWS:,} rows, "
        f"{sheets.MAX_COLUMNS} columns",
        f"unpacked {workbook.MAX_UNPACKED_BYTES // 2**20} MB in {workbook.MAX_PARTS} parts",
        f"DOCX and text, {formats.MOST_BYTES // 2**20} MB",
        f"{settings.AXES_FAILURE_LIMIT} failures lock a name from an address, "
        f"{locks.MAX_FAILURES_PER_ADDRESS} an address, {locks.MAX_FAILURES_PER_USERNAME} a name, "
        f"for {minutes} minutes",
        f"within {locks.TRUSTED_ADDRESS_AGE.days} days",
        f"{idle} hours without a click and {whole} hours in all",
    ):
        assert said in text, said


DANGEROUS = {
    # Code and objects made of data; networks; chance that can be guessed; hashes that are broken.
    *("pickle", "marshal", "shelve", "dill", "random"),
    *("requests", "httpx", "aiohttp", "urllib.request", "http.client", "ftplib", "telnetlib"),
    *("md5", "sha1", "eval", "exec", "compile", "os.system", "os.popen", "shell", "unsafe_load"),
}


def dangers(code: str) -> set[str]:
    """What of DANGEROUS a module imports, calls, or gives as an argument's name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(alias.name for alias in node.names)}
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call):
            found |= {str(word.arg) for word in node.keywords}
            if isinstance(node.func, ast.Name):
                found.add(node.func.id)
            elif isinstance(node.func, ast.Attribute):
                owner = node.func.value
                name = owner.id if isinstance(owner, ast.Name) else ""
                found |= {f"{name}.{node.func.attr}"}
                found |= {node.func.attr} & {"md5", "sha1", "unsafe_load"}
    return found & DANGEROUS


def test_our_code_runs_calls_and_guesses_nothing() -> None:
    folders = [f"{name}/**/*.py" for name in CODE if name not in ("dev", "tests")]
    served = tracked(*folders)
    assert len(served) > 100
    found = {str(file.relative_to(BASE_DIR)): dangers(file.read_text()) for file in served}
    assert {name: what for name, what in found.items() if what} == {}
    for bad in ("import random", "from urllib import request", "eval('1')", "f(shell=True)"):
        assert dangers(bad), bad
    assert dangers("hashlib.md5(b'')")
