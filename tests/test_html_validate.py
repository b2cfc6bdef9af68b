"""html-validate, whose rules go beyond the standard of HTML, finds nothing to say of any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import making
from lighthouse import NODE, PACKAGES

if TYPE_CHECKING:
    from conftest import Guide

pytestmark = pytest.mark.slow


def said_of(site: Path) -> list[str]:
    """What html-validate says of the pages of a site, a line a fault."""
    files = sorted(str(file) for file in site.rglob("*.html"))
    ran = subprocess.run(
        [NODE, Path(__file__).with_name("html_validate.mjs"), PACKAGES],
        input=json.dumps(files),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [line.removeprefix(str(site)) for line in ran.stdout.splitlines()]


def test_the_guide_has_no_fault(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert said_of(making.shared_guide(tmp_path_factory)) == []


def test_the_sample_has_no_fault_in_both_languages(built: Guide) -> None:
    site = built.root / "site"

    assert (site / "es" / "index.html").exists()
    assert said_of(site) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<a href=#></a>", "wcag/h30"),
        ("<img src=x.png>", "wcag/h37"),
        ("<p style=color:red>x", "no-inline-style"),
        ("<p id=a>x<p id=a>y", "no-dup-id"),
        ("<h1>x</h1><h3>y</h3>", "heading-level"),
        ("<ul><p>x</ul>", "element-permitted-content"),
        ("<script src=https://cdn.example/x.js></script>", "require-sri"),
        ("<p id='a b'>x", "valid-id"),
        ("<div>x", "close-order"),
    ],
)
def test_it_sees_faults(tmp_path: Path, body: str, rule: str) -> None:
    head = "<!doctype html>\n<html lang=en>\n<head><title>x</title></head>"
    page = f"{head}<body>{body}</body></html>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    said = said_of(tmp_path)

    assert any(line.endswith(f"({rule})") for line in said), said
