"""Refuses passwords that are guessed early, and that Django takes."""

import re
import string
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

SIGNS_OF_ITS_OWN = 8
"""How many signs have to be left once the words are taken away."""


class NotAboutUs:
    """Refuses "SendReform-2026!": without the words that everybody here knows, little is left.

    `words` are in small letters; longer ones are taken away first.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words, key=len, reverse=True)

    def validate(self, password: str, user: User | None = None) -> None:
        rest = password.casefold()
        for word in self._words:
            rest = rest.replace(word, "")
        if rest != password.casefold() and len(rest) < SIGNS_OF_ITS_OWN:
            raise ValidationError(
                "This password is made of words about this site, which are guessed first.",
                code="password_about_us",
            )

    def get_help_text(self) -> str:
        return "Your password can’t be made of words about this site, its subject or its roles."


class NotEasy(CommonPasswordValidator):
    """Refuses "password1234!", "abcabcabcabc" and "123456789012".

    A common word with digits and signs around it, a part over and over, and signs in a row.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        given = password.casefold()
        core = given.strip(string.digits + string.punctuation)
        repeated = re.fullmatch(r"(.+?)\1+", given, re.DOTALL)
        part = repeated[1] if repeated else given
        if core in self.passwords or len(_without_rows(part)) < DIFFERENT_STEPS:
            raise ValidationError(
                "This password is a common word with signs around it, or a row or part repeated.",
                code="password_easy",
            )

    def get_help_text(self) -> str:
        return "Your password can’t be a common word with digits, a row such as 1234, or a repeat."


DIFFERENT_STEPS = 6
"""How many signs have to be left once those that go on as before are taken away."""


def _without_rows(text: str) -> str:
    """Without signs that follow by the step before: "1234567" gives "12", "aaab" "aab"."""
    kept = text[:2]
    for first, second, third in zip(text, text[1:], text[2:], strict=False):
        if ord(third) - ord(second) != ord(second) - ord(first):
            kept += third
    return kept
