"""Why a file was not read, in words for the person who sent it."""

Record = tuple[int, list[str]]
"""A row's number as a spreadsheet shows it, and its cells as texts."""


def sentence(text: str) -> str:
    """The text with a full stop, unless it asks something."""
    return text if text.endswith("?") else f"{text}."


class BadSheet(ValueError):
    """The file cannot be read as a table; `reasons` are sentences."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))
