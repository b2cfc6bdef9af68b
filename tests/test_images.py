"""Drawings: an SVG and a record each, nothing in them but shapes and words, and each in use."""

from __future__ import annotations

import re
from html import unescape

import pytest
from conftest import Guide
from test_templates import page

from sitegen.check.images import LARGEST
from sitegen.drawing import foreign, parse_svg, sheets

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


def test_a_drawing_may_stand_for_every_reason_to_wait(english: Guide) -> None:
    """It is used when one of that urgency has no picture of its own."""
    english.edit("techniques/two-crutches", "picture", None)
    english.edit("images/two-crutches", "every", "before")
    [shown] = page(english, "contraindications/weak-arms").css("picture img")
    english.edit("images/two-crutches", "every", "tell")

    assert "assets/two-crutches.light." in (shown.attributes["src"] or "")
    assert _found(english) == [("IMG02", "content/images/two-crutches.yml")]


def _sheets(inside: str) -> tuple[str, str]:
    """The drawing on light and on dark paper."""
    light, dark = sheets("x", f"{TOP}>{inside}</svg>".encode()).values()
    return light.decode(), dark.decode()


def test_words_go_on_after_a_part_of_them() -> None:
    light, _ = _sheets("\n <text>Bend <tspan>one</tspan> knee\n now</text>\n")

    assert "><text>Bend <tspan>one</tspan> knee now</text></svg>" in light


def test_a_drawing_comes_on_light_and_on_dark_paper() -> None:
    """Words in a colour's name stay words; colours without a twin stay as they are."""
    light, dark = _sheets(
        '<path stroke="currentColor" fill="#0a5560"/><text fill="red">#0a5560</text>'
    )

    assert '<path stroke="#1c2b33" fill="#0a5560" /><text fill="red">#0a5560</text>' in light
    assert '<path stroke="#e8eeee" fill="#8fd8d2" /><text fill="red">#0a5560</text>' in dark
    assert [re.findall('<rect [^>]*fill="(.*?)"', sheet) for sheet in (light, dark)] == [
        ["#fbfaf6"],
        ["#10191d"],
    ]


def test_the_sheets_are_drawings_themselves() -> None:
    for sheet in _sheets('<g id="a"/><use href="#a"/><text>a &lt; b</text>'):
        assert list(foreign(parse_svg(sheet.encode()))) == []


def test_a_page_shows_both_sheets_in_every_language(built: Guide) -> None:
    """A page names files that are there: by their bytes, so that they can be kept for ever."""
    pages = [*(built.root / "site").rglob("two-crutches/index.html")]

    assert len(pages) == 2
    for file in pages:
        found = re.findall(r'(?:srcset|src)="?([^" >]*\.svg)', unescape(file.read_text("utf-8")))
        assert [".dark." in address for address in found] == [True, False, False]  # paper
        assert all((file.parent / address).is_file() for address in found)
