"""Drawings in pages: which SVG is plain enough, and how it stands inside a page.

Enters: the bytes of an SVG file. Leaves: its tree, whatever is foreign in it, or its markup for a
page: inside the page it takes the page's colours, light or dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

DEEPEST = 20
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
_VALUE = re.compile(r"[^<>&;\"\\]*")  # no escapes either: style sheets read \75 as a letter
_OTHERS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a WebP picture",
    b"BM": "a BMP picture",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a packed file",
}
_CALL = re.compile(r"url\((?!#[\w-]+\))|javascript:|data:|https?:|//", re.IGNORECASE)


def parse_svg(data: bytes) -> ElementTree.Element:
    """The drawing's tree; raises ValueError for a document type (an entity bomb).

    The text is decoded here: by its first line a file could choose a coding that hides the type.
    """
    for start, name in _OTHERS.items():
        if data.startswith(start):
            raise ValueError(f"it is {name}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("it declares a document type")
    return ElementTree.fromstring(text)  # noqa: S314  # entities were just refused


def foreign(top: ElementTree.Element) -> Iterator[str]:
    """Whatever in a drawing is not a plain shape or word."""
    if top.tag != f"{SVG}svg":
        yield "anything but an <svg>"
        return
    if _depth(top) > DEEPEST:
        yield f"groups that are more than {DEEPEST} deep"
        return
    if _repeats(top):
        yield "parts that repeat parts that repeat parts"
    for element in top.iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS:
            yield f"<{name}>"
            continue
        for attribute, value in element.attrib.items():
            if attribute == "href" and name == "use" and value.startswith("#"):
                continue
            if attribute not in ATTRIBUTES:
                yield f'the attribute "{attribute}"'
            elif not _VALUE.fullmatch(value) or _CALL.search(value):
                yield f'such a value of "{attribute}"'


def _depth(top: ElementTree.Element) -> int:
    """How many groups stand within groups; without recursion, for there may be thousands."""
    depth, level = 0, [top]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _repeats(top: ElementTree.Element) -> bool:
    """Whether repeated parts repeat others: a few lines can become millions of shapes."""
    used = {use.get("href", "")[1:] for use in top.iter(f"{SVG}use")}
    parts = [part for part in top.iter() if part.get("id") in used or part.tag == f"{SVG}marker"]
    return any(
        element.tag == f"{SVG}use" or {"marker-start", "marker-end"} & set(element.attrib)
        for part in parts
        for element in part.iter()
    )


def inline(data: bytes, alt: str) -> str:
    """The drawing as markup for a page, with its alt text as its name. Raises as ``parse_svg``."""
    top = parse_svg(data)
    for element in top.iter():
        element.tag = str(element.tag).removeprefix(SVG)
        element.attrib |= {name: _own(name, value) for name, value in element.attrib.items()}
        element.text = _on_one_line(element.text)
        element.tail = _on_one_line(element.tail)  # words may go on after a <tspan>
    for name in ("title", "desc"):  # the alt text and the words beside the picture say it better
        for element in top.findall(name):
            top.remove(element)
    top.attrib.pop("aria-labelledby", None)
    top.attrib |= {"role": "img", "aria-label": alt}
    return ElementTree.tostring(top, "unicode", short_empty_elements=False)


def _own(name: str, value: str) -> str:
    """A value in which the drawing's ids are its own: the page may have the same ones."""
    if name in ("id", "aria-labelledby"):
        return " ".join(f"drawn-{part}" for part in value.split())
    mark = "#" if name == "href" else "url(#"
    return value.replace(mark, f"{mark}drawn-")


def _on_one_line(text: str | None) -> str:
    """Words of a drawing; the spaces that only indent its file are nothing."""
    return " ".join(f"x{text}x".split())[1:-1] if text and text.strip() else ""
