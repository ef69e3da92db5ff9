"""How templates are written."""

import re

from config.environment import BASE_DIR
from tests.repository.test_files import places, tracked

TEMPLATES = tracked("templates")
LONGEST_LINE = 159  # characters
ADDRESS = r"\{% (?:url|day_url|page_on|page_with) [^%]*%\}"


def test_nothing_but_an_anchor_stands_behind_an_address() -> None:
    # On a past day an address has its query string already: day_url takes what else is asked.
    assert BASE_DIR / "templates" / "base.html" in TEMPLATES
    assert re.search(ADDRESS, (BASE_DIR / "templates" / "404.html").read_text())
    assert places(rf"{ADDRESS}(?:\{{%[^%]*%\}})*[?&]", TEMPLATES) == []


def test_lines_are_short_enough_to_read() -> None:
    templates = BASE_DIR / "templates"
    long = {
        str(template.relative_to(templates))
        for template in TEMPLATES
        if any(len(line) > LONGEST_LINE for line in template.read_text().splitlines())
    }
    assert long == set(), f"split the lines of {sorted(long)}"
