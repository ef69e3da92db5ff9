"""What the README and docs/ write in backticks is there: files, commands, settings, names.

KINDS says how a span in backticks is recognised and where it is looked up, the first that fits. A
span that nothing recognises fails as well, so that what is left out is written in SAMPLES.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.environment import BASE_DIR
from tests.repository import names
from tests.repository.test_files import tracked

DOCUMENTS = tracked("README.md", "docs/*.md", "docs/**/*.md")

SAMPLES = re.compile(
    r"""
      [^\w\s]+                                # a sign that is talked about: =
    | [<{].*[>}]                              # markup, or a place to fill
    | [\d-]+                                  # a value of a cell
    | true | false | null | no                # words of YAML
    | [\w-]+:\ \S+                            # a line of YAML
    | --[a-z-]+                               # an option of the command that the sentence names
    | (?:INSERT|FOR|UPDATE|DELETE|TRUNCATE)(?:\ [A-Z]+)*   # SQL
    | (?:[A-Z][a-z]*-)+[A-Z][a-z]*            # an HTTP header
    | style-src\ .+                           # a content security policy
    | reform/milestone                        # how a table names a row
    | update_cost_only_for_cost               # what following docs/adding-a-kind.md makes
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SpanKind:
    """A kind of thing that documents name; the pattern's groups are what `is_there` is given."""

    what: str
    pattern: str
    is_there: Callable[..., bool]


SUFFIXES = "py|md|html|scss|css|js|yaml|csv|toml|svg|png|txt|json"
KINDS = (
    SpanKind(
        "command of make", r"make(?: (\w+))?", lambda name: names.has_make_target(name or "help")
    ),
    SpanKind(
        "module to run",
        r"python -m (\w+\.\w+)(?: \d+)?",
        lambda module: names.has_path(f"{module.replace('.', '/')}.py"),
    ),
    SpanKind("test", r"(tests/[\w/]+\.py::test_\w+)", names.has_test),
    SpanKind("command of npm", r"npm run (\w+)", names.has_npm_script),
    SpanKind("command of manage.py", r"(?:python )?manage\.py (.+)", names.has_command),
    SpanKind("command of manage.py", r"(\w+(?: --[\w-]+)+)", names.has_command),
    SpanKind("address", r"(/[\w<>./-]*)", names.has_page),
    SpanKind("parameter", r"\?(\w+)=[\w-]*", names.has_parameter),
    SpanKind("setting", r"([A-Z_]+)=\w+", names.has_variable),
    SpanKind("fact", r"([a-z]+):([\w./-]+)", names.has_key),
    SpanKind(
        "file or folder",
        rf"([\w*./-]+/[\w*./-]*|[\w.-]*\.(?:{SUFFIXES}|env|env\.example))",
        names.has_path,
    ),
    SpanKind(
        "setting or constant",
        r"([A-Z][A-Z_]+)",
        lambda n: names.has_variable(n) or names.has_name(n),
    ),
    SpanKind("name", r"(\w+(?:\.\w+)+)(?:\(.*\))?", names.has_dotted_name),
    SpanKind("name", r"([\w-]+)(?:\(.*\))?", names.has_name),
)


