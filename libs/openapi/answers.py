"""Values and problems as JSON that other sites may read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.http import HttpResponse

JSON, PROBLEM = "application/json", "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one parameter."""

    name: Annotated[str, "The parameter, empty where it concerns the whole address."]
    message: Annotated[str, "What is wrong, and what would be right."]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer (RFC 9457)."""

    title: Annotated[str, "What is wrong, in a few words."]
    status: Annotated[int, "The status of the answer."]
    problems: Annotated[tuple[FieldProblem, ...], "Each of them."]


def send_json(value: Any) -> HttpResponse:
    """A dataclass, or what JSON knows."""
    return _open(HttpResponse(_text(value), content_type=JSON))


def send_problem(
    status: int, title: str, problems: Mapping[str, str], *, retry_seconds: int = 0
) -> HttpResponse:
    """Why there is no answer, by parameter; with `retry_seconds` it says when there may be one."""
    told = tuple(FieldProblem(name, message) for name, message in problems.items())
    text = _text(Problem(title, status, told))
    response = _open(HttpResponse(text, content_type=PROBLEM, status=status))
    if retry_seconds:
        response["Retry-After"] = str(retry_seconds)
        response["Cache-Control"] = "no-store"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    return response


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def _text(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"{value!r} is not a value of the API")
