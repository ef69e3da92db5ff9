"""Addresses that keep the day looked at, and the marks and blocks that every page shares.

A tag, not an include, for each: the parameters are named here, and one that is left out has a
value, so no template meets an undefined variable. The markup stands in templates/includes/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from libs.days import Day, keep_day, page_address
from reforms.drawn import draw_plot, draw_rows, draw_strip
from reforms.marks import OTHERS, SIGNS, stage_mark, standing_mark
from reforms.standing import Standing
from seeds.history import group_entries
from seeds.marks import cite_mark, said_mark
from seeds.pages import Cite, Said

register = template.Library()

MAX_OPEN_GROUPS, NEWEST_GROUPS = 4, 2
"""A log of more groups than the one folds all but the other number."""

MAX_OPEN_ENTRIES = 6
"""Entries after which no group stands open but the first."""

FEW_ENTRIES = 2
"""A history of more entries than these unfolds at its heading."""


def _day(context: Context) -> Day | None:
    """The day looked at; None on error pages, which are rendered without any context."""
    site = context.get("site")
    return site.strip.day if site else None


@register.simple_tag(takes_context=True)
def day_url(context: Context, name: str, *args: Any, **choices: object) -> str:
    """The address of a named page on the day looked at; `choices` go into its query string.

    {% day_url 'reforms:roadmap' sort='-target' %} is /roadmap/?on=2023-08-14&sort=-target on a
    past day. Write nothing but an anchor behind it.
    """
    return keep_day(page_address(name, *args), _day(context), **choices)


@register.simple_tag(takes_context=True)
def page_on(context: Context, day: str) -> str:
    """This page's address with its other choices kept, on another day; "" is today."""
    site = context["site"]
    return _with_query(site.here, [*site.form_fields, ("on", day)])


@register.simple_tag(takes_context=True)
def page_with(context: Context, **changes: object) -> str:
    """This page's address, day and other choices kept, with some changed; "" leaves one out."""
    site, day = context["site"], _day(context)
    on = {"on": day.date} if day and not day.is_today else {}
    return _with_query(site.here, {**dict(site.form_fields), **on, **changes}.items())


def _with_query(address: str, fields: Iterable[tuple[str, object]]) -> str:
    query = urlencode([(name, str(value)) for name, value in fields if value])
    return f"{address}?{query}" if query else address


class CaptureNode(template.Node):
    """Renders what stands inside it once, into a variable."""

    def __init__(self, inside: template.NodeList, name: str) -> None:
        self.inside, self.name = inside, name

    def render(self, context: Context) -> str:
        words = " ".join(self.inside.render(context).split()).replace('"', "&quot;")
        context[self.name] = SafeString(words)
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """Keeps a block's text for several places, attributes among them, on one line.

    {% capture page_title %}{% block title %}Page{% endblock %}{% endcapture %}
    """
    _, name = token.split_contents()
    inside = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(inside, name)


@register.simple_tag
def stage(key: str, inferred: bool = False, label: str = "") -> SafeString:
    """A stage's tag, of one of Stage's values or ""; `inferred` says so beside it."""
    return stage_mark(key, inferred=inferred, label=label)


@register.simple_tag
def standing(key: str, label: str = "", is_others: bool = False) -> SafeString:
    """A standing, of one of Standing's values: its sign and its words; see standing_mark."""
    return standing_mark(key, label=label, is_others=is_others)


@register.simple_tag
def sign(key: str, is_others: bool = False) -> str:
    """The strokes of a standing's sign, on a 14 by 14 grid, for drawings that are not pages."""
    return SIGNS[Standing(key)] + (OTHERS if is_others else "")


register.simple_tag(draw_plot, name="plot")
register.simple_tag(draw_strip, name="strip")
register.simple_tag(draw_rows, name="milestone_rows")


@register.simple_tag(takes_context=True)
def cite(
    context: Context, source: Cite | None, publisher: bool = False, brief: bool = False
) -> SafeString:
    """Where a fact is from, on the day looked at.

    `publisher` adds the publisher's own page; `brief`, for columns, shows no heading.
    """
    return cite_mark(source, _day(context), publisher=publisher, brief=brief)


@register.simple_tag(takes_context=True)
def passage_url(context: Context, source: Cite) -> str:
    """The address of the passage that a citation leads to, on the day looked at."""
    return keep_day(source.href, _day(context))


@register.simple_tag(takes_context=True)
def said(context: Context, said: Said) -> SafeString:
    """Who says a fact, in brief: "inferred" where an editor does, and the citation."""
    return said_mark(said, _day(context))


@register.inclusion_tag("includes/caveat.html", takes_context=True)
def caveat(context: Context, box: Any, level: int = 2) -> dict[str, Any]:
    """A "Point to note" box (seeds.pages.CaveatBox); `level` is one below the heading above it."""
    return {"box": box, "level": level, "site": context.get("site")}


@register.inclusion_tag("includes/log.html", takes_context=True)
def log(context: Context, entries: Iterable[Any], cited_as: str = "") -> dict[str, Any]:
    """The log of what was known, by day and document (seeds.history.LogGroup).

    A long one shows its newest days and folds the others: `parts` are the two.
    """
    groups = group_entries(entries)
    shown = NEWEST_GROUPS if len(groups) > MAX_OPEN_GROUPS else len(groups)
    while shown > 1 and sum(len(group.standing) for group in groups[:shown]) > MAX_OPEN_ENTRIES:
        shown -= 1
    parts = [groups[:shown], *filter(None, [groups[shown:]])]
    return {"parts": parts, "cited_as": cited_as, "site": context.get("site")}


@register.inclusion_tag("includes/history.html", takes_context=True)
def history(context: Context, entries: Iterable[Any], cited_as: str = "") -> dict[str, Any]:
    """The section of a page that tells its whole log: its heading unfolds one of many entries."""
    told = tuple(entries)
    return {
        "parts": [group_entries(told)] if told else [],
        "count": len(told),
        "is_folded": len(told) > FEW_ENTRIES,
        "cited_as": cited_as,
        "site": context.get("site"),
    }


@register.inclusion_tag("includes/crumbs.html", takes_context=True)
def crumbs(context: Context, *trail: str) -> dict[str, Any]:
    """Breadcrumbs below Home: label and address by turns."""
    pairs = zip(trail[::2], trail[1::2], strict=True)
    return {"home": day_url(context, "reforms:home"), "trail": list(pairs)}


@register.inclusion_tag("includes/lookup.html", takes_context=True)
def lookup(
    context: Context,
    label: str = "Look up an abbreviation",
    value: str = "",
    hint: str = "",
    name: str = "glossary:index",
    button: str = "Look up",
    box: str = "q",
    sent: str = "",
) -> dict[str, Any]:
    """The look-up box; `name` is the page that answers `?q=`. `box` tells two on a page apart.

    `sent` is a page that it is posted to instead, so that no address has what was typed.
    """
    day = _day(context)
    return {
        "action": keep_day(reverse(sent), day) if sent else reverse(name),
        "is_sent": bool(sent),
        "label": label,
        "value": value,
        "hint": hint,
        "day": day.date if day and not day.is_today else "",
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


@register.inclusion_tag("includes/pager.html", takes_context=True)
def pager(context: Context, previous: int, following: int) -> dict[str, str]:
    """The pages before and after this one of a long list; 0 is none."""
    return {
        "previous": page_with(context, page=previous) if previous else "",
        "following": page_with(context, page=following) if following else "",
    }
