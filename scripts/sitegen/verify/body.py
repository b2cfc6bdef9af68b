"""What the body of a page shows: headings, links, pictures, controls, tables, landmarks.

Enters: a ``Tree``. Leaves: plain values for ``PageFacts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen.verify.facts import FirstStop, Heading, Landmark, Link, Picture, Table, Translation
from sitegen.verify.tree import Element, Tree, ancestors, is_inside, is_tag

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LANDMARKS = {
    "header": "banner",
    "nav": "navigation",
    "main": "main",
    "footer": "contentinfo",
}
_ROLES = set(_LANDMARKS.values())
_SECTIONS = ("article", "aside", "main", "nav", "section")
_SCOPES = ("col", "row", "colgroup", "rowgroup")
_FOCUSABLE = {"button", "input", "select", "textarea", "summary", "iframe"}


def headings(tree: Tree) -> Iterator[Heading]:
    """Every heading, in order."""
    for element in tree.elements:
        if element.tag in _LEVELS:
            yield Heading(_LEVELS[element.tag], tree.name(element))


def links(tree: Tree) -> Iterator[Link]:
    """Every link with its name."""
    for tag in ("a", "area"):
        for nth, element in enumerate(tree.tagged(tag)):
            if "href" in element.attributes:
                name = element.get("alt") if tag == "area" else tree.name(element)
                yield Link(tag, nth, element.get("href"), name)


def translations(tree: Tree) -> Iterator[Translation]:
    """Every address that is said to be in some language."""
    for element in tree.tagged("a", "area", "link"):
        if "hreflang" in element.attributes:
            yield Translation(element.get("hreflang").lower(), element.get("href"))


def landmarks(tree: Tree) -> Iterator[Landmark]:
    """The landmarks. A header or footer of a section is not one."""
    for element in tree.elements:
        role = element.attributes.get("role") or _LANDMARKS.get(element.tag)
        if role not in _ROLES:
            continue
        if element.tag in ("header", "footer") and is_inside(element.node, *_SECTIONS):
            continue
        yield Landmark(role, tree.label(element))


def pictures(tree: Tree) -> Iterator[Picture]:
    """Images, drawings, and whatever says that it is one."""
    for element in tree.elements:
        is_picture = element.tag in ("svg", "img") or element.attributes.get("role") == "img"
        if is_picture and not is_inside(element.node, "svg"):
            yield Picture(element.tag, _source(element), _picture_name(element, tree))


def _picture_name(element: Element, tree: Tree) -> str | None:
    name = tree.label(element) or element.get("alt")
    if name and (element.tag != "svg" or element.get("role") in ("img", "group")):
        return name
    if "alt" in element.attributes or element.get("role") in ("presentation", "none"):
        return ""
    return "" if tree.is_hidden(element.node) else None


def _source(element: Element) -> str:
    """What finds the picture in the page."""
    for attribute in ("src", "id", "class"):
        if value := element.get(attribute):
            return f'{attribute}="{value}"'
    return f"<{element.tag}"


def tables(tree: Tree) -> Iterator[Table]:
    """Every table, with its caption and its header cells."""
    for element in tree.tagged("table"):
        captions = [tree.words(node) for node in element.node.iter() if node.tag == "caption"]
        cells = element.node.css("th")
        unscoped = [cell for cell in cells if cell.attributes.get("scope") not in _SCOPES]
        yield Table(" ".join(captions) or tree.label(element), len(cells), len(unscoped))


def first_stop(tree: Tree) -> FirstStop | None:
    """Where the Tab key stops first."""
    for element in tree.elements:
        if _takes_focus(element):
            href = element.get("href")
            target = tree.by_id.get(href[1:]) if href.startswith("#") else None
            return FirstStop(element.tag, href, target is not None and _in_main(target))
    return None


def _takes_focus(element: Element) -> bool:
    tag, attributes, _ = element
    if element.get("tabindex"):
        return not element.get("tabindex").startswith("-")
    if tag in _FOCUSABLE:
        return "disabled" not in attributes and element.get("type") != "hidden"
    if tag in ("a", "area"):
        return "href" in attributes
    plays = tag in ("audio", "video") and "controls" in attributes
    return plays or "contenteditable" in attributes


def _in_main(target: Element) -> bool:
    around = (target.node, *ancestors(target.node))
    return any(node.tag == "main" for node in around)


def article_tags(tree: Tree) -> Iterator[str]:
    """The tags used inside articles."""
    for article in tree.tagged("article"):
        inside = islice(article.node.traverse(), 1, None)  # the first one is the article itself
        yield from (tag.lower() for tag in {node.tag for node in inside} if is_tag(tag))
