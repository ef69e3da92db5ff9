"""Links that open a published page at a passage (text fragments). Standard library only."""

from urllib.parse import quote


def text_fragment(opening: str, closing: str) -> str:
    """The end of an address that opens a page at these words; "" for no words.

    text_fragment("By the end", "of 2025") == "#:~:text=By%20the%20end,of%202025"
    """
    if not opening:
        return ""
    return f"#:~:text={_encode(opening)},{_encode(closing)}"


def _encode(words: str) -> str:
    # A hyphen would mark a prefix or suffix; quote() leaves it alone.
    return quote(words, safe="").replace("-", "%2D")
