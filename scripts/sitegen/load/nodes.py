"""What a YAML file holds, with the place of every piece.

Enters: nothing. Leaves: the node types, ``plain`` (a node as data) and ``find`` (path to node).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Scalar:
    """One value, as text."""

    line: int
    column: int
    text: str


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    column: int
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """A group of fields, in the order of the file."""

    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    children: dict[str, Node] = field(default_factory=dict)


Node = Scalar | Items | Fields


def plain(node: Node) -> Any:
    """The node as text, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(child) for child in node.children]
    return {name: plain(child) for name, child in node.children.items()}


def find(root: Node, path: Sequence[str | int], *, key: bool = False) -> Node:
    """The node at a path, or the deepest one on the way there.

    Steps that name no part of the file (the branch names of a union) are passed over. With ``key``
    the key of the last field is given instead of its value.
    """
    node = root
    for number, step in enumerate(path, start=1):
        if isinstance(node, Fields) and step in node.children:
            if key and number == len(path):
                return node.keys[str(step)]
            node = node.children[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.children):
            node = node.children[step]
    return node
