"""What the form of a new row fills in by itself: its name in addresses, and its place in an order.

Both can be given; whoever does not care need not see the one, and finds the other at the end.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.text import slugify

NAME_TITLE = "Its name in addresses and tables"
MADE_FROM_TITLE = "Made from its title. Look here only if you want another."
AT_THE_END = "Empty: at the end."


def fold_names(
    fieldsets: Sequence[Any], names: Sequence[str], kept: Sequence[str], is_new: bool
) -> list[Any]:
    """The fieldsets with a row's short names in a folded one at the end.

    `names` are the columns; of a new row those of `kept` alone are left, since the others fill
    themselves in.
    """
    found: list[str] = []
    rest: list[Any] = []
    for title, options in fieldsets:
        fields = [one for one in options["fields"] if one not in names]
        found += [one for one in options["fields"] if one in names]
        if fields:
            rest.append((title, {**options, "fields": fields}))
    shown = [one for one in found if not is_new or one in kept]
    if shown:
        told = MADE_FROM_TITLE if is_new else ""
        folded = {"fields": shown, "classes": ["collapse"], "description": told}
        rest.append((NAME_TITLE, folded))
    return rest


def free_slug(model: type[models.Model], title: str, same: Mapping[str, Any]) -> str:
    """A slug from a title that no row has yet, among those with the columns `same`.

    free_slug(Reform, "A plan", {}) == "a-plan-2"  # where "a-plan" is taken
    """
    length: int = model._meta.get_field("slug").max_length or 50  # type: ignore[union-attr]  # a slug has one
    stem = slugify(title)[: length - 4].strip("-") or model._meta.model_name or "row"
    rows = model._default_manager.filter(slug__startswith=stem, **same)
    taken = set(rows.values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)


def next_position(model: type[models.Model], same: Mapping[str, Any]) -> int:
    """One more than the last position among the rows with the columns `same`; 1 for the first."""
    last = model._default_manager.filter(**same).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
