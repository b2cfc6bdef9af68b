"""One parsed page, walked once.

Enters: HTML text. Leaves: ``Tree``: elements in order, by tag and by id, and what they are called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple, TypeGuard

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Element(NamedTuple):
    """An element with its attributes read out: asking the parser each time is slow."""

    tag: str
    attributes: dict[str, str | None]
    node: LexborNode

    def get(self, name: str) -> str:
        """The attribute's value without spaces around it, ``""`` where there is none."""
        return (self.attributes.get(name) or "").strip()


class Tree:
    """One parsed page."""

    def __init__(self, html: str) -> None:
        """Parse and walk the page."""
        parser = LexborHTMLParser(html)
        self._parser = parser  # its nodes die with it
        self.elements = _elements(parser.root)
        fragments = _fragments(parser.template_fragments())
        self.in_templates = [element for part in fragments for element in _elements(part)]
        self.by_tag: dict[str, list[Element]] = defaultdict(list)
        self.by_id: dict[str, Element] = {}
        self._hidden: set[int] = set()
        for element in self.elements:
            self._note(element)

    @property
    def tags(self) -> set[str]:
        """Every tag of the page, those in templates too."""
        return {*self.by_tag, *(element.tag for element in self.in_templates)}

    def _note(self, element: Element) -> None:
        tag, attributes, node = element
        self.by_tag[tag].append(element)
        if "id" in attributes:
            self.by_id.setdefault(attributes["id"] or "", element)
        if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
            self._hidden.add(node.mem_id)

    def tagged(self, *tags: str) -> list[Element]:
        """The elements with one of these tags, tag by tag."""
        return [element for tag in tags for element in self.by_tag.get(tag, ())]

    def is_hidden(self, node: LexborNode, within: LexborNode | None = None) -> bool:
        """Whether a screen reader is told to pass over the node, looking up to ``within``."""
        if not self._hidden:
            return False
        around = takewhile(lambda part: part != within, (node, *ancestors(node)))
        return any(part.mem_id in self._hidden for part in around)

    def words(self, node: LexborNode) -> str:
        """The words that a screen reader finds inside a node, pictures included."""
        first = node.first_child
        if first is not None and first.is_text_node and first.next is None:  # the usual one
            return " ".join((first.text_content or "").split())
        return " ".join("".join(self._parts(node)).split())

    def _parts(self, node: LexborNode) -> Iterator[str]:
        for part in node.traverse(include_text=True):
            if part.is_text_node:
                said = part.text_content
            elif part.tag in ("img", "svg"):
                said = part.attributes.get("alt") or part.attributes.get("aria-label")
            else:
                continue
            if said and not self.is_hidden(part, node):
                yield said

    def label(self, element: Element) -> str:
        """The name that ``aria-labelledby`` or ``aria-label`` gives."""
        if ids := element.get("aria-labelledby").split():
            named = (self.by_id[name].node for name in ids if name in self.by_id)
            return " ".join(" ".join(node.text().split()) for node in named)
        return element.get("aria-label")

    def name(self, element: Element) -> str:
        """What a screen reader calls the element. A short form of the W3C computation."""
        return self.label(element) or self.words(element.node) or element.get("title")


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a node, nearest first."""
    around = node.parent
    while around is not None:
        yield around
        around = around.parent


def is_inside(node: LexborNode, *tags: str) -> bool:
    """Whether one of these elements is around the node."""
    return any(part.tag in tags for part in ancestors(node))


def _elements(root: LexborNode | None) -> list[Element]:
    nodes = root.traverse() if root is not None else ()
    return [Element(tag, node.attributes, node) for node in nodes if is_tag(tag := node.tag)]


def is_tag(name: str | None) -> TypeGuard[str]:
    """Whether this is the name of an element; comments and the like have a name with a dash."""
    return name is not None and not name.startswith("-")


def _fragments(fragments: list[LexborNode]) -> Iterator[LexborNode]:
    """The contents of templates, with templates inside templates: the tree leaves both out."""
    waiting = list(fragments)
    while waiting:
        fragment = waiting.pop(0)
        yield fragment
        waiting.extend(fragment.template_fragments())
