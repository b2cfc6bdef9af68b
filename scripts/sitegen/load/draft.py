"""Pages that say ``status: draft``: unfinished work that may be saved, and is never published.

Enters: what was read of a file. Leaves: where it says that it is a draft; its problems as warnings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.load.nodes import Fields, Node, Scalar
from sitegen.problem import Place, Problem

UNTIL_THEN = "Until then a preview shows nothing of this draft."
_SAID = re.compile(rb"""^(["']?)status\1[ ]*:[ ]+(["']?)draft\2[ ]*(?:#.*)?\r?$""", re.MULTILINE)


def said_in(data: bytes, file: str) -> Place | None:
    """Where a file that cannot be read says that it is a draft."""
    found = _SAID.search(data)
    return Place(file, data.count(b"\n", 0, found.start()) + 1) if found else None


def said_at(node: Node, file: str) -> Place | None:
    """Where a file that was read says that it is a draft."""
    said = node.children.get("status") if isinstance(node, Fields) else None
    if not (isinstance(node, Fields) and isinstance(said, Scalar) and said.text.strip() == "draft"):
        return None
    return Place(file, node.keys["status"].line, node.keys["status"].column)


def as_warning(problem: Problem) -> Problem:
    """The same problem, as one that stops nothing."""
    return replace(problem, severity="warning")


def unreadable(problems: list[Problem]) -> list[Problem]:
    """What is wrong with a draft of which nothing can be shown; the first one says so."""
    first, *others = sorted(map(as_warning, problems))
    hint = f"{first.hint.rstrip('.')}. {UNTIL_THEN}" if first.hint else UNTIL_THEN
    return [replace(first, hint=hint), *others]
