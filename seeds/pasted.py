"""The words of a document that editors pasted: kept in a room above, which hands over a reader.

They are their publishers' and never shown: passages are looked for in them, as in copies.
"""

from collections.abc import Callable, Iterable

ReadTexts = Callable[[Iterable[int]], dict[int, str]]

_readers: list[ReadTexts] = []


def supply_pasted_texts(reader: ReadTexts) -> None:
    """Registers the reader: from documents' ids to their texts, in one query."""
    _readers[:] = [reader]


def pasted_texts(documents: Iterable[int]) -> dict[int, str]:
    """The texts that were pasted, by the documents' ids; {} where no room keeps any."""
    wanted = list(documents)
    return _readers[0](wanted) if _readers and wanted else {}
