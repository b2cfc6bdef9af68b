"""Examples of whole groups of fields, made from the examples of the single fields.

Enters: a model. Leaves: plain data as an editor would type it: text, lists, groups.

Why not the examples in the models as they are: those of groups name only what is special there,
such as the text of a claim. Here they are filled up to what the model takes.
"""

from __future__ import annotations

from typing import Any

from sitegen.model.base import Model
from sitegen.schema.shape import Field, fields_of


def example_of(model: type[Model], wish: dict[str, Any]) -> dict[str, Any]:
    """A short group that the model takes: what must be there, and what is wished for."""
    return {
        field.name: example_value(field, wish.get(field.name))
        for field in fields_of(model)
        if field.needed or field.name in wish
    }


def example_value(field: Field, wish: Any = None) -> Any:
    """A field's example; for groups, with as many items as are needed."""
    wish = field.example if wish is None else wish
    if field.group is None:
        return wish
    items = [example_of(field.group, one) for one in wishes(field, wish)]
    if field.named:
        return dict(zip(wish, items, strict=True))
    return items if field.many else items[0]


def wishes(field: Field, wish: Any = None) -> list[dict[str, Any]]:
    """What the example of a group should say, an entry an item."""
    wish = field.example if wish is None else wish
    if field.named:
        return list(wish.values())
    items = (list(wish) or [{}]) if field.many else [wish]
    return items + items[-1:] * (field.least - len(items))
