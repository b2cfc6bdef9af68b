"""The outline of a body, as on the home page, and the picture of where something hurts.

Enters: body parts of the vocabulary, with their shapes. Leaves: an SVG, as a drawing of the guide.
x = 0 is the middle of the body: what is on both sides is drawn once and mirrored. It has no face.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from sitegen.model.vocabulary import Region

OUTLINE = (
    "M0 70H12V82C12 91 24 94 37 97C53 101 62 112 63 128C64 148 65 160 67 172C71 190 73 204 74 218"
    "C78 230 79 246 77 256C75 267 66 268 62 260C57 250 54 238 52 224C48 206 45 194 43 178"
    "C41 160 40 150 39 138C38 152 35 164 35 178C35 192 43 206 44 226C46 252 44 276 40 300"
    "C43 322 39 346 33 370C33 380 40 390 44 399C47 407 42 412 35 412H20C12 412 12 403 13 392"
    "C14 386 14 380 13 370C10 348 8 324 11 302C9 280 6 254 4 236L0 232"
)
HEAD = "M-24 40C-27-7 27-7 24 40C22 60 13 70 0 70C-13 70-22 60-24 40Z"
WINDOWS = ((-8, 124), (-8, 276), (196, 420), (-8, 420))  # from top to bottom, the closest first
_MIRRORED = ' transform="scale(-1 1)"'


def where(regions: Sequence[Region]) -> bytes | None:
    """The body with these parts filled, the first the strongest; ``None`` if that has no shape.

    A part that has a shape at the back is seen from behind, any other from the front.
    """
    side = "back" if regions[0].back else "front"
    parts = [(getattr(region, side), region.sides) for region in regions]
    if not any(parts[0]):
        return None
    marks = [_mark(*part, 1 if at == 0 else 0.45) for at, part in enumerate(parts)]
    skin = f'{_both(OUTLINE)}<path d="{HEAD}"/>'
    scale, down = _window([y for part in parts for shape in part for _, y in _points(shape)])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" stroke-linejoin="round">'
        f'<clipPath id="skin">{skin}</clipPath>'
        f'<g transform="translate(160 {down:g}) scale({scale:g})" stroke-width="{2 / scale:g}">'
        f'<g fill="#d3e3e3">{skin}</g>'
        f'<g fill="#0a5560" clip-path="url(#skin)">{"".join(marks[::-1])}</g>'
        f'<g fill="none" stroke="currentColor">{skin}</g></g></svg>'
    ).encode()


def _both(shape: str) -> str:
    return f'<path d="{shape}"/><path d="{shape}"{_MIRRORED}/>'


def _mark(middle: str | None, sides: str | None, strength: float) -> str:
    """A part, filled. An arm is drawn whole, though its elbow is a part of its own."""
    shapes = f'<path d="{middle}"/>' if middle else ""
    if sides:
        shapes += _both(_around(list(_points(sides))) if sides.count("M") > 1 else sides)
    return f'<g fill-opacity="{strength}">{shapes}</g>'


def _window(heights: Sequence[float]) -> tuple[float, float]:
    """As much of the body as shows all these heights: how large, and how far down."""
    for top, bottom in WINDOWS:
        if all(top <= y <= bottom for y in heights) or (top, bottom) == WINDOWS[-1]:
            break
    scale = round(196 / (bottom - top), 2)
    return scale, round(2 - top * scale, 1)


def _points(shape: str | None) -> Iterator[tuple[float, float]]:
    """The points that an outline names. Steps from the last point are far off: nobody knows."""
    x = y = 0.0
    for step, values in re.findall("([a-yA-Z])([^a-zA-Z]*)", shape or ""):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", values)]
        if step.islower():
            numbers = [math.inf, math.inf]
        elif step in "HV":
            numbers = [numbers[-1], y] if step == "H" else [x, numbers[-1]]
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            yield x, y


def _around(points: list[tuple[float, float]]) -> str:
    """The tightest outline without dents around these points."""
    half: list[tuple[float, float]] = []
    whole = []
    for turn in (sorted(points), sorted(points, reverse=True)):
        half = []
        for point in turn:
            while len(half) > 1 and _bends_in(half[-2], half[-1], point):
                half.pop()
            half.append(point)
        whole += half
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in whole) + "Z"


def _bends_in(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0])
