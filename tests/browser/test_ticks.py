"""The safety check of any guide, with ticks: nothing is wrong with it, and it fits on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import looking
from browser.conftest import Visit
from browser.serving import Site
from browser.ticking import CHECK, opened, sheets, tick_all, told

pytestmark = pytest.mark.browser


def test_every_line_is_told_when_ticked(visit: Visit, site: Site) -> None:
    """Each tick adds a line, each taken back takes one away, in both languages."""
    visitor = visit(site)
    for tree in ("", "/es") if "/es/" in site.pages else ("",):
        visitor.open(f"{tree}{CHECK}")
        lines = told(visitor.page).locator("section > ul > li:visible")
        boxes = visitor.page.locator(".ticks input").all()
        assert len(boxes) > 2
        for count, box in enumerate(boxes, 1):
            box.check()
            expect(lines).to_have_count(count)
        for box in boxes:
            box.uncheck()

        expect(lines).to_have_count(0)

    assert visitor.complaints == []


def test_no_fault_with_every_line_ticked(visit: Visit, site: Site) -> None:
    for scheme in ("light", "dark"):
        _, page = opened(visit, site, color_scheme=scheme, viewport={"width": 320, "height": 600})
        tick_all(page)

        assert looking.axe_faults(page) + looking.too_wide(page) == []
        assert looking.small_targets(page, "form") == []


def test_keys_alone_tick_and_clear(visit: Visit, site: Site) -> None:
    visitor, page = opened(visit, site)
    box = page.locator(".ticks input").last
    visitor.tab_to(box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    visitor.tab_to(page.locator("form [type=reset]"))
    page.keyboard.press("Enter")

    expect(page.locator(".ticks input:checked")).to_have_count(0)
    assert visitor.where == CHECK


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_blank_it_is_one_sheet(visit: Visit, site: Site, paper: str) -> None:
    _, page = opened(visit, site, java_script_enabled=False)

    assert sheets(page, paper) == 1
