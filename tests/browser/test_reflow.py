"""Words fit the screen: small screens, large text, the reader's own spacing, zoom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)


def leave(page: Page) -> None:
    """The page as it comes."""


STATES = {
    "as it is": leave,
    "unfolded": looking.unfold,
    "spaced out": looking.space_out,
    "twice the size": looking.double_text,
}


def test_no_page_is_too_wide(visit: Visit, site: Site, addresses: list[str]) -> None:
    """Nothing scrolls sideways or is cut off, whatever spacing and size of text a reader sets."""
    visitor = visit(site)
    wrong: list[str] = []
    for address in addresses:
        visitor.open(address)
        for state, change in STATES.items():
            looking.adopt(visitor.page, "")
            change(visitor.page)
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": width, "height": 740})
                faults = looking.too_wide(visitor.page)
                wrong += [f"{address} {state}: {fault}" for fault in faults]

    assert not wrong, "\n".join(wrong)


def test_the_open_menu_fits(visit: Visit, site: Site) -> None:
    """The menu is the same on every page, so it is opened on one."""
    visitor = visit(site, viewport={"width": 320, "height": 740})
    visitor.open("/")
    visitor.page.locator("header summary").click()
    for change in STATES.values():
        looking.adopt(visitor.page, "")
        change(visitor.page)
        wrong = looking.too_wide(visitor.page)

        assert not wrong, "\n".join(wrong)


def test_zoom_loses_no_word(visit: Visit, site: Site, addresses: list[str]) -> None:
    """From 640 to 320 pixels, which is what zoom of 200 % does, every word stays (WCAG 1.4.10)."""
    visitor = visit(site, viewport={"width": 640, "height": 740})
    wrong: list[str] = []
    for address in addresses:
        visitor.page.set_viewport_size({"width": 640, "height": 740})
        visitor.open(address)
        looking.unfold(visitor.page)
        before = words_shown(visitor.page.inner_text("body"))
        visitor.page.set_viewport_size({"width": 320, "height": 370})
        lost = before - words_shown(visitor.page.inner_text("body"))
        wrong += [f"{address}: lost {sorted(lost)}"] if lost else []
        wrong += [f"{address}: {said}" for said in looking.too_wide(visitor.page)]

    assert not wrong, "\n".join(wrong)


def words_shown(text: str) -> set[str]:
    """The different words of a text."""
    return set(re.findall(r"\w+", text))
