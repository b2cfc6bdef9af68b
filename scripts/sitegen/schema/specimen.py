"""A specimen of each kind of file: every field with a remark that explains it and an example.

Enters: a kind of file. Leaves: the text of its specimen, which the loader takes as it stands.

A group of fields is told in full where it is met first. Where it comes again, only what must be
there is shown, with a remark that says where it was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.model.base import Model
from sitegen.schema.example import example_of, example_value, wishes
from sitegen.schema.kinds import FileKind
from sitegen.schema.lines import as_item, item_lines, remark, value_lines
from sitegen.schema.shape import Field, fields_of, first_line
from sitegen.schema.telling import may_be_left_out, what_it_takes

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
    lines = [*remark(head, ""), "", *_Teller().group(kind.model, "", {})]
    return "\n".join(lines) + "\n"


class _Teller:
    """Writes groups of fields and remembers which it has told; one use each."""

    def __init__(self) -> None:
        self._told: dict[type[Model], str] = {}

    def group(self, model: type[Model], indent: str, wish: dict[str, Any]) -> Iterator[str]:
        """The lines of a group, every field with its remark. ``wish``: what examples should say."""
        for field in fields_of(model):
            yield from remark(_told(field), indent)
            yield from self._field(field, indent, wish.get(field.name))
            if not indent:
                yield ""

    def _field(self, field: Field, indent: str, wish: Any) -> Iterator[str]:
        if field.group is None:
            yield from value_lines(field.name, example_value(field, wish), indent)
        elif field.group in self._told:
            before = self._told[field.group]
            yield from remark(f'Its fields are told above, under "{before}".', indent)
            yield from value_lines(field.name, example_value(field, wish), indent)
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
        yield from as_item(self.group(group, f"{indent}  ", items[0]), indent)
        for item in items[1:]:
            yield from item_lines(example_of(group, item), indent)


def _told(field: Field) -> str:
    title = field.title if field.title.endswith("?") else f"{field.title}."
    parts = (title, field.description, what_it_takes(field), may_be_left_out(field))
    return " ".join(part for part in parts if part)
