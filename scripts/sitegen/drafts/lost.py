"""Names in a draft that lead nowhere, taken out so that its page can be shown.

Enters: the record of a draft and what may be named. Leaves: the record without such names; what
cannot be without one is left out, or gets the first that there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sitegen.inline import Cite, Link, Piece, Strong, parse
from sitegen.load.gaps import TO_FILL_IN
from sitegen.model.base import Model
from sitegen.model.guide import Row, Table
from sitegen.model.scalars import RefTo, Words
from sitegen.model.walk import marks_of

M = TypeVar("M", bound=Model)
Known = Mapping[str, set[str]]


def without_lost(record: M, known: Known) -> M:
    """The record, with names only that lead somewhere."""
    changes = {}
    for name, mark in marks_of(type(record)):
        before = getattr(record, name)
        value = _kept(before, mark, known)
        if value is None and before is not None and type(record).model_fields[name].is_required():
            value = _first(mark, known)
        changes[name] = value
    return record.model_copy(update=changes)


def _part(group: Model, known: Known) -> Model | None:
    """A group of fields; None when it cannot be without a name that leads nowhere."""
    changes = {}
    for name, mark in marks_of(type(group)):
        value = _kept(getattr(group, name), mark, known)
        if value is None and type(group).model_fields[name].is_required():
            return None
        changes[name] = value
    changes |= _named(group, changes)
    if isinstance(group, Table):
        changes["rows"] = tuple(_fitting(row, len(group.columns)) for row in changes["rows"])
    return group.model_copy(update=changes)


def _fitting(row: Row, count: int) -> Row:
    """A row of a table with one cell a column."""
    cells = (*row.cells, *[TO_FILL_IN] * count)
    return row.model_copy(update={"cells": cells[:count]})


def _named(group: Model, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What has a page or a name needs one of the two, and can show one only."""
    if not {"technique", "name"} <= type(group).model_fields.keys():
        return {}
    if changes["technique"]:
        return {"name": None}
    return {} if changes["name"] else {"name": TO_FILL_IN}


def _kept(value: Any, mark: object, known: Known) -> Any:
    """A value without what is lost in it; None when nothing is left."""
    if isinstance(value, Model):
        return _part(value, known)
    if isinstance(value, tuple):
        kept = (_kept(item, mark, known) for item in value)
        return tuple(item for item in kept if item is not None)
    if isinstance(mark, RefTo) and value is not None:
        return value if value in known.get(mark.kind, (value,)) else None
    if isinstance(mark, Words) and mark.kind != "line" and value:
        return _words(value, known)
    return value


def _words(text: str, known: Known) -> str:
    """Words whose links and citations lead somewhere; they stay as typed where all do."""
    pieces, _ = parse(text)
    kept = [_piece(piece, known) for piece in pieces]
    return text if kept == [_typed(piece) for piece in pieces] else "".join(kept)


def _piece(piece: Piece, known: Known) -> str:
    if isinstance(piece, Cite):
        return _typed(piece) if piece.source in known.get("reference", ()) else ""
    if isinstance(piece, Link) and not piece.target.startswith("https://"):
        return _typed(piece) if piece.target in known["page"] else piece.text
    return _typed(piece)


def _typed(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return f"[@{piece.source}]"
    if isinstance(piece, Link):
        return f"[{piece.text}]({piece.target})"
    return f"**{piece.text}**" if isinstance(piece, Strong) else piece.text


def _first(mark: object, known: Known) -> str:
    """The first of what may be named, for a field of the page itself."""
    assert isinstance(mark, RefTo)  # noqa: S101  # all others have words to stand in
    return min(known.get(mark.kind) or {""})
