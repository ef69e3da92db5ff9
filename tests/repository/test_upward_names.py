"""No room reaches up to a higher one by a name that Django makes.

A foreign key from reforms to a body gives the body `involvements`, and queries of bodies
`involvements__reform`: a circle of imports that no import shows. What a lower room shows of a
higher one is supplied by the higher one, as `supply_reform_roles` does. Code that walks
`_meta.related_objects` names nothing, so it may.
"""

import ast
from collections.abc import Collection, Iterable, Iterator
from functools import cache

import pytest
from django.apps import apps

from config.environment import BASE_DIR
from tests.repository.test_files import tracked

ROOMS = ("libs", "seeds", "glossary", "partnerships", "reforms", "alerts", "sittings", "intake")
"""From the bottom to the top."""

MANAGER_CALLS = {
    *("all", "filter", "exclude", "get", "first", "last", "count", "exists", "order_by", "values"),
    *("values_list", "add", "set", "remove", "clear", "create", "select_related", "known_by"),
    *(
        "in_force_on",
        "stated_by",
        "prefetch_related",
        "annotate",
        "aggregate",
        "iterator",
        "earliest",
    ),
}
"""What is asked of rows, by which an accessor is told from a page's own attribute."""

TAKES_NAMES = {
    *("get_field", "select_related", "prefetch_related", "Prefetch", "only", "defer", "values"),
    *("values_list", "order_by", "distinct", "annotate", "aggregate", "alias", "filter", "exclude"),
    *("F", "Q", "Count", "Exists", "Max", "Min", "Sum", "OuterRef", "getattr", "attrgetter"),
}
"""Calls whose texts and keywords name columns and relations."""


def names_from_above(room: str) -> dict[str, str]:
    """Map each name that only rooms above `room` give to relations to the model it leads to."""
    height = ROOMS.index(room)
    found: dict[str, str] = {}
    own: set[str] = set()
    for model in apps.get_models():
        for relation in model._meta.related_objects:
            to = relation.related_model._meta
            names = {relation.name, relation.get_accessor_name() or relation.name}
            if _height(to.app_label) <= height:
                own |= names
            elif not relation.hidden:
                found |= dict.fromkeys(names, f"{to.app_label}.{to.object_name}")
    return {name: leads_to for name, leads_to in found.items() if name not in own}


def _height(app: str) -> int:
    """Apps that are not rooms, such as Django's users, are at the bottom."""
    return ROOMS.index(app) if app in ROOMS else 0


def upward(source: str, names: dict[str, str], own: Collection[str] = ()) -> list[str]:
    """Say of each place that reaches up its line and the name.

    `own` are attributes that the room's classes have themselves: one of these reaches up only
    where rows are asked of it.
    """
    nodes = _nodes(source)
    places = sorted({(line, name) for node in nodes for line, name in _named(node, own)})
    return [
        f"{line}: `{name}` reaches up to {names[name]}: have that room supply what is shown"
        for line, name in places
        if name in names
    ]


def own_names(sources: Iterable[str]) -> set[str]:
    """What classes have themselves, such as a page's `reforms`."""
    return {name for source in sources for name in _own_names(source)}


@cache
def _own_names(source: str) -> frozenset[str]:
    return frozenset(name for node in _nodes(source) for name in _members(node))


@cache
def _nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(source)))


def _members(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name):
            yield name


def _named(node: ast.AST, own: Collection[str]) -> Iterator[tuple[int, str]]:
    match node:
        case ast.Attribute(value=ast.Attribute(attr=name), attr=asked) if asked in MANAGER_CALLS:
            yield node.lineno, name
        case ast.Attribute(attr=name) if name not in own:
            yield node.lineno, name
        case ast.Constant(value=str(text)) if "__" in text:
            for part in text.lstrip("-").split("__"):
                yield node.lineno, part
        case ast.Call(func=ast.Name(id=asked) | ast.Attribute(attr=asked)):
            is_asked = asked in TAKES_NAMES
            for argument in node.args:
                if is_asked and isinstance(argument, ast.Constant):
                    yield argument.lineno, str(argument.value).lstrip("-")
            for keyword in node.keywords:
                parts = (keyword.arg or "").split("__")
                if is_asked or len(parts) > 1:
                    yield from ((keyword.value.lineno, part) for part in parts)


@cache
def sources(room: str) -> dict[str, str]:
    """Map each module of a room to its text."""
    return {
        str(file.relative_to(BASE_DIR)): file.read_text(encoding="utf-8")
        for file in tracked(f"{room}/*.py")
        if "migrations" not in file.parts
    }


@pytest.mark.parametrize("room", ROOMS[:-1])
def test_no_module_reaches_up(room: str) -> None:
    names, modules = names_from_above(room), sources(room)
    if room not in ROOMS[-4:]:
        assert {"involvements", "update_facts", "updates"} <= set(names)
    assert len(modules) > 15
    rooms_below = ROOMS[: ROOMS.index(room) + 1]
    own = own_names(source for each in rooms_below for source in sources(each).values())
    if room not in ROOMS[-4:]:
        assert not own & {"involvements", "update_facts"}
    found = [
        f"{module}:{place}"
        for module, source in modules.items()
        for place in upward(source, names, own)
    ]
    assert found == []


def test_each_spelling_of_a_name_from_above_is_found() -> None:
    source = """\
bodies.filter(involvements__reform__strand=strand)
bodies.order_by("-involvements__reform__position")
DeliveryBody._meta.get_field("involvements")
body.involvements.all()
show(body.involvements)
Count("reforms")
caveat.reforms.exists()
bodies.annotate(n=Max(f"involvements__{column}"))
Q(involvements=None)
"""
    names = {"involvements": "reforms.Involvement", "reforms": "reforms.Reform"}
    assert [place.partition(":")[0] for place in upward(source, names)] == list("123456789")
    assert "reaches up to reforms.Involvement" in upward(source, names)[0]


def test_a_pages_own_attribute_and_generic_code_are_let_pass() -> None:
    source = """\
class AreaPage:
    reforms: tuple[str, ...]

def show(page: AreaPage) -> None:
    print(page.reforms, _("reforms"), "Reform roles: __involvement__")
    for relation in Passage._meta.related_objects:
        relation.related_model.objects.filter(passage=None)
"""
    names = {"reforms": "reforms.Reform", "involvements": "reforms.Involvement"}
    assert upward(source, names, own_names([source])) == []
