"""What an alert can be about, and whose changes that follows.

A subject is a kind and a word: a slug, or what was searched for. What a search follows is asked
anew each time, so that a reform that it finds tomorrow belongs to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.http import urlencode

from alerts.models import SubjectKind
from glossary.forms import LookupForm
from partnerships.models import LocalAuthority
from partnerships.pages.areas.called import areas_called
from reforms.finding.whole_site import search_site
from reforms.models import Audience, Reform, Strand
from reforms.pages.news import EVERYTHING, Scope, scope_of

MAX_FOUND = 40
"""As many reforms as a search follows, those that fit best."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What somebody follows: its name, the address of its page, and its updates."""

    kind: SubjectKind
    about: str
    title: str
    address: str
    scopes: tuple[Scope, ...]

    @property
    def updates(self) -> Q:
        """The updates that it follows, as a condition on Update; none where nothing is found."""
        every = [scope.updates for scope in self.scopes]
        return Q(*every, _connector=Q.OR) if every else Q(pk__in=())

    def has(self, subject: Model) -> bool:
        """Whether a correction of another kind of fact, about a row, belongs to it."""
        return any(scope.has(subject) for scope in self.scopes)


class NoSubject(Exception):
    """There is nothing of that name, or nothing that may be kept; the text says which."""


def find_subject(kind: str, about: str, day: date) -> Followed:
    """The subject, as it is on a day. Raises NoSubject, also where what was typed may be a home."""
    if kind != SubjectKind.SEARCH and not about.isprintable():
        raise NoSubject("Nothing here is called that.")
    match kind:
        case SubjectKind.EVERYTHING:
            address = reverse("reforms:changes")
            return Followed(SubjectKind.EVERYTHING, "", "everything", address, (EVERYTHING,))
        case SubjectKind.REFORM:
            return _of(kind, Reform.objects.known_by(day).filter(slug=about).first())
        case SubjectKind.STRAND:
            return _of(kind, Strand.objects.filter(slug=about).first())
        case SubjectKind.AUDIENCE:
            return _of(kind, Audience.objects.filter(slug=about).first())
        case SubjectKind.AREA:
            return _of(kind, LocalAuthority.objects.filter(slug=about).first())
        case SubjectKind.SEARCH:
            return _search(about, day)
    raise NoSubject("Nothing here is called that.")


def _of(kind: str, row: Reform | Strand | Audience | LocalAuthority | None) -> Followed:
    if row is None:
        raise NoSubject("Nothing here is called that.")
    match row:
        case Strand():
            address = f"{reverse('reforms:roadmap')}?strand={row.slug}"
        case Audience():
            address = f"{reverse('reforms:next')}?for={row.slug}"
        case _:
            address = row.get_absolute_url()
    scope = scope_of(row, address)
    return Followed(SubjectKind(kind), row.slug, scope.title, address, (scope,))


def _search(typed: str, day: date) -> Followed:
    form = LookupForm({"q": typed})
    if not form.is_valid():
        raise NoSubject(" ".join(str(one) for one in form.errors["q"]))
    query = str(form.cleaned_data["q"])
    if not query:
        raise NoSubject("Search for something first.")
    found, areas = search_site(day, query), areas_called(query)
    if areas.may_be_home:
        raise NoSubject("This may be somebody’s home. Follow the council’s area instead.")
    slugs = [item.key.partition("/")[2] for item in found.by_kind.get("reform", ())[:MAX_FOUND]]
    rows = [
        *Reform.objects.filter(slug__in=slugs),
        *LocalAuthority.objects.filter(slug__in=[area.slug for area in areas.named]),
    ]
    scopes = tuple(scope_of(row, row.get_absolute_url()) for row in rows)
    address = f"{reverse('reforms:search')}?{urlencode({'q': query})}"
    return Followed(SubjectKind.SEARCH, query, f"“{query}”", address, scopes)


def asked_for(given: Mapping[str, str]) -> tuple[str, str]:
    """Kind and word of a query string: {"for": "dfe"} is ("for", "dfe"); nothing is everything."""
    for kind in SubjectKind.values:
        if kind != SubjectKind.EVERYTHING and given.get(kind):
            return kind, given[kind]
    return SubjectKind.EVERYTHING, ""


def asking(kind: str, about: str) -> str:
    """The address of the form for a subject."""
    address = reverse("alerts:ask")
    return f"{address}?{urlencode({kind: about})}" if about else address
