"""Rebuilds what was known on any day from the tables at /data/. Standard library only.

    python rebuild_a_day.py send-ap-tracker.zip 2023-08-14

Prints JSON: each reform that a source had mentioned by then, with its name, stage, legal force,
and the date and outcome of each milestone. The rules, which are those of the tracker:

1. An entry counts from its `known_on` on, that day included.
2. An entry that another one `corrects` counts no more from the day of that other one on; one that
   is `withdrawn` says nothing itself.
3. Of what is left, the newest of each kind and subject counts: the latest `known_on`, and of two
   from one day the one recorded later, which stands lower in updates.csv.
"""

import csv
import json
import sys
import zipfile
from io import TextIOWrapper

NO_DATE = {"words": "", "edtf": "", "outcome": ""}
SIGNS = "=+-@\t\r\n＝＋－＠"


def read_table(path: str, name: str) -> list[dict[str, str]]:
    """The rows of a table in the ZIP, each by column; an apostrophe that guards a formula goes."""
    with zipfile.ZipFile(path) as package, package.open(f"{name}.csv") as file:
        rows = csv.DictReader(TextIOWrapper(file, "utf-8-sig", newline=""))
        return [{column: unguarded(text) for column, text in row.items()} for row in rows]


def unguarded(text: str) -> str:
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare and bare[0] in SIGNS else text


def subject(update: dict[str, str]) -> tuple[str, ...]:
    return update["reform"], update["milestone"], update["event"]


def in_force(updates: list[dict[str, str]], day: str) -> dict[tuple[str, ...], dict[str, str]]:
    """The entries in force on a day, by subject and kind."""
    known = [update for update in updates if update["known_on"] <= day]
    mended = {update["corrects"] for update in known if update["corrects"]}
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for update in known:
        if update["key"] in mended or update["withdrawn"] == "true":
            continue
        key = (*subject(update), update["kind"])
        if key not in found or found[key]["known_on"] <= update["known_on"]:
            found[key] = update
    return found


def rebuild(path: str, day: str) -> dict[str, dict[str, object]]:
    """What was known of each reform on a day, by slug."""
    updates = read_table(path, "updates")
    mentioned = {update["reform"] for update in updates if update["known_on"] <= day}
    titles = {row["slug"]: row["title"] for row in read_table(path, "reforms")}
    state: dict[str, dict[str, object]] = {
        slug: {"name": titles[slug], "stage": "not-staged", "legal_force": "", "milestones": {}}
        for slug in sorted(mentioned - {""})
    }
    milestones: dict[tuple[str, str], dict[str, str]] = {}
    for (reform, milestone, _, kind), update in in_force(updates, day).items():
        if milestone:
            about = milestones.setdefault((reform, milestone), dict(NO_DATE))
            if kind == "target":
                about |= {"words": update["target_words"], "edtf": update["target_edtf"]}
            elif kind == "outcome":
                about["outcome"] = update["outcome"]
        elif reform and kind in ("name", "stage", "legal-force"):
            column = kind.replace("-", "_")
            state[reform][column] = update[column]
    for slug, told in state.items():
        told["milestones"] = {own: date for (of, own), date in milestones.items() if of == slug}
    return state


if __name__ == "__main__":
    json.dump(rebuild(sys.argv[1], sys.argv[2]), sys.stdout, ensure_ascii=False, indent=1)
