"""A record of a draft that can be shown: ``TO FILL IN`` stands wherever words are missing.

Enters: the data of a file, whatever it lacks, and the model of its kind. Leaves: a record.

Nothing is made up. A number, a day or a name that is missing takes the part along that needs it;
of words with a fixed meaning the most careful one stands in, and the page lists what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from sitegen.load.gaps import TO_FILL_IN
from sitegen.model.base import Model
from sitegen.model.pieces import Record
from sitegen.schema.shape import Field, fields_of

R = TypeVar("R", bound=Record)
NAMELESS = "to-fill-in"  # an id that nothing has; ``unfinished`` takes it out again
NO_DAY = date(1900, 1, 1)  # on which nobody wrote anything
CAREFUL = {
    "basis": ("our-judgement",),
    "evidence": ("not-graded",),
    "level": ("avoid",),
    "seriousness": ("serious",),
    "urgency": ("now",),
    "verdict": ("too-little", "limited"),
    "who_moves": ("both",),
}
LONGEST = {"line": 160, "text": 900, "prose": 900}


def record_of(data: Any, model: type[R], name: str) -> R:
    """The record that can be shown. ``name``: that of its file, for a title that is missing."""
    made = _group(model, data)
    assert made is not None  # noqa: S101  # at the top of a page there is a stand-in for all
    if made["title"] == TO_FILL_IN:
        made["title"] = f"{TO_FILL_IN} ({name})"  # two such pages can be told apart
    return model.model_validate(made)


def _group(model: type[Model], data: Any) -> dict[str, Any] | None:
    """A group of fields; None when something is missing for which nothing can stand."""
    given = data if isinstance(data, dict) else {}
    made = {}
    for field in fields_of(model):
        value = _value(field, given.get(field.name), model)
        if value is not None:
            made[field.name] = value
        elif field.needed:
            return None
    return made


def _value(field: Field, data: Any, model: type[Model]) -> Any:
    if field.many:
        return _items(field, data, model)
    return _one(field, data, model) if field.needed or data is not None else None


def _items(field: Field, data: Any, model: type[Model]) -> list[Any] | None:
    typed = data if isinstance(data, list) else [] if data is None else [data]
    items = [*_some(field, typed, model)][: field.most]
    items += _some(field, [None] * (field.least - len(items)), model)
    return items if items and len(items) >= field.least else None


def _some(field: Field, typed: list[Any], model: type[Model]) -> Iterator[Any]:
    yield from (item for one in typed if (item := _one(field, one, model)) is not None)


def _one(field: Field, data: Any, model: type[Model]) -> Any:
    """A value, or an item of a list; what can stand in its place, or None."""
    if field.group:
        return _group(field.group, data)
    if field.marks and isinstance(data, str):
        data = data[: LONGEST[field.marks]]
    try:
        _reader(model, field.name).validate_python(data)
    except ValidationError:
        return _stand_in(field, model) if field.needed or field.many else None
    return data


def _stand_in(field: Field, model: type[Model]) -> str | None:
    if field.marks:
        return TO_FILL_IN
    if field.points_to:
        return NAMELESS
    if field.name == "written" and issubclass(model, Record):
        return NO_DAY.isoformat()
    return next((word for word in CAREFUL.get(field.name, ()) if word in field.choices), None)


@cache
def _reader(model: type[Model], name: str) -> TypeAdapter[Any]:
    """What reads one value of a field, or one item of its list."""
    info = model.model_fields[name]
    if str(info.annotation).startswith("tuple["):
        return TypeAdapter(get_args(info.annotation)[0])
    return TypeAdapter(Annotated[info.annotation, *info.metadata, name])  # type: ignore[arg-type]  # one mark at least
