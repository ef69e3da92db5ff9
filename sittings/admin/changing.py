"""The rows of a form changed by its buttons, which need no script; and two versions of it."""

import re
from collections.abc import Iterator

from sittings.admin.without_news import change_nothing
from sittings.typed import MAX_ROWS, Boxes, Typed, is_filled, keyed

DOES = re.compile(r"(copy|up|down|remove)-(\d{1,3})", re.ASCII)
MOST = 20


def change_form(typed: Typed, do: str) -> bool:
    """Does what a button within the form says; False for one that sends it."""
    return _change_rows(typed.rows, do) or change_nothing(typed, do)


def _change_rows(rows: list[Boxes], do: str) -> bool:
    if do in ("add", "find"):
        if do == "add" and len(rows) < MAX_ROWS:
            rows.append(keyed(_basis(rows)))
        return True
    found = DOES.fullmatch(do)
    if not found:
        return False
    index = int(found[2])
    if index < len(rows):
        _change(rows, found[1], index)
    return True


def _change(rows: list[Boxes], what: str, index: int) -> None:
    if what == "remove":
        rows.pop(index)
    elif what == "copy":
        if len(rows) < MAX_ROWS:
            rows.insert(index + 1, keyed(rows[index] | {"key": ""}))
    else:
        other = index - 1 if what == "up" else index + 1
        if 0 <= other < len(rows):
            rows[index], rows[other] = rows[other], rows[index]


def _basis(rows: list[Boxes]) -> Boxes:
    """A new row is said by the source as the one above it was."""
    last = rows[-1].get("basis", "") if rows else ""
    return {"basis": last} if last else {}


def differences(theirs: Typed, mine: Typed) -> list[str]:
    """What a colleague's version says otherwise, a line for each box; the first of them."""
    return list(_differences(theirs, mine))[:MOST]


def _differences(theirs: Typed, mine: Typed) -> Iterator[str]:
    yield from _boxes("The source", theirs.source, mine.source)
    own = {row["key"]: row for row in mine.rows}
    there = {row["key"]: row for row in theirs.rows}
    for number, (key, row) in enumerate(there.items(), start=1):
        if key in own:
            yield from _boxes(f"Statement {number}", row, own[key])
        elif is_filled(row):
            about = row.get("about", "")
            yield f"Statement {number} is not in yours: {about}, {row.get('says', '')}"
    for key, row in own.items():
        if key not in there and is_filled(row):
            yield f"Theirs has no row on {row.get('about', 'nothing yet')}"
    yield from _boxes("Nothing new about", theirs.nothing, mine.nothing)


def _boxes(where: str, theirs: Boxes, mine: Boxes) -> Iterator[str]:
    for name in dict.fromkeys((*theirs, *mine)):
        if name != "key" and theirs.get(name, "") != mine.get(name, ""):
            box = name.replace("_", " ")
            yield f"{where}, {box}: theirs “{theirs.get(name, '')}”, yours “{mine.get(name, '')}”"
