"""Every marked value of a record, with its path: the words for readers and the references by id.

Enters: a record. Leaves: ``Found`` values in the order of the model's fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from sitegen.model.base import Model
from sitegen.model.scalars import RefTo, Words

Path = tuple[str | int, ...]
Mark = Words | RefTo


class Found(NamedTuple):
    """A marked value and where it stands."""

    path: Path
    mark: Mark
    value: str


def walk(record: Model, path: Path = ()) -> Iterator[Found]:
    """Every marked value of the record and of the groups and lists inside it."""
    for name, mark in marks_of(type(record)):
        value = getattr(record, name)
        if value:
            yield from _walk_value(value, mark, (*path, name))


def words(record: Model) -> Iterator[tuple[Path, Words, str]]:
    """The words for readers only."""
    for path, mark, value in walk(record):
        if isinstance(mark, Words):
            yield path, mark, value


def groups(value: Any, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Every group of fields inside a record, with its path."""
    if isinstance(value, Model):
        yield path, value
        for name in type(value).model_fields:
            yield from groups(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Model):
                yield from groups(item, (*path, index))


def _walk_value(value: Any, mark: Mark | None, path: Path) -> Iterator[Found]:
    if isinstance(value, Model):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, mark, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_value(item, mark, (*path, key))
    elif mark is not None:
        yield Found(path, mark, value)


@cache
def marks_of(model: type[Model]) -> tuple[tuple[str, Mark | None], ...]:
    """The fields of a model that hold marked values or groups of fields."""
    found = []
    for name, info in model.model_fields.items():
        mark = next((m for m in info.metadata if isinstance(m, Words | RefTo)), None)
        mark = mark or _mark_in(info.annotation)
        if mark or _holds_model(info.annotation):
            found.append((name, mark))
    return tuple(found)


def _mark_in(annotation: Any) -> Mark | None:
    for part in get_args(annotation):
        if isinstance(part, Words | RefTo):
            return part
        if get_origin(part) is not None and (mark := _mark_in(part)):
            return mark
    return None


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(part) for part in get_args(annotation))
