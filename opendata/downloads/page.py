"""The page about the data: its tables, what each column means, and the licences of its sources."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Value

from opendata.downloads.dictionary import TableAbout, read_dictionary
from seeds.models import Document
from seeds.sealing.newest import SealShown, read_newest_seal


@dataclass(frozen=True, slots=True)
class TableOffered:
    """A table, and how many rows it has."""

    about: TableAbout
    count: int


@dataclass(frozen=True, slots=True)
class LicenceUsed:
    """A licence as sources give it, and how many have it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DataPage:
    """What /data/ shows."""

    tables: tuple[TableOffered, ...]
    licences: tuple[LicenceUsed, ...]
    seal: SealShown

    @property
    def row_count(self) -> str:
        return f"{sum(table.count for table in self.tables):,}"


def build_data() -> DataPage:
    """Three queries."""
    tables = read_dictionary()
    counts = [
        one.model._base_manager.order_by()
        .annotate(table=Value(one.name, CharField()))
        .values("table")
        .annotate(rows=Count("pk"))
        for one in tables
    ]
    first, *others = counts
    found = {row["table"]: row["rows"] for row in first.union(*others, all=True)}
    licences = Document.objects.order_by().values_list("licence").annotate(rows=Count("pk"))
    return DataPage(
        tables=tuple(TableOffered(one, found.get(one.name, 0)) for one in tables),
        licences=tuple(
            LicenceUsed(name, count)
            for name, count in sorted(licences, key=lambda pair: (-pair[1], pair[0]))
        ),
        seal=read_newest_seal(),
    )
