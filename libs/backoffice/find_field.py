"""A look-up that works without scripts too: type, press Find, choose from what was found."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from libs.backoffice.relations import LookUp

FIND = "_find"
"""The button that sends a form only to have its look-ups filled."""

MAX_FOUND = 20
MAX_SOUGHT = 200
"""Letters; SQLite refuses patterns of some tens of thousands."""


class FindOrLookUp(LookUp):
    """As LookUp; where there are no scripts, a box and a button stand beside the list.

    Whatever is typed into the box is looked for as the row's own list in the admin does.
    """

    admin_site: AdminSite
    sought = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        self.sought = str(data.get(f"{name}-find", ""))[:MAX_SOUGHT]
        return super().value_from_datadict(data, files, name)

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        groups = super().optgroups(name, value, attr)
        options = groups[0][1]
        there = {str(option["value"]) for option in options}
        for row in self._found():
            if str(row.pk) not in there:
                options.append(
                    self.create_option(name, row.pk, str(row), selected=False, index=len(options))
                )
        return groups

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        there = super().render(name, value, attrs, renderer)
        context = {"name": name, "id": (attrs or {}).get("id"), "sought": self.sought}
        return there + render_to_string("admin/find.html", context | {"button": FIND})

    def _found(self) -> list[Any]:
        if not self.sought.strip():
            return []
        asker = HttpRequest()
        model_admin: Any = self.admin_site.get_model_admin(self.field.related_model)
        rows, _ = model_admin.get_search_results(
            asker, model_admin.get_queryset(asker), self.sought
        )
        return list(rows[:MAX_FOUND])
