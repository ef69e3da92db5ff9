"""Addresses of pages, each worked out once: a page may print two thousand of them."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

REMEMBERED_ADDRESSES = 8_192


def page_address(name: str, *args: str) -> str:
    """The address of a named page, as `reverse` gives it; NoReverseMatch if there is none.

    >>> page_address("reforms:reform", "national-standards")
    '/reforms/national-standards/'
    """
    return _address(name, args, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=REMEMBERED_ADDRESSES)
def _address(name: str, args: tuple[str, ...], prefix: str, urlconf: str | None) -> str:
    """By all that `reverse` depends on: where the site is mounted, and which addresses it has."""
    return reverse(name, urlconf, args)
