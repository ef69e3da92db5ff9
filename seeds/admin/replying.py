"""What a form of facts answers: nothing, or a fact that it corrects or withdraws.

The address says which, and not a field, so that nothing that is posted can make a correction one of
something else.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from libs.backoffice.panels import list_of
from libs.backoffice.relations import is_id
from seeds.admin.begun import BEGUN, named
from seeds.models import Sourced

CORRECTS, WITHDRAWS = "corrects", "withdraws"


@dataclass(frozen=True, slots=True)
class Reply:
    """The fact that is answered, and how."""

    wrong: Sourced
    is_withdrawal: bool


def reply_asked(request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Reply | None:
    """What the address of an empty form answers; looked up once for each request."""
    if not hasattr(request, "reply"):
        request.reply = _read(request, model_admin)  # type: ignore[attr-defined]  # for the next who asks
    found: Reply | None = request.reply  # type: ignore[attr-defined]  # set just above
    return found


def _read(request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Reply | None:
    for name in (WITHDRAWS, CORRECTS):
        pk = request.GET.get(name, "")
        if is_id(pk) and (wrong := model_admin.get_queryset(request).filter(pk=pk).first()):
            return Reply(wrong, name == WITHDRAWS)
    return None


def address_to_correct(fact: Sourced, begun: models.Model | None = None) -> str:
    """The form that records a correction of a fact, for somebody on the page of `begun`."""
    return _address(fact, CORRECTS, begun)


def address_to_withdraw(fact: Sourced, begun: models.Model | None = None) -> str:
    """The form that withdraws a fact."""
    return _address(fact, WITHDRAWS, begun)


def _address(fact: Sourced, how: str, begun: models.Model | None) -> str:
    query: dict[str, Any] = {how: fact.pk}
    return list_of(type(fact), "add", **query | ({BEGUN: named(begun)} if begun else {}))
