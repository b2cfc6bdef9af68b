"""What a model's field holds, read from its type: words, a list, a group of fields, ...

Enters: a model. Leaves: ``Field`` values; every generator of this package draws on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from sitegen.model.base import Model
from sitegen.model.scalars import RefTo, Words
from sitegen.model.walk import Mark, marks_of

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Field:
    """One field, as an editor meets it. ``group`` is the model of the fields inside it."""

    name: str
    title: str
    description: str
    example: Any
    needed: bool
    many: bool  # a list
    named: bool  # free names, each with a value
    group: type[Model] | None
    choices: tuple[str, ...]
    marks: str  # the kind of words: "line", "text", "prose", or "" for other values
    points_to: str  # the kind of thing whose ids it takes, or ""
    least: int
    most: int | None


def fields_of(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    marks = dict(marks_of(model))
    return tuple(_field(name, info, marks.get(name)) for name, info in model.model_fields.items())


def groups_in(model: type[Model]) -> Iterator[type[Model]]:
    """The model and every model inside it, each once, in the order in which they are met."""
    found: dict[type[Model], None] = {}
    waiting = [model]
    while waiting:
        here = waiting.pop(0)
        if here not in found:
            found[here] = None
            waiting += [field.group for field in fields_of(here) if field.group]
    yield from found


def plain_name(model: type[Model]) -> str:
    """A model's name in words: "Technique fit" for ``TechniqueFit``."""
    return _CAPITAL.sub(" ", model.__name__).capitalize()


def first_line(model: type[Model]) -> str:
    """What a model is, in a sentence: the start of its docstring."""
    return (model.__doc__ or "").strip().split("\n\n")[0].replace("``", "`").replace("\n    ", " ")


def _field(name: str, info: FieldInfo, mark: Mark | None) -> Field:
    origin = _origin(info.annotation)
    least = next((mark.min_length for mark in info.metadata if isinstance(mark, MinLen)), 0)
    most = next((mark.max_length for mark in info.metadata if isinstance(mark, MaxLen)), None)
    return Field(
        name=name,
        title=info.title or "",
        description=info.description or "",
        example=(info.examples or [None])[0],
        needed=info.is_required(),
        many=origin is tuple,
        named=origin is dict,
        group=_group(info.annotation),
        choices=_choices(info.annotation),
        marks=mark.kind if isinstance(mark, Words) else "",
        points_to=mark.kind if isinstance(mark, RefTo) else "",
        least=least,
        most=most,
    )


def _origin(annotation: Any) -> Any:
    """``tuple`` or ``dict`` for a field that holds many values."""
    origin = get_origin(annotation)
    if origin in (tuple, dict):
        return origin
    return next(filter(None, map(_origin, get_args(annotation))), None)


def _group(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_group, get_args(annotation))), None)


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next(filter(None, map(_choices, get_args(annotation))), ())
