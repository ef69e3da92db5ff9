"""An API whose values and whose description are one: frozen dataclasses and their JSON Schema.

`schemas` makes the schema of a dataclass, `parameters` checks a query string by the very schema
that describes it, and `answers` sends values and problems as JSON.
"""

from libs.openapi.answers import Problem, send_json, send_problem
from libs.openapi.parameters import Parameter, Refused, read_parameters
from libs.openapi.schemas import Schema, Schemas, schema_name

__all__ = [
    "Parameter",
    "Problem",
    "Refused",
    "Schema",
    "Schemas",
    "read_parameters",
    "schema_name",
    "send_json",
    "send_problem",
]
