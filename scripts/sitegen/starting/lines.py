"""One field of a content file put in, or taken out; every other line stays as it is.

Enters: the text of a file, the way to a field, and its value. Leaves: the new text; or
``RefusedError`` when the field shares its line with others.
"""

from __future__ import annotations

from sitegen.load.compose import compose
from sitegen.load.nodes import Fields, Node
from sitegen.schema.lines import typed
from sitegen.starting.answers import RefusedError

Way = tuple[str, ...]


def put(text: str, way: Way, value: str, after: str = "") -> str:
    """The text with this value; a field that is not there comes after another of the top."""
    lines = text.splitlines(keepends=True)
    found = _span(text, lines, way)
    if found:
        start, end = found
    else:
        _, start = _span(text, lines, (after,)) or (0, 0)
        end = start
    indent = "  " * (len(way) - 1)
    if found:
        indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
    lines[start:end] = [f"{indent}{way[-1]}: {typed(value)}\n"]
    return "".join(lines)


def take_out(text: str, way: Way) -> str:
    """The text without this field."""
    lines = text.splitlines(keepends=True)
    if found := _span(text, lines, way):
        del lines[slice(*found)]
    return "".join(lines)


def _span(text: str, lines: list[str], way: Way) -> tuple[int, int] | None:
    """The lines of a field, without remarks and empty lines after it."""
    key = _key(text, way)
    if key is None:
        return None
    line, column = key
    if lines[line][:column].strip():
        raise RefusedError(f'Write "{way[-1]}" on a line of its own: {lines[line].strip()}')
    end = line + 1
    for number in range(line + 1, len(lines)):
        words = lines[number].lstrip()
        inside = len(lines[number]) - len(words) > column
        if words and not inside:
            break
        if words and not words.startswith("#"):
            end = number + 1
    return line, end


def _key(text: str, way: Way) -> tuple[int, int] | None:
    """Where the name of a field stands, both from 0; None when it is not there."""
    node: Node | None = compose(text, "")[0]
    for step in way[:-1]:
        node = node.children.get(step) if isinstance(node, Fields) else None
    if not isinstance(node, Fields) or way[-1] not in node.keys:
        return None
    key = node.keys[way[-1]]
    return key.line - 1, key.column - 1
