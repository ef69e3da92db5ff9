"""The reforms, milestones, events and terms that a sitting makes in place: each once."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils.text import slugify

from glossary.models import Term
from libs.backoffice.editing.versions import keep
from libs.ingest.saving import save_checked
from reforms.models import Event, Milestone, Reform, Strand
from sittings.matching import folded

ADDED = "Added in a sitting."
LONGEST_TITLE = 120


@dataclass(slots=True)
class NewRows:
    """Unsaved rows by what they are called; a milestone's name counts within its reform."""

    reforms: dict[str, Reform] = field(default_factory=dict)
    milestones: dict[tuple[str, str], Milestone] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)

    def reform(self, title: str, strand: Strand) -> Reform:
        return self.reforms.setdefault(folded(title), Reform(title=title, strand=strand))

    def event(self, title: str, kind: str) -> Event:
        return self.events.setdefault(folded(title), Event(title=title, kind=kind))

    def term(self, text: str) -> Term:
        return self.terms.setdefault(folded(text), Term(text=text))

    def milestone(self, reform: Reform, title: str) -> Milestone:
        """The new milestone of a reform, saved or not."""
        key = (str(reform.pk or folded(reform.title)), folded(title))
        return self.milestones.setdefault(key, Milestone(reform=reform, title=title))

    def of(self, reform: Reform) -> list[Milestone]:
        """The new milestones of a reform."""
        return [one for one in self.milestones.values() if one.reform is reform]

    def save(self, by: User | None) -> None:
        """Save them all, each after those that are there. Raises ValidationError."""
        for reform in self.reforms.values():
            reform.slug = _free_slug(Reform.objects.all(), reform.title)
            last = Reform.objects.filter(strand=reform.strand).aggregate(last=Max("position"))
            reform.position = _after(last["last"])
            save_checked(reform)
        for milestone in self.milestones.values():
            # The reform may have been saved a moment ago: its id has to be taken over.
            milestone.reform = milestone.reform
            there = Milestone.objects.filter(reform=milestone.reform)
            milestone.slug = _free_slug(there, milestone.title)
            milestone.position = _after(there.aggregate(last=Max("position"))["last"])
            save_checked(milestone)
        for event in self.events.values():
            event.slug = _free_slug(Event.objects.all(), event.title)
            save_checked(event)
        for term in self.terms.values():
            term.slug = _free_slug(Term.objects.all(), term.text)
            save_checked(term)
        added: list[Any] = [*self.reforms.values(), *self.milestones.values()]
        added += [*self.events.values(), *self.terms.values()]
        if added:
            keep(added, by, ADDED)


def lines_of(text: str) -> list[str]:
    """Titles, one a line, each once."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list({folded(line): line for line in lines if line}.values())


def _after(last: int | None) -> int:
    return 0 if last is None else last + 1


def _free_slug(rows: QuerySet[Any], title: str) -> str:
    stem = slugify(title)[:70] or "untitled"
    taken = set(rows.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
