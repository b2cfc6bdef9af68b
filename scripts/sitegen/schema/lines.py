"""The lines of a content file: remarks, fields, items of lists, and quotes where they are needed.

Enters: words, names and plain data. Leaves: lines; the specimens and new pages are made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sitegen.load.gaps import TO_FILL_IN

WIDTH = 96
_SAFE = re.compile(r"[A-Za-z0-9](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")


def remark(text: str, indent: str, sign: str = "#") -> list[str]:
    """Text as remark lines of a good length."""
    width = WIDTH - len(indent)
    parts = text.strip().split("\n")
    lines = [line for part in parts for line in wrap(part, width, break_on_hyphens=False)]
    return [f"{indent}{sign} {line}" for line in lines]


def as_item(lines: Iterator[str], indent: str) -> Iterator[str]:
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


def value_lines(name: str, value: Any, indent: str) -> Iterator[str]:
    """A field and its value, without remarks."""
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from value_lines(key, item, f"{indent}  ")
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            yield from item_lines(item, f"{indent}  ")
    else:
        yield f"{indent}{name}: {typed(str(value))}"


def item_lines(value: Any, indent: str) -> Iterator[str]:
    """An item of a list, without remarks."""
    if not isinstance(value, dict):
        yield f"{indent}- {typed(str(value))}"
        return
    for number, (key, item) in enumerate(value.items()):
        lines = list(value_lines(key, item, f"{indent}  "))
        if number == 0:
            lines[0] = f"{indent}- {lines[0][len(indent) + 2 :]}"
        yield from lines


def typed(text: str) -> str:
    """A value as it is typed: with quotes only where it needs them, or where words are to come."""
    if _SAFE.fullmatch(text) and not text.endswith(":") and text != TO_FILL_IN:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