SPANS = (
    r"`([^`]+)`",
    r"\[[^]]*\]\((?!https?:)([^)#]+)",  # what a link leads to
    r"^ {4}((?:make|python manage\.py) \w.*?)(?: *#.*)?$",  # a command in a block of code
    r"^ {4}([\w/]+/)(?= )",  # a folder in one
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A name in a document: its line, its place in the text, and itself."""

    line: int
    place: int
    text: str


def spans(document: str) -> list[Span]:
    """Find every span, what links lead to, and the commands and folders of blocks of code."""
    prose = re.sub(r"^```.*?^```", _blank, document, flags=re.MULTILINE | re.DOTALL)
    return sorted(span for pattern in SPANS for span in _spans(pattern, prose))


def _spans(pattern: str, text: str) -> Iterator[Span]:
    for found in re.finditer(pattern, text, re.MULTILINE):
        line = text.count("\n", 0, found.start(1)) + 1
        yield Span(line, found.start(1), " ".join(found[1].split()))


def mistakes(document: str) -> list[str]:
    """Say of each name that is not there its line and what it would be."""
    absent = [
        f"{span.line}: `{span.text}`: {reason}"
        for span in spans(document)
        if (reason := _mistake(span.text))
    ]
    elsewhere = [
        f"`{name}`: not in {module}"
        for name, module in re.findall(r"`(\w+)` in\s+`([\w/]+/\w+\.py)`", document)
        if module.removesuffix(".py").replace("/", ".") not in names.defined().get(name, ())
    ]
    return absent + elsewhere


def _mistake(text: str) -> str:
    if SAMPLES.fullmatch(text):
        return ""
    for kind in KINDS:
        if found := re.fullmatch(kind.pattern, text):
            return "" if kind.is_there(*found.groups()) else f"no such {kind.what}"
    return "nothing recognises it: name what is there, or add it to SAMPLES"


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(BASE_DIR)))
def test_what_a_document_names_is_there(file: Path) -> None:
    document = file.read_text(encoding="utf-8")
    assert list(spans(document)) or "`" not in document
    name = file.relative_to(BASE_DIR)
    assert [f"{name}:{mistake}" for mistake in mistakes(document)] == []


def test_the_readme_and_every_decision_are_read() -> None:
    read = {str(file.relative_to(BASE_DIR)) for file in DOCUMENTS}
    assert {"README.md", "docs/adding-a-kind.md", "docs/decisions/0001-vague-dates.md"} < read
    found = [span for file in DOCUMENTS for span in spans(file.read_text(encoding="utf-8"))]
    assert len(found) > 500


def test_the_readme_names_every_room_and_library() -> None:
    packages = {
        str(file.parent.relative_to(BASE_DIR))
        for pattern in ("*/__init__.py", "libs/*/__init__.py")
        for file in BASE_DIR.glob(pattern)
    }
    assert {"reforms", "libs/ingest"} < packages
    found = spans((BASE_DIR / "README.md").read_text(encoding="utf-8"))
    assert packages - {"libs", "dev"} <= {span.text.rstrip("/") for span in found}


MADE_UP = """\
See `reforms/gone.py`, `nowhere.scss` and `libs/gone/`; run `make tea`
or `manage.py load_tea`, or `check_seeds --tea`, or `npm run tea`.

    gone/          what is not there
    python manage.py load_seeds --tea

Set `TEA=on` or `NO_TEA`; a `TeaPot` has `poured_on` and `pour()`, `Sourced.pour` and
`libs.triggers.pour` too. Read `/tea/<slug>/`, `/admin/tea/`, `update:tea` and [it](gone.md).
A `thing nobody knows` is at `?tea=`. Read `KINDS` in `reforms/actions.py`.
"""


def test_a_name_that_is_not_there_is_told_by_line() -> None:
    assert mistakes(MADE_UP) == [
        "1: `reforms/gone.py`: no such file or folder",
        "1: `nowhere.scss`: no such file or folder",
        "1: `libs/gone/`: no such file or folder",
        "1: `make tea`: no such command of make",
        "2: `manage.py load_tea`: no such command of manage.py",
        "2: `check_seeds --tea`: no such command of manage.py",
        "2: `npm run tea`: no such command of npm",
        "4: `gone/`: no such file or folder",
        "5: `python manage.py load_seeds --tea`: no such command of manage.py",
        "7: `TEA=on`: no such setting",
        "7: `NO_TEA`: no such setting or constant",
        "7: `TeaPot`: no such name",
        "7: `poured_on`: no such name",
        "7: `pour()`: no such name",
        "7: `Sourced.pour`: no such name",
        "8: `libs.triggers.pour`: no such name",
        "8: `/tea/<slug>/`: no such address",
        "8: `/admin/tea/`: no such address",
        "8: `update:tea`: no such fact",
        "8: `gone.md`: no such file or folder",
        "9: `thing nobody knows`: nothing recognises it: name what is there, or add it to SAMPLES",
        "9: `?tea=`: no such parameter",
        "`KINDS`: not in reforms/actions.py",
    ]


def test_names_that_are_there_are_let_pass() -> None:
    assert (
        mistakes(
            "`make`, `make test`, `manage.py check_seeds --record`, `migrate`, `/events/<slug>/`, "
            "`HTTPS=on`, `reforms/actions.py`, `*/pages/`, `merge.py`, `var/`, `Sourced`, "
            "`record_update(subject=reform)`, `seeds.models.Sourced`, `QuerySet.update`, "
            "`relation_joins_two_bodies`, `known_on`, `KINDS` in `reforms/models/kinds.py`, "
            "`govuk-frontend`, `=`, `?on=`"
        )
        == []
    )
