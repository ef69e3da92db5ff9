"""What pages say otherwise where no server answers: the day, forms, scripts, and the whole list."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby

from django.templatetags.static import static
from django.urls import reverse

from config.plain_site.entries import Entry
from libs.days import Day
from libs.plainsite import Instead, Seen
from reforms.pages.search import TITLES

LOOK_UP = "js/look-up.js"
NEEDS_A_SERVER = ("js/glossary.js", "js/roadmap.js", "js/changes.js")
"""Scripts that ask the server for another page; what they do is not offered."""

NOT_IN_A_PAGE = ("frame-ancestors", "report-uri", "sandbox", "upgrade-insecure-requests")
"""Parts of a policy that count as a header only, or that the host decides."""

AREA_HINT = "The name of a council, district or town"
END_OF_MAIN = re.compile(r"\s*</main>")


class PlainEditor:
    """Edits the elements of pages, one page after the other; `day` is the one that all are of."""

    def __init__(self, day: Day) -> None:
        self._day = f'<p class="day">As known on <b>{escape(day.label)}</b></p>'
        self._scripts = {static(name) for name in NEEDS_A_SERVER}
        self._inside = ""

    def __call__(self, seen: Seen) -> Instead | None:
        classes = seen.attributes.get("class", "").split()
        match seen.tag:
            case "details" | "div" if classes[:1] in (["choices"], ["then"]):
                self._inside = classes[0]
            case "details" if "day" in classes:
                return Instead(self._day)
            case "summary" if self._inside == "choices":
                self._inside = ""
                return Instead("<summary>Group, or show as a table</summary>")
            case "a" if self._inside == "then":
                # "Back to today", where there is no today.
                self._inside = ""
                return Instead()
            case "script" if seen.attributes.get("src") in self._scripts:
                return Instead()
            case "p" if "govuk-hint" in classes and self._inside == "area":
                self._inside = ""
                name = escape(seen.attributes.get("id", ""))
                return Instead(f'<p class="govuk-hint" id="{name}">{AREA_HINT}</p>')
            case "form":
                instead = _form(seen, classes)
                self._inside = (instead.attributes or {}).get("data-look-up") or ""
                return instead
        return None


def _form(seen: Seen, classes: list[str]) -> Instead:
    """A look-up leads to the whole list, where a script answers; other forms need a server."""
    if "band__search" in classes:
        kind, page = "", reverse("reforms:search")
    elif "lookup" not in classes:
        return Instead()
    elif seen.attributes.get("action", "").startswith(reverse("partnerships:find-area")):
        kind, page = "area", reverse("partnerships:areas")
    else:
        kind, page = "term", reverse("glossary:index")
    return Instead(attributes={"action": page, "method": None, "data-look-up": kind})


def plain_finisher(entries: Iterable[Entry], policy: str) -> Callable[[str, str], str]:
    """Changes each whole page last: its policy, the script of the look-up, and the whole list."""
    search, whole, script = reverse("reforms:search"), whole_list(entries), static(LOOK_UP)

    def finish(page: str, html: str) -> str:
        html = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{policy}', 1)
        if "data-look-up" in html:
            html = html.replace("</body>", f'<script src="{script}" defer></script>\n</body>', 1)
        if page == search:
            html = END_OF_MAIN.sub(lambda end: f"\n{whole}{end[0]}", html, count=1)
        return html

    return finish


def policy_of(headers: Mapping[str, str]) -> str:
    """The policy of an answer as an element, for hosts that send none."""
    parts = headers.get("content-security-policy", "").split(";")
    kept = [part.strip() for part in parts if not part.strip().startswith(NOT_IN_A_PAGE)]
    told = "; ".join(sorted(filter(None, kept)))
    return (
        f'\n  <meta http-equiv="Content-Security-Policy" content="{escape(told)}">' if told else ""
    )


def whole_list(entries: Iterable[Entry]) -> str:
    """Everything that has a page, by kind and name: what a search leads to without a script."""
    groups = []
    for kind, rows in groupby(entries, key=lambda entry: entry.kind):
        links = "".join(
            f'<li><a href="{escape(row.href)}">{escape(row.title)}</a></li>\n' for row in rows
        )
        groups.append(
            f'<section class="part" aria-labelledby="all-{kind}">\n'
            f'<h2 id="all-{kind}">{TITLES[kind]}</h2>\n'
            f'<ul class="plain-list dense in-columns">\n{links}</ul>\n</section>\n'
        )
    return "".join(groups)
