"""Drawings: an SVG and a record each, nothing in them but shapes and words, and each in use."""

from __future__ import annotations

import pytest
from conftest import Guide

from sitegen.check.images import LARGEST
from sitegen.drawing import inline

FILE = "content/images/two-crutches.svg"
TOP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"'


def _found(guide: Guide) -> list[tuple[str, str]]:
    return [(p.code, p.file) for p in guide.problems() if p.code.startswith("IMG")]


def _draw(guide: Guide, text: str) -> None:
    (guide.root / FILE).write_text(text, "utf-8")


def test_a_plain_drawing_is_fine(english: Guide) -> None:
    assert _found(english) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>path{fill:red}</style>",
        "<foreignObject/>",
        "<image href='x.png'/>",
        "<a href='https://example.org'><path d='M0 0'/></a>",
        "<path d='M0 0' onclick='x()'/>",
        "<path d='M0 0' style='fill:red'/>",
        "<path d='M0 0' fill='url(https://example.org/x)'/>",
        "<path d='M0 0' fill='javascript:x'/>",
        "<use href='other.svg#x'/>",
        "<animate attributeName='x'/>",
        "<p xmlns='http://www.w3.org/1999/xhtml'>x</p>",
    ],
)
def test_a_drawing_may_hold_nothing_but_shapes_and_words(english: Guide, inside: str) -> None:
    _draw(english, f"{TOP}>{inside}</svg>")

    assert ("IMG03", FILE) in _found(english)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no drawing",
        "<html/>",
        f"{TOP}>",
        f'<!DOCTYPE svg [<!ENTITY x "y">]>{TOP}>&x;</svg>',
        f'{TOP} xmlns:x="http://www.w3.org/1999/xlink"><path x:href="y"/></svg>',
    ],
)
def test_what_is_no_drawing_is_refused(english: Guide, text: str) -> None:
    _draw(english, text)

    assert ("IMG03", FILE) in _found(english)


def test_a_drawing_may_use_its_own_parts(english: Guide) -> None:
    _draw(
        english,
        f'{TOP} role="img" aria-labelledby="t"><title id="t">Two</title><defs><g id="a"/></defs>'
        '<use href="#a"/><path d="M0 0" marker-end="url(#a)"/></svg>',
    )

    assert _found(english) == []


def test_a_drawing_must_be_small(english: Guide) -> None:
    _draw(english, f"{TOP}><desc>{'x' * LARGEST}</desc></svg>")

    assert _found(english) == [("IMG04", FILE)]


def test_a_record_needs_its_drawing(english: Guide) -> None:
    (english.root / FILE).unlink()

    assert _found(english) == [("IMG01", "content/images/two-crutches.yml")]


def test_a_drawing_needs_its_record(english: Guide) -> None:
    other = english.root / "content" / "images" / "other.svg"
    other.write_bytes((english.root / FILE).read_bytes())

    assert _found(english) == [("IMG02", "content/images/other.svg")]


def test_a_drawing_that_no_page_shows_is_told(english: Guide) -> None:
    english.edit("techniques/two-crutches", "picture", None)

    assert _found(english) == [("IMG02", "content/images/two-crutches.yml")]


def test_words_go_on_after_a_part_of_them() -> None:
    made = inline(f"{TOP}>\n <text>Bend <tspan>one</tspan> knee\n now</text>\n</svg>".encode(), "x")

    assert "><text>Bend <tspan>one</tspan> knee now</text></svg>" in made


def test_the_ids_of_a_drawing_are_its_own() -> None:
    """A page has ids too, such as those of its sources."""
    made = inline(
        f'{TOP}><defs><g id="source-1"/></defs><use href="#source-1"/>'
        '<path d="M0 0" fill="#fff" marker-end="url(#source-1)"/></svg>'.encode(),
        "x",
    )

    assert '<g id="drawn-source-1"></g>' in made
    assert '<use href="#drawn-source-1"></use>' in made
    assert 'fill="#fff" marker-end="url(#drawn-source-1)"' in made
