"""The marks of a stage and of a standing, as every page, table and drawing shows them."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from reforms.models import Stage
from reforms.standing import Standing
from seeds.marks import INFERRED

SIGNS = {
    Standing.UPCOMING: "M2 7h9.5M8 3.5 11.5 7 8 10.5",
    Standing.IN_ITS_WINDOW: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M7 4.5V7l2 1.5",
    Standing.NOT_BEFORE: "M10 2.5H4.5v9H10",
    Standing.MAY_HAPPEN: "M7.5 2.5H3v9h4.5M7 7h5M9.8 4.8 12 7 9.8 9.2",
    Standing.DATE_PASSED: "M4.5 4.6a2.6 2.6 0 1 1 3.7 2.5C7.4 7.6 7 8 7 9M7 11v1.6",
    Standing.NOT_READ: "M1 7h2.6M5.7 7h2.6M10.4 7H13",
    Standing.MET: "M2 7.5 5.5 11 12 3.5",
    Standing.PART_MET: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2v10M4.5 4.5v5",
    Standing.HAPPENED: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M6.6 7h.8",
    Standing.STOPPED: "M3 3h8v8H3z",
    Standing.SUPERSEDED: "M3 2.5V8h8M8 5l3 3-3 3",
    Standing.WAITING: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9",
    Standing.NO_DATE: "M3 7h8",
}
"""One stroke each, on a 14 by 14 grid, so that signs look alike on every machine and in print."""


OTHERS = "M2 13h10"
"""The stroke below a sign: somebody else than those who answer for it says so."""


SPACED_INFERRED = SafeString(f" {INFERRED}")


@lru_cache(maxsize=256)
def stage_mark(key: str, *, inferred: bool = False, label: str = "") -> SafeString:
    """A stage's tag; `key` is one of Stage's values, "" for none. `inferred` says so beside it."""
    stage = Stage(key or Stage.NOT_STAGED)
    said = SPACED_INFERRED if inferred else ""
    return format_html(
        '<span class="stage stage--{}">{}</span>{}', stage.value, label or stage.label, said
    )


@lru_cache(maxsize=1024)
def standing_mark(key: str, *, label: str = "", is_others: bool = False) -> SafeString:
    """A standing, of one of Standing's values: its sign and its words.

    The sign is underlined where somebody else than those who answer for it says so.
    """
    standing = Standing(key)
    return format_html(
        '<span class="standing standing--{}"><svg viewBox="0 0 14 14" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg><span>{}</span></span>',
        standing.value,
        SIGNS[standing] + (OTHERS if is_others else ""),
        label or standing.label,
    )
