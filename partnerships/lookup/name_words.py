"""The words by which names of places are compared, with what people shorten written out. Pure."""

from libs.search.index import split_words

LINKING_WORDS = {"and", "of", "the"}

COMPASS = {"n": "north", "nth": "north", "s": "south", "sth": "south", "e": "east", "w": "west"}
"""How the first word of a name with several is shortened: N Yorks, Sth Tyneside."""

COUNTIES_IN_SHORT = {
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "shrops": "shropshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
"""Inside a name of several words: East Herts. Alone they are names of their own, in names.csv."""

PARTS_OF_LONDON = {"central", "north", "south", "east", "west"}


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: "St. Helens & the Wold" is st, helens, wold."""
    words = split_words(text.replace("&", " and "))
    words = tuple("st" if word == "saint" else word for word in words)
    words = tuple(word for word in words if word not in LINKING_WORDS) or words
    if len(words) > 1:
        words = (COMPASS.get(words[0], words[0]), *words[1:])
        words = tuple(COUNTIES_IN_SHORT.get(word, word) for word in words)
    # Nobody drew a line round North London: it is read as London.
    return words[1:] if words[1:] == ("london",) and words[0] in PARTS_OF_LONDON else words
