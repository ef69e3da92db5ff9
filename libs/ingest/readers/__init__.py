"""What files may be written in: YAML for fixtures, CSV and XLSX for tables. Bytes in, rows out."""

Record = tuple[int, list[str]]
"""A row's number as a spreadsheet shows it, and its cells as texts."""


class BadTable(ValueError):
    """The file cannot be read as a table; `reasons` are sentences, `name` is the file's."""

    def __init__(self, *reasons: str, name: str = "") -> None:
        self.reasons, self.name = reasons, name
        super().__init__(" ".join(reasons))
