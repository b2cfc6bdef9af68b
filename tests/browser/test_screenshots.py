"""Pictures of a page of each kind, for people to look at: only if SCREENSHOTS names a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

SIZES = {360: 740, 768: 1024, 1280: 800}


@pytest.mark.parametrize("width", SIZES)
def test_take_screenshots(visit: Visit, guide: Site, width: int) -> None:
    """Each kind as it is, by light and in the dark; unfolded; and with the menu open."""
    named = os.environ.get("SCREENSHOTS")
    if not named:
        return
    for scheme in ("light", "dark"):
        person = visit(
            guide, viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme
        )
        for kind, address in guide.kinds.items():
            person.open(address)
            start = Path(named) / f"{kind}-{width}-{scheme}"
            person.page.screenshot(path=f"{start}-first.png")
            person.page.screenshot(path=f"{start}.png", full_page=True)
            looking.unfold(person.page)
            person.page.screenshot(path=f"{start}-unfolded.png", full_page=True)
        person.open("/")
        person.page.locator("header summary").click()
        person.page.screenshot(path=Path(named) / f"menu-{width}-{scheme}.png")
