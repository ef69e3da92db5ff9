"""Addresses that keep the day looked at, and the marks and blocks that every page shares.

A tag, not an include, for each: the parameters are named here, and one that is left out has a
value, so no template meets an undefined variable. The markup stands in templates/includes/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.http import urlencode

from libs.days import keep_day
from reforms.models import Stage
from reforms.standing import Standing

register = template.Library()

# One stroke each, on a 14 by 14 grid, so that signs look alike on every machine and in print.
SIGNS = {
    "upcoming": "M2 7h9.5M8 3.5 11.5 7 8 10.5",
    "in-its-window": "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M7 4.5V7l2 1.5",
    "date-passed": "M4.5 4.6a2.6 2.6 0 1 1 3.7 2.5C7.4 7.6 7 8 7 9M7 11v1.6",
    "not-read": "M1 7h2.6M5.7 7h2.6M10.4 7H13",
    "met": "M2 7.5 5.5 11 12 3.5",
    "part-met": "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2v10M4.5 4.5v5",
    "stopped": "M3 3h8v8H3z",
    "superseded": "M3 2.5V8h8M8 5l3 3-3 3",
    "waiting": "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9",
    "no-date": "M3 7h8",
}


def _past_day(context: Context) -> str:
    """The ISO day looked at, or "" for today and for error pages, which know no day."""
    site = context.get("site")
    return "" if not site or site.strip.day.is_today else str(site.strip.day.date)


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Any:
    """What surrounds a page, or None on error pages, which are rendered without any context."""
    return context.get("site")


@register.simple_tag(takes_context=True)
def at(context: Context, name: str, *args: Any) -> str:
    """The address of a named page, on the day looked at."""
    day = _past_day(context)
    return reverse(name, args=args) + (f"?on={day}" if day else "")


@register.simple_tag(takes_context=True)
def here_on(context: Context, day: str) -> str:
    """This page's address with its other choices kept, on another day; "" is today."""
    site = context["site"]
    fields = [*site.form_fields, *([("on", day)] if day else [])]
    return site.here + (f"?{urlencode(fields)}" if fields else "")


@register.inclusion_tag("includes/stage.html")
def stage(key: str, inferred: bool = False, label: str = "") -> dict[str, Any]:
    """A stage tag, of one of Stage's values or ""; `inferred` sets the word next to it."""
    value = Stage(key or Stage.NOT_STAGED)
    return {"key": value.value, "label": label or value.label, "inferred": inferred}


@register.inclusion_tag("includes/standing.html")
def standing(key: str, label: str = "") -> dict[str, str]:
    """A standing, of one of Standing's values: sign and words."""
    value = Standing(key)
    return {"key": value.value, "label": label or value.label, "sign": SIGNS[value]}


@register.inclusion_tag("includes/cite.html", takes_context=True)
def cite(
    context: Context, source: Any, publisher: bool = False, brief: bool = False
) -> dict[str, Any]:
    """Where it is from, on the day looked at: a seeds.pages.Cite or None.

    `publisher` adds the publisher's own page; `brief`, for columns, shows no heading.
    """
    site = context.get("site")
    href = keep_day(source.href, site.strip.day) if source and site else source and source.href
    return {"source": source, "href": href, "publisher": publisher, "brief": brief}


@register.inclusion_tag("includes/care.html", takes_context=True)
def care(context: Context, box: Any, level: int = 2) -> dict[str, Any]:
    """ "Read with care", a seeds.pages.CaveatBox; `level` is one below the heading above it."""
    return {"box": box, "level": level, "site": context.get("site")}


@register.inclusion_tag("includes/log.html", takes_context=True)
def log(context: Context, entries: Iterable[Any], cited_as: str = "") -> dict[str, Any]:
    """The log of what was known; the fields of an entry are listed in the include."""
    return {"entries": entries, "cited_as": cited_as, "site": context.get("site")}


@register.inclusion_tag("includes/crumbs.html", takes_context=True)
def crumbs(context: Context, *trail: str) -> dict[str, Any]:
    """Breadcrumbs below Home: label and address by turns."""
    pairs = zip(trail[::2], trail[1::2], strict=True)
    return {"home": at(context, "reforms:home"), "trail": list(pairs)}


@register.inclusion_tag("includes/lookup.html", takes_context=True)
def lookup(
    context: Context,
    label: str = "Look up an abbreviation",
    value: str = "",
    hint: str = "",
    name: str = "glossary:index",
    button: str = "Look up",
    box: str = "q",
) -> dict[str, str]:
    """The look-up box; `name` is the page that answers `?q=`. `box` tells two on a page apart."""
    day = _past_day(context)
    return {
        "action": reverse(name),
        "label": label,
        "value": value,
        "hint": hint,
        "day": day,
        "button": button,
        "box": box,
    }


@register.inclusion_tag("includes/switch.html")
def switch(label: str, options: Iterable[Any]) -> dict[str, Any]:
    """Links as one switch: each option has label, href and current."""
    return {"label": label, "options": options}


@register.inclusion_tag("includes/letters.html")
def letters(items: Iterable[Any]) -> dict[str, Any]:
    """A to Z: each item has letter and href ("" when nothing begins with it)."""
    return {"items": items}


@register.inclusion_tag("includes/pager.html")
def pager(
    previous: str = "", following: str = "", previous_label: str = "", following_label: str = ""
) -> dict[str, str]:
    """Previous and next by key; an empty address leaves its link out."""
    return {
        "previous": previous,
        "following": following,
        "previous_label": previous_label,
        "following_label": following_label,
    }


@register.simple_tag(takes_context=True)
def here_with(context: Context, **changes: object) -> str:
    """This page's address, day and other choices kept, with some changed; "" leaves one out."""
    site = context["site"]
    day = _past_day(context)
    fields = {**dict(site.form_fields), **({"on": day} if day else {}), **changes}
    given = {name: value for name, value in fields.items() if value}
    return site.here + (f"?{urlencode(given)}" if given else "")
