"""A guide's own colour: worked out for both papers, refused when it cannot be read, and used."""

from __future__ import annotations

import json
import re

import pytest
from conftest import REPO, Guide

from sitegen.colours import (
    BLACK,
    DARK,
    LIGHT,
    WHITE,
    can_be_read,
    contrast,
    instead,
    nearest,
    recoloured,
    shades,
)
from sitegen.finish import read_assets

PURPLE = "#5a2a6b"
STYLE = (REPO / "docs" / "assets" / "site.css").read_text("utf-8")
WHEEL = [f"#{red}{green}{blue}" for red in ("00", "80", "ff") for green in ("00", "80", "ff")
         for blue in ("00", "80", "ff")]  # fmt: skip


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast(WHITE, WHITE) == 1


@pytest.mark.parametrize("colour", [*WHEEL, LIGHT.accent, PURPLE])
def test_the_nearest_colour_can_be_read_on_both_papers(colour: str) -> None:
    found = nearest(colour)

    assert (
        found == colour if can_be_read(colour) else contrast(found, WHITE) > contrast(colour, WHITE)
    )
    for paper in shades(found):
        for ground in (paper.paper, paper.tint):
            assert contrast(paper.accent, ground) >= 7
            assert contrast(paper.ink, ground) >= 7
            assert contrast(paper.quiet, ground) >= 4.5
        assert contrast(paper.accent, paper.hair) >= 3  # bars that tell how sure we are


def test_the_shades_are_those_of_the_style_sheet() -> None:
    for colour in {*LIGHT, *DARK}:
        assert colour in STYLE


def test_without_a_colour_the_style_sheet_stays_as_it_is() -> None:
    assert instead(None) == {}
    assert recoloured(STYLE, None) == STYLE


def test_the_whole_site_is_in_the_guides_colour(built: Guide) -> None:
    site = built.root / "site"
    light, dark = shades(PURPLE)
    [style] = (path.read_text("utf-8") for path in (site / "assets").glob("site.*.css"))
    assert all(shade in style for shade in (light.accent, light.tint, dark.accent, dark.tint))
    assert json.loads((site / "manifest.webmanifest").read_bytes())["theme_color"] == PURPLE
    for path in site.rglob("*.*"):
        if path.suffix in (".css", ".svg", ".html", ".webmanifest", ".js"):
            assert not re.search(f"{LIGHT.accent}|{DARK.accent}", path.read_text("utf-8")), path


def test_drawings_are_in_the_guides_colour_on_both_papers(sample: Guide) -> None:
    drawing = sample.root / "content" / "images" / "two-crutches.svg"
    text = drawing.read_text("utf-8").replace("</svg>", '<path fill="#0a5560" d="M0 0H9"/></svg>')
    drawing.write_text(text, "utf-8")
    sample.edit("site", "colour", PURPLE)
    assert sample.run("build") == 0

    assets = sample.root / "site" / "assets"
    for name, paper in zip(("light", "dark"), shades(PURPLE), strict=True):
        [drawn] = assets.glob(f"two-crutches.{name}.*.svg")
        assert f'fill="{paper.accent}"' in drawn.read_text("utf-8")


def test_danger_signs_look_the_same_in_every_guide() -> None:
    chosen = read_assets(REPO, PURPLE)[0]["site.css"]

    for colour in ("#9c1c1c", "#fdeceb", "#3a1415", "#fff2d1", "#33260b"):
        assert colour.encode() in chosen
