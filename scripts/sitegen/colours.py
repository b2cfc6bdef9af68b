"""A guide's own colour: all its shades worked out of one, and whether words in it can be read.

Enters: the clinic's colour, as ``#rrggbb``. Leaves: what each colour of the style sheets and
drawings becomes, on light and on dark paper; how well words stand out; the nearest that is fine.

Red, amber, ink and paper are no clinic's to choose: danger signs look the same in every guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

WORDS = 7.0  # to 1: WCAG 2.2, 1.4.6 (AAA); so that lines and controls, which need 3, pass as well
WELL = 9.0  # on dark paper, where we choose the colour ourselves
WHITE, BLACK = "#ffffff", "#000000"


class Shades(NamedTuple):
    """The colours of one paper that a guide may choose, and those they meet."""

    paper: str
    ink: str
    quiet: str
    accent: str  # links, buttons, marks
    tint: str  # the ground of the foot and of boxes
    hair: str  # thin lines, which tell nothing


# As they stand in docs/assets/site.css
LIGHT = Shades("#fbfaf6", "#1c2b33", "#455660", "#0a5560", "#e6f1f2", "#d8d9d2")
DARK = Shades("#10191d", "#e8eeee", "#b3c1c5", "#8fd8d2", "#18252b", "#2c3b42")


def shades(colour: str) -> tuple[Shades, Shades]:
    """All shades of a colour, on light and on dark paper."""
    light = LIGHT._replace(
        accent=colour, tint=mix(WHITE, colour, 0.1), hair=mix(LIGHT.paper, colour, 0.2)
    )
    bright = next(one for one in _towards(WHITE, colour) if contrast(one, DARK.tint) >= WELL)
    dark = DARK._replace(
        accent=bright, tint=mix(DARK.paper, bright, 0.06), hair=mix(DARK.paper, bright, 0.2)
    )
    return light, dark


def instead(colour: str | None) -> dict[str, str]:
    """What each colour of the style sheets becomes; nothing without a colour of the guide's own."""
    pairs = zip((LIGHT, DARK), shades(colour), strict=True) if colour else ()
    return {old: new for before, after in pairs for old, new in zip(before, after, strict=True)}


def recoloured(text: str, colour: str | None) -> str:
    """A style sheet or a drawing in the guide's own colour."""
    for old, new in instead(colour).items():
        text = text.replace(old, new)
    return text


def weakest(colour: str) -> float:
    """The least contrast, to 1, of words in this colour and on its grounds."""
    return min(contrast(*pair) for paper in shades(colour) for pair in _met(paper))


def can_be_read(colour: str) -> bool:
    """Whether words stand out enough, on light and on dark paper."""
    return weakest(colour) >= WORDS


def nearest(colour: str) -> str:
    """The colour itself if it can be read, else the first darker one that can."""
    return next(one for one in _towards(BLACK, colour) if can_be_read(one))


def _met(of: Shades) -> Iterator[tuple[str, str]]:
    """Words and the ground they stand on, where a guide may choose one of them."""
    yield from ((of.accent, of.paper), (of.accent, of.tint), (of.ink, of.tint))


def _towards(end: str, colour: str) -> Iterator[str]:
    """The colour, then step by step nearer to black or white."""
    return (mix(colour, end, step / 255) for step in range(256))


def mix(one: str, other: str, share: float) -> str:
    """One colour with a share of another in it."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """How much two colours differ in light, from 1 to 21, as WCAG counts it."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
