"""Nothing that makes a public page asks the clock: the day is handed to it.

Pages that are kept end with the day, so what keeps them asks too.

What records, signs in or serves the admin does ask; a page of a past day shows none of that.
"""

import ast
import re

from config.environment import BASE_DIR
from tests.repository.test_files import tracked

HANDS_OUT_THE_DAY = "libs/days/views.py"
ENDS_THE_DAY = "libs/pagememo/today.py"
NOT_PUBLIC = re.compile(
    r"/admin/|/admin\.py$|/management/|/migrations/|/actions\.py$|/models/"
    r"|^libs/(?:accounts|backoffice|ingest|mailfiles)/"
)
CLOCKS = {"now", "localdate", "localtime", "today", "utcnow"}


def clocks(source: str) -> list[int]:
    """Find the lines that ask the clock; `localdate(moment)` only turns a moment into its day."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"timezone", "date", "datetime"}
        and not (node.args and node.func.attr in {"localdate", "localtime"})
    ]


def test_two_modules_of_the_public_site_ask_the_clock() -> None:
    rooms = tracked("config/", "reforms/", "partnerships/", "glossary/", "seeds/", "libs/")
    names = [str(file.relative_to(BASE_DIR)) for file in rooms if file.suffix == ".py"]
    public = [name for name in names if not NOT_PUBLIC.search(name)]
    assert len(public) > 100
    asking = [name for name in public if clocks((BASE_DIR / name).read_text(encoding="utf-8"))]
    assert asking == [HANDS_OUT_THE_DAY, ENDS_THE_DAY]


def test_each_way_to_ask_is_known() -> None:
    source = "timezone.now()\ndate.today()\ntimezone.localdate()\ntimezone.localdate(sent)\n"
    assert clocks(source) == [1, 2, 3]
