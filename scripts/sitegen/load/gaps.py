"""What is still to fill in: the places where a new page waits for its editor's words.

Enters: the top node of a file. Leaves: a problem VAL24 a field, and the lines of all gaps. A field
that holds a list is told once, at its first gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.load.nodes import Fields, Items, Node, Scalar
from sitegen.problem import Place, Problem, error

TO_FILL_IN = "TO FILL IN"


def gaps(node: Node, file: str) -> tuple[list[Problem], set[int]]:
    """What a file still lacks, and the lines on which it says so."""
    found = [*_in(node, "", "")]
    problems = [_problem(Place(file, *at[0]), name, above, len(at)) for name, above, at in found]
    return problems, {line for _, _, at in found for line, _ in at}


def _in(node: Node, name: str, above: str) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Fields with gaps: their name, the field around them, and the places."""
    inside = node.children if isinstance(node, Items) else [node]
    at = [(one.line, one.column) for one in inside if _is_gap(one)]
    if name and at:
        yield name, above, at
    for one in inside:
        if isinstance(one, Fields):
            for key, child in one.children.items():
                yield from _in(child, key, name)


def _is_gap(node: Node) -> bool:
    return isinstance(node, Scalar) and TO_FILL_IN in " ".join(node.text.split())


def _problem(place: Place, name: str, above: str, count: int) -> Problem:
    where = f' under "{above}"' if above else ""
    items = f" ({count} items)" if count > 1 else ""
    return error(place, "VAL24", f'still to fill in: "{name}"{where}{items}')
