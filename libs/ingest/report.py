"""What a load did, or what is wrong with its files, as text for a terminal."""

from itertools import groupby

from libs.ingest.load import Done
from libs.ingest.mistakes import BadSeeds

COLUMNS = ("added", "extended", "overwritten", "unchanged", "differs")


def table_of(done: Done) -> str:
    """One line a kind of row: how many were added, extended, left as they are, or differ."""
    columns = [c for c in COLUMNS if c != "overwritten" or any(n[c] for n in done.counts.values())]
    width = max([len(kind) for kind in done.counts] + [len("in all")])
    rows = [(kind, [counts[c] for c in columns]) for kind, counts in done.counts.items()]
    rows.append(("in all", [sum(counts[c] for counts in done.counts.values()) for c in columns]))
    lines = [f"{'':{width}}" + "".join(f"  {column:>{len(column)}}" for column in columns)]
    for kind, numbers in rows:
        cells = zip(columns, numbers, strict=True)
        lines.append(f"{kind:{width}}" + "".join(f"  {n:>{len(c)}}" for c, n in cells))
    return "\n".join(lines)


def differences_of(done: Done) -> str:
    """Each field that a row has otherwise than its fixture, with both values."""
    lines = []
    for one in done.differences:
        lines.append(f"{one.row}, {one.field}:")
        lines.append(f"  in the database: {one.in_database}")
        lines.append(f"  in the fixture:  {one.in_fixture}")
        lines += [f"  {one.note}"] if one.note else []
    return "\n".join(lines)


def mistakes_of(bad: BadSeeds) -> str:
    """Every mistake under the file it is in."""
    number = len(bad.mistakes)
    lines = [f"Nothing was loaded: {number} mistake{'s' if number > 1 else ''}."]
    for file, mistakes in groupby(
        sorted(bad.mistakes, key=lambda one: (one.file, one.line)), lambda one: one.file
    ):
        lines += ["", file, *(f"  {mistake}" for mistake in mistakes)]
    if bad.held_up:
        lines += ["", f"{bad.held_up} more could not be looked at, because they need one of these."]
    return "\n".join(lines)
