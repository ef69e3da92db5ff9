"""The links above a list that narrow it down to a year, a month and a day."""

from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.admin.templatetags.admin_list import date_hierarchy
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone

register = template.Library()


@register.inclusion_tag("admin/date_hierarchy.html")
def days_of(cl: ChangeList) -> dict[str, Any] | None:
    """Django's links, but the years from the first to the last, whether or not all have rows.

    Which of them have takes a look at every row of the list; the first and the last are read from
    an index. Two queries.
    """
    name = cl.date_hierarchy
    if not name or any(f"{name}__{part}" in cl.params for part in ("year", "month", "day")):
        return date_hierarchy(cl)
    dated = cl.queryset.exclude(**{name: None}).select_related(None).values_list(name, flat=True)
    first, last = (dated.order_by(order).first() for order in (name, f"-{name}"))
    years = range(_year(first), _year(last) + 1) if first and last else ()
    links = [cl.get_query_string({f"{name}__year": str(year)}, [f"{name}__"]) for year in years]
    choices = [{"link": link, "title": str(year)} for year, link in zip(years, links, strict=True)]
    return {"show": True, "back": None, "choices": choices}


def _year(day: date) -> int:
    return (timezone.localtime(day) if isinstance(day, datetime) else day).year
