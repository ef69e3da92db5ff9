"""What a query string may hold: described by a JSON Schema, and checked by the same one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from libs.openapi.schemas import Schema

INTEGER = re.compile(r"-?[0-9]{1,19}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Refused(Exception):
    """Something asked for that cannot be given: the status, and a message for each parameter."""

    def __init__(self, status: int, problems: dict[str, str]) -> None:
        super().__init__(problems)
        self.status, self.problems = status, problems


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query string. `schema` may have type string or integer, and of these:

    enum, pattern, minLength, maxLength, minimum, maximum, format date, default.
    """

    name: str
    about: str
    schema: Schema

    def described(self) -> Schema:
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.about,
            "schema": self.schema,
        }

    def fault(self, text: str) -> str:
        """Why a value is not what the schema describes; "" where it is."""
        if self.schema["type"] == "integer":
            return self._fault_of_number(text)
        if "enum" in self.schema and text not in self.schema["enum"]:
            return f"Write one of {', '.join(self.schema['enum'])}."
        if self.schema.get("format") == "date" and not _is_day(text):
            return "This is not a day. Write year-month-day, for example 2023-08-14."
        if len(text) < self.schema.get("minLength", 0):
            return "This is empty. Leave the parameter out to ask for everything."
        if len(text) > self.schema.get("maxLength", len(text)):
            return f"This is too long. Write no more than {self.schema['maxLength']} characters."
        if "pattern" in self.schema and not re.search(self.schema["pattern"], text, re.ASCII):
            return f"This is not written as it has to be. {self.about}"
        return ""

    def _fault_of_number(self, text: str) -> str:
        low, high = self.schema["minimum"], self.schema["maximum"]
        if INTEGER.fullmatch(text, 0) and low <= int(text) <= high:
            return ""
        return f"Write a whole number from {low} to {high}."


def read_parameters(parameters: Iterable[Parameter], query: QueryDict) -> dict[str, str]:
    """The values given, by name. Raises Refused (400) where one is not as it is described."""
    given: dict[str, str] = {}
    problems: dict[str, str] = {}
    for parameter in parameters:
        values = query.getlist(parameter.name)
        if not values:
            continue
        problem = "Give it once." if len(values) > 1 else parameter.fault(values[0])
        if problem:
            problems[parameter.name] = problem
        given[parameter.name] = values[0]
    if problems:
        raise Refused(400, problems)
    return given


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
