"""The OpenAPI document, made from the lists, their parameters and their values."""

from functools import cache
from typing import Any

from libs.openapi import Problem, Schema, Schemas, schema_name
from opendata.api.resources import ON, RESOURCES, Resource

VERSION = "1"
ABOUT = (
    "Read-only. The same values as the pages, for any day (`on`). Ids stay the same. Lists are "
    "read page by page: follow `next` until it is null; a page may hold fewer items than asked "
    "for. "
    "Every answer has an ETag: send it back as If-None-Match, and 304 says that nothing changed. "
    "400 says that a parameter is not written as described here, 404 that it is, and that what it "
    "names is not there: a strand of that name, a day that has come. 429 says that one address "
    "looked up more words (`q`) than it may at once, 503 that the database does not answer now; "
    "Retry-After says when to ask again."
)
TAG: Schema = {
    "ETag": {
        "description": "Stands for the very bytes of the answer.",
        "schema": {"type": "string"},
        "required": False,
    }
}
LATER: Schema = {
    "Retry-After": {
        "description": "The seconds after which to ask again.",
        "schema": {"type": "integer", "minimum": 1},
        "required": True,
    }
}
ID: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_.]+$", "minLength": 1, "maxLength": 170}


@cache
def describe_api(base: str) -> dict[str, Any]:
    """The document; `base` is the path of the API, with a slash at its end."""
    schemas = Schemas()
    schemas.of(Problem)
    paths: dict[str, Any] = {base: {"get": _index()}}
    for one in RESOURCES:
        paths[f"{base}{one.name}/"] = {"get": _list(one, schemas)}
        if one.has_items:
            paths[f"{base}{one.name}/{{id}}/"] = {"get": _item(one, schemas)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "SEND & AP reform tracker", "version": VERSION, "description": ABOUT},
        "paths": paths,
        "components": {"schemas": schemas.found},
    }


def _index() -> Schema:
    found = {
        "type": "object",
        "properties": {
            "openapi": {"type": "string"},
            "lists": {"type": "object", "additionalProperties": {"type": "string"}},
            "seal": {
                "type": "object",
                "description": "The newest seal of the log as it is now, which stands for all.",
                "properties": {
                    "number": {"type": "integer"},
                    "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                },
                "required": ["number", "hash"],
            },
        },
        "required": ["openapi", "lists", "seal"],
    }
    return _operation("index", "The addresses of the lists.", [], found, may_refuse=False)


def _list(one: Resource, schemas: Schemas) -> Schema:
    page = {
        "type": "object",
        "properties": {
            "known_on": {
                "type": "string",
                "format": "date",
                "description": "The day that all of this was known by.",
            },
            "next": {
                "type": ["string", "null"],
                "description": "The address of the next page; null on the last.",
            },
            "items": {"type": "array", "items": schemas.of(one.item)},
        },
        "required": ["known_on", "next", "items"],
    }
    name = f"{schema_name(one.item)}List"
    schemas.found[name] = page
    parameters = [parameter.described() for parameter in one.parameters]
    return _operation(f"list-{one.name}", one.about, parameters, _ref(name))


def _item(one: Resource, schemas: Schemas) -> Schema:
    own = {"name": "id", "in": "path", "required": True, "schema": ID}
    parameters = [own | {"description": "Its id."}, ON.described()]
    about = f"One of the {one.name}, by its id."
    return _operation(f"get-{one.name}", about, parameters, schemas.of(one.item))


def _operation(
    name: str, about: str, parameters: list[Schema], found: Schema, *, may_refuse: bool = True
) -> Schema:
    problem = {"application/problem+json": {"schema": _ref(schema_name(Problem))}}
    responses: Schema = {
        "200": {
            "description": "Found.",
            "headers": TAG,
            "content": {"application/json": {"schema": found}},
        },
        "304": {"description": "Nothing changed since the answer whose ETag was sent."},
    }
    if may_refuse:
        said = {
            "400": "A parameter is not written as it has to be.",
            "404": "What was asked for is not there.",
        }
        responses |= {
            status: {"description": told, "content": problem} for status, told in said.items()
        }
    later = {"503": "The database does not answer now."}
    if any(one["name"] == "q" for one in parameters):
        later["429"] = "More words were looked up from one address than may be at once."
    responses |= {
        status: {"description": told, "headers": LATER, "content": problem}
        for status, told in later.items()
    }
    return {
        "operationId": name,
        "summary": about,
        "parameters": parameters,
        "responses": responses,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
