"""Drawings in pages: which SVG is plain enough, and how it stands inside a page.

Enters: the bytes of an SVG file. Leaves: its tree, whatever is foreign in it, or its markup for a
page: inside the page it takes the page's colours, light or dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    "svg",
    "title",
    "desc",
    "g",
    "path",
    "line",
    "polyline",
    "polygon",
    "rect",
    "circle",
    "ellipse",
    "text",
    "tspan",
    "defs",
    "marker",
    "use",
}
ATTRIBUTES = {
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "points",
    "transform",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "stroke-opacity",
    "opacity",
    "font-size",
    "font-weight",
    "font-family",
    "text-anchor",
    "dominant-baseline",
    "dx",
    "dy",
    "id",
    "role",
    "aria-labelledby",
    "aria-hidden",
    "marker-end",
    "marker-start",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "orient",
    "preserveAspectRatio",
    "focusable",
    "paint-order",
}
_VALUE = re.compile(r"[^<>&;\"]*")
_CALL = re.compile(r"url\((?!#[\w-]+\))|javascript:|data:|https?:|//", re.IGNORECASE)


def parse_svg(data: bytes) -> ElementTree.Element:
    """The drawing's tree; raises ValueError for a document type (an entity bomb)."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("it declares a document type")
    return ElementTree.fromstring(data)  # noqa: S314  # entities were just refused


def foreign(top: ElementTree.Element) -> Iterator[str]:
    """Whatever in a drawing is not a plain shape or word."""
    if top.tag != f"{SVG}svg":
        yield "anything but an <svg>"
    for element in top.iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS:
            yield f"<{name}>"
        for attribute, value in element.attrib.items():
            if attribute == "href" and name == "use" and value.startswith("#"):
                continue
            if attribute not in ATTRIBUTES:
                yield f'the attribute "{attribute}"'
            elif not _VALUE.fullmatch(value) or _CALL.search(value):
                yield f'such a value of "{attribute}"'


def inline(data: bytes, alt: str) -> str:
    """The drawing as markup for a page, with its alt text as its name. Raises as ``parse_svg``."""
    top = parse_svg(data)
    for element in top.iter():
        element.tag = str(element.tag).removeprefix(SVG)
        element.text = (element.text or "").strip()
        element.tail = ""
    for name in ("title", "desc"):  # the alt text and the words beside the picture say it better
        for element in top.findall(name):
            top.remove(element)
    top.attrib.pop("aria-labelledby", None)
    top.attrib |= {"role": "img", "aria-label": alt}
    return ElementTree.tostring(top, "unicode", short_empty_elements=False)
