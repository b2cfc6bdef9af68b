"""A specimen of each kind of file: every field with a remark that explains it and an example.

Enters: a kind of file. Leaves: the text of its specimen, which the loader takes as it stands.

A group of fields is told in full where it is met first. Where it comes again, only what must be
there is shown, with a remark that says where it was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sitegen.model.base import Model
from sitegen.schema.example import example_of, example_value, wishes
from sitegen.schema.kinds import FileKind
from sitegen.schema.shape import Field, fields_of, first_line
from sitegen.schema.telling import may_be_left_out, what_it_takes

WIDTH = 96
_SAFE = re.compile(r"[A-Za-z0-9](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")
_HEAD = """\
{what}
Copy this file to {files}, give it a short name in small letters with hyphens, and
change the words. Fields that may be left out can be deleted.
Made by "python3 scripts/schema.py" from the descriptions of the fields; changes here are lost.
"""


def specimen_text(kind: FileKind) -> str:
    """The specimen as a file."""
    folder = " or ".join(sorted({name.rpartition("/")[0] + "/" for name in kind.files})[:2])
    head = _HEAD.format(what=first_line(kind.model), files=folder)
    lines = [*_remark(head, ""), "", *_Teller().group(kind.model, "", {})]
    return "\n".join(lines) + "\n"


class _Teller:
    """Writes groups of fields and remembers which it has told; one use each."""

    def __init__(self) -> None:
        self._told: dict[type[Model], str] = {}

    def group(self, model: type[Model], indent: str, wish: dict[str, Any]) -> Iterator[str]:
        """The lines of a group, every field with its remark. ``wish``: what examples should say."""
        for field in fields_of(model):
            yield from _remark(_told(field), indent)
            yield from self._field(field, indent, wish.get(field.name))
            if not indent:
                yield ""

    def _field(self, field: Field, indent: str, wish: Any) -> Iterator[str]:
        if field.group is None:
            yield from _lines(field.name, example_value(field, wish), indent)
        elif field.group in self._told:
            before = self._told[field.group]
            yield from _remark(f'Its fields are told above, under "{before}".', indent)
            yield from _lines(field.name, example_value(field, wish), indent)
        else:
            self._told[field.group] = field.name
            yield f"{indent}{field.name}:"
            yield from self._full(field, field.group, f"{indent}  ", wishes(field, wish))

    def _full(
        self, field: Field, group: type[Model], indent: str, items: list[dict[str, Any]]
    ) -> Iterator[str]:
        """The value of a field, its group told in full."""
        if field.named:
            yield f"{indent}{next(iter(field.example))}:"
            indent += "  "
        if not field.many:
            yield from self.group(group, indent, items[0])
            return
        yield from _as_item(self.group(group, f"{indent}  ", items[0]), indent)
        for item in items[1:]:
            yield from _item(example_of(group, item), indent)


def _told(field: Field) -> str:
    title = field.title if field.title.endswith("?") else f"{field.title}."
    parts = (title, field.description, what_it_takes(field), may_be_left_out(field))
    return " ".join(part for part in parts if part)


def _remark(text: str, indent: str) -> list[str]:
    """Text as remark lines of a good length."""
    width = WIDTH - len(indent)
    parts = text.strip().split("\n")
    lines = [line for part in parts for line in wrap(part, width, break_on_hyphens=False)]
    return [f"{indent}# {line}" for line in lines]


def _as_item(lines: Iterator[str], indent: str) -> Iterator[str]:
    """The lines of a group as an item of a list: a hyphen before its first field."""
    started = False
    for line in lines:
        is_field = not line.lstrip().startswith("#")
        if is_field and not started:
            started = True
            yield f"{indent}- {line[len(indent) + 2 :]}"
        elif not started:
            yield f"{indent}{line.lstrip()}"
        else:
            yield line


def _lines(name: str, value: Any, indent: str) -> Iterator[str]:
    """A field and its value, without remarks."""
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _lines(key, item, f"{indent}  ")
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(item, f"{indent}  ")
    else:
        yield f"{indent}{name}: {_typed(str(value))}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{indent}- {_typed(str(value))}"
        return
    for number, (key, item) in enumerate(value.items()):
        lines = list(_lines(key, item, f"{indent}  "))
        if number == 0:
            lines[0] = f"{indent}- {lines[0][len(indent) + 2 :]}"
        yield from lines


def _typed(text: str) -> str:
    """A value as it is typed: with quotes only where it needs them."""
    if _SAFE.fullmatch(text) and not text.endswith(":"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
