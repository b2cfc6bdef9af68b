"""Draws the PNG icons in ``docs/assets`` anew from ``icon.svg``, by Chromium.

Type ``.venv/bin/python tests/draw_icons.py`` after a change of the drawing; look at what came of
it, and commit both. Nothing is within a fifth of the edge, so that launchers may cut it to any
shape.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parents[1] / "docs" / "assets"
SIZES = (180, 192, 512)  # 180 is for the home screens of iPhones


def main() -> None:
    """Draw every size."""
    drawing = (ASSETS / "icon.svg").read_text("utf-8")
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}"
            )
            page.screenshot(path=ASSETS / f"icon-{size}.png")
        browser.close()


if __name__ == "__main__":
    main()
