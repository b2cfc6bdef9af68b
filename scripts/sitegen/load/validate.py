"""Nodes to records: pydantic checks the fields, every complaint gets a place and plain words.

Enters: the top node of a file and the model of its kind. Leaves: the record, or problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sitegen.load.nodes import Fields, Items, Node, Path, find, plain
from sitegen.model.base import Model
from sitegen.model.scalars import shorten
from sitegen.nearest import did_you_mean, nearest
from sitegen.problem import Place, Problem, error

M = TypeVar("M", bound=Model)


def validate(node: Node, model: type[M], file: str) -> tuple[M | None, list[Problem]]:
    """The record that a node describes, or None and every problem of its fields."""
    if not isinstance(node, Fields):
        return None, [_not_fields(node, file)]
    try:
        return model.model_validate(plain(node)), []
    except ValidationError as failure:
        details = failure.errors(include_url=False)
        misspelt = _misspelt(details, model)
        told = [detail for detail in details if not _follows(detail, node, misspelt)]
        return None, [*_problems(told, node, model, file)]


def fits(node: Node, model: type[Model]) -> bool:
    """Whether a file has just the fields of a kind, whatever stands in them."""
    try:
        model.model_validate(plain(node))
    except ValidationError as failure:
        return not any(
            len(detail["loc"]) == 1 and detail["type"] in ("missing", "extra_forbidden")
            for detail in failure.errors(include_url=False)
        )
    return True


def place_at(node: Node, path: Path, file: str, *, key: bool = False) -> Place:
    """The place of a field of a loaded file."""
    found = find(node, path, key=key)
    return Place(file, found.line, found.column)


def _not_fields(node: Node, file: str) -> Problem:
    what = "a list" if isinstance(node, Items) else "text"
    return error(
        Place(file, node.line, node.column),
        "VAL21",
        f"fields were expected here, but {what} was found",
        'a field is a name, a colon and a space, such as "title: Neck pain"',
    )


def _follows(detail: ErrorDetails, root: Node, misspelt: set[Path]) -> bool:
    """Whether a complaint only follows from another one.

    pydantic counts the items of a list that are right, so each wrong one would be told twice.
    """
    if detail["type"] == "missing":
        return detail["loc"] in misspelt
    if detail["type"] == "too_short":
        found = find(root, detail["loc"])
        return isinstance(found, Items) and len(found.children) >= detail["ctx"]["min_length"]
    return False


def _misspelt(details: list[ErrorDetails], model: type[Model]) -> set[Path]:
    """The fields that are there under a wrong name: they are not missing as well."""
    return {
        (*path[:-1], meant)
        for path in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        if (meant := _meant(str(path[-1]), _fields_at(model, path[:-1])))
    }


def _meant(name: str, known: Iterable[str]) -> str:
    """The field that a wrong name seems to mean, or ""."""
    return nearest(name.replace("_", "-"), [field.replace("_", "-") for field in known]).replace(
        "-", "_"
    )


def _problems(
    details: list[ErrorDetails], root: Node, model: type[Model], file: str
) -> Iterator[Problem]:
    """A problem a mistake: fields that lack in one place are one, an unfinished part."""
    lacking: dict[Path, list[str]] = {}
    for detail in details:
        *above, name = detail["loc"]
        if detail["type"] == "missing" and not _typed_empty(detail["loc"], root):
            lacking.setdefault((*above,), []).append(str(name))
    for path, names in lacking.items():
        if len(names) > 1:
            yield _unfinished(place_at(root, path, file), names)
    for detail in details:
        *above, name = detail["loc"]
        names = lacking.get((*above,), [])
        if detail["type"] != "missing" or name not in names or len(names) == 1:
            yield _problem(detail, root, model, file)


def _unfinished(place: Place, names: list[str]) -> Problem:
    return error(
        place,
        "VAL01",
        f"{len(names)} fields are missing: {', '.join(names)}",
        "add them; content/FIELDS.md tells what each is for",
    )


def _problem(detail: ErrorDetails, root: Node, model: type[Model], file: str) -> Problem:
    path: Path = detail["loc"]
    context: dict[str, Any] = detail.get("ctx", {})
    sort = detail["type"]
    if sort == "extra_forbidden":
        return _unknown_field(path, root, model, file)
    if sort == "missing":
        return _missing(path, root, model, file)
    place = place_at(root, path, file)
    if path[-1] == "[key]":  # pydantic's word for a name that is wrong itself
        place = place_at(root, path[:-1], file, key=True)
    if sort in _PLAIN:
        code, message, hint = _PLAIN[sort]
        if sort == "tuple_type" and str(plain(find(root, path))).startswith("-"):
            hint = "type a space after the hyphen"
        return error(place, code, message, hint)
    if sort in _COUNTED:
        return _counted(sort, place, context, len(plain(find(root, path))))
    if sort == "literal_error":
        return _choice(place, detail)
    return error(place, sort, context["message"], context["hint"])


# pydantic's error types (they are stable, its words are not): our code, what we say, what to type
_PLAIN = {
    "tuple_type": (
        "VAL20",
        "a list was expected here",
        "write each item on a line of its own, starting with a hyphen and a space",
    ),
    "dict_type": (
        "VAL21",
        "fields were expected here",
        'write each field on a line of its own, such as "text: ..."',
    ),
    "model_type": (
        "VAL21",
        "fields were expected here",
        'write each field on a line of its own, such as "text: ..."',
    ),
}
_COUNTED = {
    "too_short": ("VAL22", "it needs at least {min_length}", "add what is missing"),
    "too_long": ("VAL23", "the most is {max_length}", "take some out, or join two"),
}


def _counted(sort: str, place: Place, context: dict[str, Any], count: int) -> Problem:
    code, limit, hint = _COUNTED[sort]
    items = "1 item" if count == 1 else f"{count} items"
    return error(place, code, f"this list has {items}; {limit.format(**context)}", hint)


def _unknown_field(path: Path, root: Node, model: type[Model], file: str) -> Problem:
    name = str(path[-1])
    known = _fields_at(model, path[:-1])
    meant = _meant(name, known)
    hint = f'did you mean "{meant}"?' if meant else f"the fields here are: {', '.join(known)}"
    place = place_at(root, path, file, key=True)
    return error(place, "VAL02", f'there is no field called "{_shown(name)}" here', hint)


def _missing(path: Path, root: Node, model: type[Model], file: str) -> Problem:
    name = str(path[-1])
    typed_empty = _typed_empty(path, root)
    parent = find(root, path[:-1])
    at = parent.keys[name] if typed_empty and isinstance(parent, Fields) else parent
    place = Place(file, at.line, at.column)
    info = _fields_at(model, path[:-1]).get(name)
    wanted = f" ({info.description})" if info and info.description else ""
    verb = "is empty" if typed_empty else "is missing"
    return error(place, "VAL01", f'the field "{name}" {verb}', f"add it{wanted}")


def _typed_empty(path: Path, root: Node) -> bool:
    """Whether the field is there, with nothing in it."""
    parent = find(root, path[:-1])
    return isinstance(parent, Fields) and path[-1] in parent.keys


def _choice(place: Place, detail: ErrorDetails) -> Problem:
    allowed = [word.strip("'") for word in _allowed(detail)]
    given = detail["input"] if isinstance(detail["input"], str) else ""
    hint = did_you_mean(given, allowed)
    return error(
        place,
        "VAL19",
        f'"{_shown(given)}" is not one of the words that can stand here'
        if given
        else "one word was expected here",
        f"{hint + ' ' if hint else ''}It can be: {', '.join(allowed)}",
    )


def _allowed(detail: ErrorDetails) -> list[str]:
    expected: str = detail["ctx"]["expected"]
    return expected.replace(" or ", ", ").split(", ")


def _shown(text: str) -> str:
    """What was typed, on one line and not too long."""
    return shorten(" ".join(text.split()))


def _fields_at(model: type[Model], path: Path) -> dict[str, FieldInfo]:
    """The fields that a model knows at a path."""
    annotation: Any = model
    for step in path:
        inner = _model_in(annotation)
        free_name = get_origin(annotation) is dict
        if inner and not free_name and step in inner.model_fields:
            annotation = inner.model_fields[str(step)].annotation
        else:  # an item of a list, or what stands under a free name
            annotation = inner
    found = _model_in(annotation)
    return found.model_fields if found else {}


def _model_in(annotation: Any) -> type[Model] | None:
    """The model inside ``tuple[Model, ...]``, ``dict[str, Model]`` or ``Model | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
