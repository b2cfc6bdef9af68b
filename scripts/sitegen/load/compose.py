"""Text to nodes: libyaml's events, with every feature refused that could hide or change words.

Enters: the text of one file. Leaves: its top node, or problems.

Every value stays text, so ``NO``, ``010`` and ``2026-08-06`` mean what was typed. Anchors, tags,
directives, second documents, double keys and deep nesting are refused (an alias bomb loads in a
moment and fills the memory later; 100,000 brackets crash libyaml's own loader).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sitegen.load import complaints
from sitegen.load.decode import hidden_in
from sitegen.load.nodes import Fields, Items, Node, Scalar
from sitegen.load.syntax import Seen, explain
from sitegen.problem import Place, Problem

DEEPEST = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT = re.compile(" *#")
_NOTHING = ("null", "Null", "NULL", "~")  # YAML's words for nothing, if no quotes are round them
_ITEM = re.compile(r" *-(?: |$)")


class RefusedError(Exception):
    """Raised inside this module to stop at a problem after which nothing can be read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The top node of a YAML text (None when it cannot be read) and its problems."""
    composer = _Composer(text, file)
    try:
        return composer.document(), composer.problems
    except RefusedError as refused:
        return None, [*composer.problems, refused.problem]
    except yaml.MarkedYAMLError as failure:
        return None, _with(explain(failure, composer.seen, file), composer.problems)


def _with(last: Problem, problems: list[Problem]) -> list[Problem]:
    """The problems and the last one, unless that only follows from a ``#`` in the line above."""
    follows = any(found.code == "YML06" and found.line == last.line - 1 for found in problems)
    return problems if follows and last.code == "YML09" else [*problems, last]


class _Composer:
    """Turns events into nodes; one use each."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.seen = Seen(text.split("\n"))
        self.loader = _LOADER(text)
        self.problems: list[Problem] = []
        self.swallowed: list[Scalar] = []

    def document(self) -> Node | None:
        """The one document of the file."""
        self._next()  # start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self.problems.append(complaints.empty(self.file))
            return None
        if start.version or start.tags:
            raise RefusedError(complaints.special(self._place(start), "%"))
        node = self._node(self._next(), 1)
        self._next()  # end of the document
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise RefusedError(complaints.second(self._place(after)))
        if isinstance(node, Scalar) and not node.text:
            self.problems.append(complaints.empty(self.file))
            return None
        return node

    def _next(self) -> Any:
        event = self.loader.get_event()
        self.seen.event = event
        return event

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise RefusedError(complaints.deep(place, DEEPEST))
        if sign := _special_sign(event):
            raise RefusedError(complaints.special(place, sign))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if not event.flow_style:
            return self._group(event, place, depth)
        self.seen.open.append(place)
        node = self._group(event, place, depth)
        self.seen.closed = self.seen.open.pop()
        return node

    def _group(self, event: Any, place: Place, depth: int) -> Items | Fields:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(Items(place.line, place.column), depth)
        return self._fields(Fields(place.line, place.column), depth)

    def _scalar(self, event: Any) -> Scalar:
        place = self._place(event)
        text: str = event.value
        if _is_plain(event):
            if text in _NOTHING:
                self.problems.append(complaints.nothing(place, text))
            text += self._cut(event.end_mark)
            if text.endswith('"') and text.count('"') == 1:
                line, column = event.end_mark.line + 1, event.end_mark.column
                self.problems.append(complaints.lone_quote(Place(self.file, line, column)))
            if items := [*self._swallowed(event)]:
                text = self._tell_swallowed(text, event.start_mark, items)
        elif name := hidden_in(text):  # typed as an escape, such as "\u200b"
            self.problems.append(complaints.hidden(place, name))
        return Scalar(place.line, place.column, text)

    def _cut(self, end: Any) -> str:
        """What YAML drops without a word after a plain value: a ``#`` and the rest of the line.

        It is given back, so that the value is checked as it was meant.
        """
        line = self.seen.lines[end.line] if end.line < len(self.seen.lines) else ""
        found = _CUT.match(line, end.column)
        if not found:
            return ""
        self.problems.append(complaints.cut(Place(self.file, end.line + 1, found.end())))
        return line[end.column :]

    def _swallowed(self, event: Any) -> Iterator[Scalar]:
        """Items of a list that start too far right, so that YAML adds them to the text above."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.seen.lines[number]
            if found := _ITEM.match(line):
                yield Scalar(number + 1, line.index("-") + 1, line[found.end() :])

    def _tell_swallowed(self, text: str, start: Any, items: list[Scalar]) -> str:
        """Tell of such items once; the text without them, as it was meant."""
        first = items[0]
        if text.startswith("-"):
            place = Place(self.file, start.line + 1, start.column + 2)
            self.problems.append(complaints.no_space_after_hyphen(place))
        else:
            place = Place(self.file, first.line, first.column)
            self.problems.append(complaints.swallowed(place, len(items) - 1))
        self.swallowed += items
        return "\n".join(self.seen.lines[start.line : first.line - 1])[start.column :]

    def _items(self, items: Items, depth: int) -> Items:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            absent = _is_absent(event)
            node = self._node(event, depth + 1)
            if absent and isinstance(node, Scalar) and not node.text:
                place = Place(self.file, node.line, node.column)
                self.problems.append(complaints.empty_item(place))
            items.children += (node, *self.swallowed)  # as they were meant, for the count
            self.swallowed.clear()
        return items

    def _fields(self, fields: Fields, depth: int) -> Fields:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value_event = self._next()
            absent = _is_absent(value_event)
            value = self._node(value_event, depth + 1)
            self.swallowed.clear()  # not in a list
            if key.text in fields.keys:
                place = Place(self.file, key.line, key.column)
                self.problems.append(complaints.double(place, key.text, fields.keys[key.text].line))
                continue
            fields.keys[key.text] = key
            if not (absent and isinstance(value, Scalar) and not value.text):
                fields.children[key.text] = value
        return fields

    def _key(self, event: Any, depth: int) -> Scalar:
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar) or not key.text.strip():
            raise RefusedError(complaints.no_name(Place(self.file, key.line, key.column)))
        return key


def _is_plain(event: Any) -> bool:
    """Whether a value stands there without quotes (libyaml says "" for that, PyYAML None)."""
    return not event.style


def _is_absent(event: Any) -> bool:
    """An empty plain value, as in ``title:``, counts as a field that is not there."""
    return isinstance(event, yaml.ScalarEvent) and _is_plain(event) and event.value == ""


def _special_sign(event: Any) -> str:
    """The sign before a value that YAML takes for more than text."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    if event.anchor:
        return "&"
    return "!" if event.tag else ""
