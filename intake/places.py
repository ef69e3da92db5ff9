"""The passage of a proposal: its headings, its first and its last words, checked in the text."""

from libs.reading_files import WholeText
from sittings.passages import LONGEST_PATH, LONGEST_WORDS, USUAL_WORDS, Whereabouts, find_problem


def place_of(document: WholeText, start: int, end: int) -> Whereabouts:
    """Where the letters from `start` up to `end` stand, so that they are found again.

    The first words are as many as tell them from what stands above them under the same heading. A
    path of headings that does not lead there is shortened to the nearest, or left out.
    """
    block = next((one for one in document.blocks if one.start <= start <= one.end), None)
    words = document.text[start:end].split()
    if block is None or not words:
        return Whereabouts()
    if len(words) < 2:
        return Whereabouts(" > ".join(block.path)[:LONGEST_PATH])
    share = min(USUAL_WORDS, len(words) // 2)
    closing = " ".join(words[-share:])
    while len(closing) > LONGEST_WORDS:
        closing = closing.partition(" ")[2] or closing[-LONGEST_WORDS:]
    for path in _paths(block.path):
        below = _below(document, path)
        opening = _opening(document.text, below, start, words, share)
        place = Whereabouts(" > ".join(path), opening, closing)
        if below <= start and _is_found(document.text, below, place):
            return place
    return Whereabouts("", " ".join(words[:share])[:LONGEST_WORDS], closing)


def _paths(path: tuple[str, ...]) -> list[tuple[str, ...]]:
    usable = [one for one in (path, path[-2:], path[-1:]) if len(" > ".join(one)) <= LONGEST_PATH]
    return [*dict.fromkeys(one for one in usable if not any(" > " in part for part in one)), ()]


def _below(document: WholeText, path: tuple[str, ...]) -> int:
    """The letter below the headings of a path, each looked for below the one before."""
    position, at = 0, 0
    blocks = document.blocks
    for title in path:
        while at < len(blocks) and blocks[at].text != title:
            at += 1
        if at == len(blocks):
            return len(document.text) + 1
        position = blocks[at].end
        at += 1
    return position


def _opening(text: str, below: int, start: int, words: list[str], share: int) -> str:
    best = " ".join(words[:share])[:LONGEST_WORDS]
    for count in range(share, max(share + 1, len(words) - 1)):
        opening = " ".join(words[:count])
        if len(opening) > LONGEST_WORDS:
            break
        best = opening
        if text.find(opening, below) >= start:
            break
    return best


def _is_found(text: str, below: int, place: Whereabouts) -> bool:
    """Whether the words stand below the headings: the exact check is the sitting's own."""
    at = text.find(place.opening, below)
    return at >= 0 and text.find(place.closing, at) >= 0


def problem_of(document: WholeText, place: Whereabouts) -> str:
    """Why the check of passages would not find a place; "" where it would."""
    return find_problem(document.text, place)
