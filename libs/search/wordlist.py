"""What an item can be found by, as one list of words: what an index of many items would have.

A database can keep such lists, and give a search the items that may be meant.
"""

from libs.search.bigrams import bigrams
from libs.search.index import SearchItem, build_index, whole_words

IN_A_TEXT = 1000
"""The place of a word that no name has."""

WHOLE, SPELT = "+", "*"
"""Begin what stands for a name, by whole words and as it is spelt. No word begins so."""


def list_words(item: SearchItem) -> dict[str, int]:
    """For each word by which an item is found the significant words of its shortest name with it.

    Each name besides is there in two ways, whole with the number of its words and as it is spelt
    with the number of its pairs of letters:

        list_words(SearchItem("", "", expansions=("the Plans",), meanings=("of all",)))
        == {"the": 1, "plans": 1, "+plan": 1, "*theplans": 7, "of": 1000, "all": 1000}
    """
    index = build_index([item])
    places: dict[str, int] = {}
    for name in index.names:
        if name.words and not name.is_meaning:
            places[SPELT + name.squeezed] = len(bigrams(name.squeezed))
            whole = name_entry(name.words)
            places[whole] = min(places.get(whole, IN_A_TEXT), name.significant_count)
    for word, found in index.postings.items():
        names = [index.names[number] for number, _ in found]
        places[word] = min(IN_A_TEXT if one.is_meaning else one.significant_count for one in names)
    return places


def name_entry(words: tuple[str, ...]) -> str:
    """What stands for all names of the same whole words: "+plan" for "the plans"."""
    return WHOLE + " ".join(whole_words(words))
