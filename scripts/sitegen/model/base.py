"""The base of every model, and the short way to describe a field.

Enters: nothing. Leaves: ``Model`` and ``field``.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


class Model(BaseModel):
    """A frozen group of fields that refuses a field it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def field(
    title: str,
    description: str,
    example: Any,
    *,
    default: Any = ...,
    least: int | None = None,
    most: int | None = None,
) -> Any:
    """A field with the three things that an editor is told about it.

    ``default`` is what an absent field means; without one the field must be there.
    ``least`` and ``most`` bound the number of items of a list.
    """
    info: FieldInfo = Field(
        default=default,
        title=title,
        description=description,
        examples=[example],
        min_length=least,
        max_length=most,
    )
    return info


def optional(title: str, description: str, example: Any) -> Any:
    """A field that may be left out."""
    return field(title, description, example, default=None)


def many(
    title: str, description: str, example: Any, *, least: int = 0, most: int | None = None
) -> Any:
    """A list field. With ``least`` above 0 it must be there."""
    if least:
        return field(title, description, example, least=least, most=most)
    return field(title, description, example, default=(), most=most)
