"""What the query string of a page may hold, and that string in its one form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.utils.http import urlencode

ViewT = TypeVar("ViewT", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the query string of a page may hold; of those in `many` every value counts."""

    names: tuple[str, ...]
    many: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)


def kept(*parameters: str, many: tuple[str, ...] = ()) -> Callable[[ViewT], ViewT]:
    """Marks a view whose pages may be kept: its query string may hold these, and no others count.

    Of those in `many` every value counts, in the order given; of the others the last.

    Put it outermost. The page has to be the same for everybody who is not signed in, and to hang
    on nothing but its address, the day, and the tables of `settings.PAGE_MEMO_APPS`.
    """

    def mark(view: ViewT) -> ViewT:
        @wraps(view)
        def marked(*args: Any, **kwargs: Any) -> Any:
            return view(*args, **kwargs)

        marked.known_parameters = Parameters(parameters + many, many)  # type: ignore[attr-defined]  # read below
        return cast(ViewT, marked)

    return mark


def known_parameters(view: object) -> Parameters | None:
    """What the query string of the view's pages may hold; None where they are not kept."""
    found: Parameters | None = getattr(view, "known_parameters", None)
    return found


def in_one_form(query: str, known: Parameters | None) -> str | None:
    """The query string, as WSGI has it, with what the page knows alone, in the order of `known`.

        known = Parameters(("on", "q"))
        in_one_form("utm=x&q=b&on=2022-04-28&q=a", known) == "on=2022-04-28&q=a"

    Of several values the last counts, as for Django's forms, unless the page counts them all. None
    where no page is kept, or Django would not read it.
    """
    if known is None:
        return None
    if not query:
        return ""
    try:
        given = QueryDict(query.encode("latin-1"))
    except (TooManyFieldsSent, UnicodeEncodeError):
        return None
    return urlencode(
        [
            (name, value)
            for name in known
            if name in given
            for value in (given.getlist(name) if name in known.many else [given[name]])
        ]
    )
