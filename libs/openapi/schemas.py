"""The JSON Schema of frozen dataclasses, from their type hints.

    class PlanData:                                    # a frozen dataclass
        slug: Annotated[str, "Its name in addresses."]
        begins: Annotated[date | None, "Empty where nobody said."]

A hint is str, int, bool, date, datetime, Literal, another dataclass, a tuple of any number of
these, or one of them or None. Every field is always there.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def schema_name(of: type[Any]) -> str:
    """The name under which a dataclass stands among the schemas: "Plan" of PlanData."""
    return of.__name__.removesuffix("Data")


class Schemas:
    """Collects the schemas of dataclasses, each once, by name."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """The schema of a type hint; of a dataclass a reference to its own."""
        if get_origin(hint) is Annotated:
            base, about = get_args(hint)[:2]
            return self._described(base, about)
        if is_dataclass(hint) and isinstance(hint, type):
            return {"$ref": f"#/components/schemas/{self._add(hint)}"}
        if get_origin(hint) in (Union, UnionType):
            return self._or_none(hint)
        if get_origin(hint) is Literal:
            return {"type": "string", "enum": list(get_args(hint))}
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self.of(get_args(hint)[0])}
        return dict(SIMPLE[hint])

    def _described(self, hint: Any, about: str) -> Schema:
        return self.of(hint) | {"description": about}

    def _or_none(self, hint: Any) -> Schema:
        """One of them or null: as a second type, or beside a reference."""
        (base,) = (one for one in get_args(hint) if one is not NoneType)
        schema = self.of(base)
        if "$ref" in schema:
            return {"anyOf": [schema, {"type": "null"}]}
        return schema | {"type": [schema["type"], "null"]}

    def _add(self, of: type[Any]) -> str:
        name = schema_name(of)
        if name not in self.found:
            self.found[name] = {}  # one that holds itself ends here
            hints = get_type_hints(of, include_extras=True)
            names = [one.name for one in fields(of)]
            self.found[name] = {
                "type": "object",
                "description": " ".join((of.__doc__ or "").split()),
                "properties": {one: self.of(hints[one]) for one in names},
                "required": names,
                "additionalProperties": False,
            }
        return name
