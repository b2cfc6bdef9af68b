"""What the head of a page says.

Enters: a ``Tree``. Leaves: plain values for ``PageFacts``.
"""

from __future__ import annotations

import json
from itertools import islice

from sitegen.verify.tree import Element, Tree

DATA = "application/ld+json"


def beginning(tree: Tree) -> tuple[str, ...]:
    """What the head begins with, two deep: ``charset``, ``policy`` or the tag of something else."""
    heads = tree.tagged("head")
    first = islice(heads[0].node.iter(), 2) if heads else ()
    return tuple(_kind(Element(node.tag or "", node.attributes, node)) for node in first)


def _kind(element: Element) -> str:
    if element.get("charset").lower() == "utf-8":
        return "charset"
    if element.get("http-equiv").lower() == "content-security-policy":
        return "policy"
    return element.tag


def titles(tree: Tree) -> tuple[str, ...]:
    """The words of each title. Drawings have titles too; those do not count."""
    return tuple(
        " ".join(element.node.text().split())
        for element in tree.tagged("title")
        if element.node.parent and element.node.parent.tag == "head"
    )


def said(tree: Tree, name: str) -> tuple[str, ...]:
    """What each ``meta`` of this name says."""
    return tuple(
        element.get("content")
        for element in tree.tagged("meta")
        if element.get("name").lower() == name
    )


def policies(tree: Tree) -> tuple[str, ...]:
    """The content security policies that stand in the head; elsewhere browsers ignore them."""
    return tuple(
        element.get("content")
        for element in tree.tagged("meta")
        if _kind(element) == "policy" and element.node.parent and element.node.parent.tag == "head"
    )


def refreshes(tree: Tree) -> bool:
    """Whether the page moves on by itself."""
    return any(element.get("http-equiv").lower() == "refresh" for element in tree.tagged("meta"))


def canonical(tree: Tree) -> str:
    """The address that the page calls its own."""
    links = (e for e in tree.tagged("link") if "canonical" in e.get("rel").lower().split())
    return next((element.get("href") for element in links), "")


def broken_data(tree: Tree) -> tuple[str, ...]:
    """What is wrong with each piece of structured data."""
    found = (_fault_of(e) for e in tree.tagged("script") if e.get("type").lower() == DATA)
    return tuple(fault for fault in found if fault)


def _fault_of(script: Element) -> str:
    try:
        json.loads(script.node.text())
    except (ValueError, RecursionError) as failure:
        return str(failure) or "it is too deep"
    return ""
