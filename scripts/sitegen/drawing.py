"""Drawings: which SVG is plain enough, and the two files that a page shows of it.

Enters: the bytes of an SVG file. Leaves: its tree, whatever is foreign in it, or the same drawing
on light and on dark paper. They are files of their own, so that they do not make a page heavier,
and plain attributes alone, so that they need no style. Each brings its paper along: its lines can
be seen in print and wherever a browser shows other colours than it says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from sitegen.colours import DARK, LIGHT, shades

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
PAINTED = {"fill", "stroke"}
ACCENT = LIGHT.accent  # in the files of drawings, whatever the guide's own colour is
# What a colour of a drawing becomes on each paper. Any other stays as it is on both.
PAPERS = {
    "light": {"paper": "#fbfaf6", "currentColor": "#1c2b33"},
    "dark": {
        "paper": "#10191d",
        "currentColor": "#e8eeee",  # lines and words
        ACCENT: DARK.accent,  # a joint that moves, the way in which it moves
        "#f0cfb0": "#8f6a4d",  # skin
        "#cf9a6e": "#75513a",
        "#a9764f": "#5c3f2d",
        "#d3e3e3": "#2b4a50",  # clothes of the person, of the therapist
        "#fff2d1": "#4a3d1c",
        "#e4e1d6": "#2c3b42",  # a table, a bone
        "#b9bcbc": "#6d7678",  # gray hair
        "#fbfaf6": "#10191d",  # what is white within a shape
    },
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


def sheets(name: str, data: bytes, colour: str | None = None) -> dict[str, bytes]:
    """The drawing on light and on dark paper, by the name of each file. Raises as ``parse_svg``.

    ``colour`` is the guide's own.

    The names hold a hash of the bytes: a file can be kept for ever.
    """
    made = {}
    for paper, colours in PAPERS.items():
        drawn = _on_paper(parse_svg(data), colours | _own(colour)[paper]).encode()
        made[f"{name}.{paper}.{hashlib.sha256(drawn).hexdigest()[:10]}.svg"] = drawn
    return made


def _own(colour: str | None) -> dict[str, dict[str, str]]:
    """What is drawn in the colour of the guide, on each paper."""
    if not colour:
        return {paper: {} for paper in PAPERS}
    return {name: {ACCENT: of.accent} for name, of in zip(PAPERS, shades(colour), strict=True)}


def _on_paper(top: ElementTree.Element, colours: dict[str, str]) -> str:
    """The drawing in other colours, as a document."""
    for element in top.iter():
        element.tag = str(element.tag).removeprefix(SVG)
        for name in PAINTED & set(element.attrib):
            value = element.attrib[name]
            element.attrib[name] = colours.get(value, value)
        element.text = _on_one_line(element.text)
        element.tail = _on_one_line(element.tail)  # words may go on after a <tspan>
    paper = {"width": "100%", "height": "100%", "stroke": "none", "fill": colours["paper"]}
    top.insert(0, ElementTree.Element("rect", paper))
    top.attrib["xmlns"] = SVG[1:-1]
    return ElementTree.tostring(top, "unicode")


def _on_one_line(text: str | None) -> str:
    """Words of a drawing; the spaces that only indent its file are nothing."""
    return " ".join(f"x{text}x".split())[1:-1] if text and text.strip() else ""
