"""A word that is far too long breaks: no table is as wide as it."""

import pytest

from config.middleware import with_breaks

LONG = "x" * 45
BROKEN = "<wbr>".join(["x" * 10] * 4 + ["x" * 5])


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<td>{LONG}</td>", f"<td>{BROKEN}</td>"),
        (f"one {LONG} two", f"one {BROKEN} two"),
        (f'<a href="/{LONG}">{"y" * 39}</a>', f'<a href="/{LONG}">{"y" * 39}</a>'),
        *(
            (f"<{tag}>{LONG}</{tag}>", f"<{tag}>{LONG}</{tag}>")
            for tag in ("title", "textarea", "script", "style")
        ),
        (f"<svg><text>{LONG}</text></svg>", f"<svg><text>{LONG}</text></svg>"),
        (f"<select><option>{LONG}</option></select>", f"<select><option>{LONG}</option></select>"),
    ],
)
def test_only_words_that_a_page_shows_as_text_break(html: str, shown: str) -> None:
    assert with_breaks(html) == shown
