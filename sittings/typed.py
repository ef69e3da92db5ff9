"""What was typed in a sitting, box by box, right or wrong: from the form to the draft and back.

    {"source": {"title": "…"}, "rows": [{"key": "…", "about": "…"}], "nothing": {"reforms": "…"}}

Nothing is judged here, so nothing that was typed can be lost by being wrong.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import QueryDict

from seeds.models.keys import new_key

Boxes = dict[str, str]

SOURCE = (
    *("find", "find_pick", "same", "title", "short_title", "publisher", "author", "kind"),
    *("authority", "licence", "address", "published", "published_reading", "speaks_for"),
    *("speaks_for_reading", "known_on", "known_on_reading"),
)
CITED = ("heading_path", "opening", "closing")
ROW = (
    *(
        "key",
        "about",
        "about_pick",
        "strand",
        "event_kind",
        "milestones",
        "milestone",
        "milestone_pick",
    ),
    *("says", "other", "other_pick", "words", "target_reading", "is_proposed", *CITED),
    *("basis", "reason", "note", "is_minor"),
)
NOTHING = ("key", "find", *CITED, "basis", "reason", "note")

MAX_ROWS = 400
"""Statements of one sitting: as many as fit in a form (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""
LONGEST_TEXT = 400_000
"""Letters of a pasted text: some 150 pages."""
LONGEST_BOX = 4_000
LONGEST_LIST = 40_000
"""Letters of the names of all reforms without news."""

ROW_NUMBERS = "rows"
"""The hidden boxes that say in which order the rows of the form stand."""


@dataclass(slots=True)
class Typed:
    """The boxes of the source, of each statement in their order, and of "nothing new about"."""

    source: Boxes = field(default_factory=dict)
    rows: list[Boxes] = field(default_factory=list)
    nothing: Boxes = field(default_factory=dict)

    @classmethod
    def stored(cls, value: Any) -> "Typed":
        """From what a draft keeps."""
        return cls(
            dict(value.get("source", {})),
            [dict(row) for row in value.get("rows", [])],
            dict(value.get("nothing", {})),
        )

    @classmethod
    def posted(cls, post: QueryDict) -> "Typed":
        """From a form that was sent; each row keeps its key, and gets one where it has none."""
        numbers = [one for one in post.getlist(ROW_NUMBERS) if one.isascii() and one.isdigit()]
        return cls(
            _boxes(post, "source", SOURCE),
            [keyed(_boxes(post, f"row-{one}", ROW)) for one in dict.fromkeys(numbers)][:MAX_ROWS],
            keyed(_boxes(post, "nothing", NOTHING) | _without_news(post)),
        )

    def to_store(self) -> dict[str, Any]:
        """What a draft keeps: all but what was only looked for."""
        nothing = {name: value for name, value in self.nothing.items() if name != "find"}
        return asdict(self) | {"nothing": nothing}

    @property
    def statements(self) -> list[Boxes]:
        """The rows in which something was typed."""
        return [row for row in self.rows if is_filled(row)]


def is_filled(row: Mapping[str, str]) -> bool:
    """Whether a row says something: a basis taken over from the row above it is nothing typed."""
    return any(value for name, value in row.items() if name not in ("key", "basis"))


def keyed(boxes: Boxes) -> Boxes:
    """With the key under which the statement will stand in the log, if it has none yet."""
    return boxes | {"key": boxes.get("key") or new_key()}


def text_posted(post: QueryDict) -> str:
    """The pasted text with the line ends that a draft keeps."""
    return plain(post.get("text", ""))[:LONGEST_TEXT]


def plain(text: str) -> str:
    """Without the NUL that no database keeps, and with one kind of line ends."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _without_news(post: QueryDict) -> Boxes:
    """The reforms without news, one a line: those that were ticked, then those that were typed."""
    given = [*post.getlist("nothing-chosen"), *plain(post.get("nothing-reforms", "")).split("\n")]
    lines = dict.fromkeys(line for one in given if (line := " ".join(plain(one).split())))
    return {"reforms": "\n".join(lines)[:LONGEST_LIST]} if lines else {}


def _boxes(post: QueryDict, prefix: str, names: tuple[str, ...]) -> Boxes:
    given = {name: plain(post.get(f"{prefix}-{name}", "")).strip() for name in names}
    return {name: value[:LONGEST_BOX] for name, value in given.items() if value}
