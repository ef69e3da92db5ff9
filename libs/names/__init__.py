"""Texts and names as people mean them: without marks that nobody sees, and one however written.

    tidy("EHCP\u200b ")  ==  "EHCP"
    name_key("ＥＨＣＰ")  ==  name_key("ehcp")  ==  "ehcp"

What a form, a table or a fixture brings is tidied before it is checked. Two names with one key are
one name; a name keeps its own spelling.
"""

import re
import unicodedata

# Marks that take no room and change no letter: joiners, direction marks, soft hyphens, fillers.
# Those that choose the form of an emoji are left.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0001-\U000e007f]"
)
# C0 but for line breaks, DEL and C1, halves of characters, and what is no character at all.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
_BLANKS = re.compile(r"[^\S\n]+")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u00b4`\u2032]")
_LATIN_LOOKS = str.maketrans("аеорсухіјѕԁԛԝһο", "aeopcyxijsdqwho")
"""Small Cyrillic and Greek letters that are drawn as Latin ones are."""
# Drawn as Latin only while they are capitals: before the case is folded.
_CAPITALS = str.maketrans("ВМНТКΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "BMHTKABEZHIKMNOPTYX")

_SIGNS = re.compile(r"[^\w\s]|_")
_BETWEEN = re.compile(r"[\s.]+")
_SPACED_CAPITALS = re.compile(r"(?:[A-Z]{1,2}[\s.]+)*[A-Z]{1,3}\.?|(?:[A-Za-z][\s.]+)+[A-Za-z]\.?")
"""Capitals in ones and twos with blanks or full stops between them, or single letters."""
MOST_CAPITALS = 8


def tidy(text: str) -> str:
    """The text composed, with one kind of line break, without invisible and control characters.

    Blanks at either end go.
    """
    text = _BREAKS.sub("\n", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _CONTROL.sub(" ", text).strip()


def tidy_line(text: str) -> str:
    """The same for a short text: blanks beside each other within a line are one space."""
    return _BLANKS.sub(" ", tidy(text))


def fold(text: str) -> str:
    """A text without what is of no account between two spellings of it: see `name_key`."""
    plain = _CONTROL.sub(" ", _INVISIBLE.sub("", _BREAKS.sub(" ", text)))
    plain = unicodedata.normalize("NFKC", _DASHES.sub("-", _APOSTROPHES.sub("'", plain)))
    plain = plain.translate(_CAPITALS).casefold().translate(_LATIN_LOOKS)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def words_key(text: str) -> str:
    """What spellings of a heading or a choice have in common: no signs, `Other_Spellings:`."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def name_key(text: str) -> str:
    """What all spellings of a name have in common: equal for names that look alike.

    Case, width, composition, invisible marks, blanks, kinds of dashes and apostrophes, and Cyrillic
    or Greek letters drawn as Latin ones are of no account. Accents are: "Résumé" is not "Resume".
    In a short name all in capitals, blanks and full stops between the letters are not either:
    "T AC" and "T.A.C." are "TAC".
    """
    wide = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()
    if _SPACED_CAPITALS.fullmatch(wide) and len(_BETWEEN.sub("", wide)) <= MOST_CAPITALS:
        return fold(_BETWEEN.sub("", wide))
    return fold(text)
