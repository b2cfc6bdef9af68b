"""The form controls of a page and what names them.

Enters: a ``Tree``. Leaves: ``facts.Control`` values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sitegen.verify.facts import Control
from sitegen.verify.tree import Element, Tree, ancestors

_FIELDS = ("input", "select", "textarea", "meter", "progress")
_NAMED_BY_WORDS = ("button", "summary")
_MARKS = ("id", "name", "type", "class")
_OWN_WORDS = {"submit": "Submit", "reset": "Reset"}  # the browser writes these itself


def controls(tree: Tree) -> Iterator[Control]:
    """Every control that needs a name, kind by kind."""
    labels = _labels(tree)
    for tag in (*_FIELDS, *_NAMED_BY_WORDS, "fieldset"):
        for nth, element in enumerate(tree.tagged(tag)):
            if element.get("type").lower() != "hidden":
                yield Control(tag, nth, _mark(element), _name(element, labels, tree))


def _mark(element: Element) -> str:
    marks = (f' {name}="{element.get(name)}"' for name in _MARKS if element.get(name))
    return f"<{element.tag}{next(marks, '')}>"


def _name(element: Element, labels: dict[str, str], tree: Tree) -> str:
    if element.tag in _NAMED_BY_WORDS:
        return tree.name(element)
    if element.tag == "fieldset":
        return _group_name(element, tree)
    return _field_name(element, labels, tree)


def _labels(tree: Tree) -> dict[str, str]:
    """The words of labels by the id they are for."""
    found: dict[str, str] = defaultdict(str)
    for element in tree.tagged("label"):
        if name := element.get("for"):
            found[name] += tree.words(element.node)
    return found


def _field_name(element: Element, labels: dict[str, str], tree: Tree) -> str:
    kind = element.get("type").lower()
    if kind in ("submit", "reset", "button"):
        return element.get("value") or _OWN_WORDS.get(kind, "") or tree.label(element)
    if kind == "image" and element.get("alt"):
        return element.get("alt")
    name = tree.label(element) or labels.get(element.get("id"), "")
    return name or _label_around(element, tree) or element.get("title")


def _label_around(element: Element, tree: Tree) -> str:
    around = (node for node in ancestors(element.node) if node.tag == "label")
    return next((tree.words(node) for node in around), "")


def _group_name(element: Element, tree: Tree) -> str:
    legends = (tree.words(node) for node in element.node.iter() if node.tag == "legend")
    return tree.label(element) or next(legends, "")
