"""The reforms and milestones that a sitting makes in place: each once, however often named."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils.text import slugify

from libs.backoffice.editing.versions import keep
from libs.ingest.saving import save_checked
from reforms.models import Milestone, Reform, Strand
from sittings.matching import folded

ADDED = "Added in a sitting."
LONGEST_TITLE = 120


@dataclass(slots=True)
class NewRows:
    """Unsaved rows by what they are called; a milestone's name counts within its reform."""

    reforms: dict[str, Reform] = field(default_factory=dict)
    milestones: dict[tuple[str, str], Milestone] = field(default_factory=dict)

    def reform(self, title: str, strand: Strand) -> Reform:
        return self.reforms.setdefault(folded(title), Reform(title=title, strand=strand))

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
        added = [*self.reforms.values(), *self.milestones.values()]
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
