"""Every page on a phone, and in all that readers may set: no fault, nothing asked of others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser import looking
from browser.conftest import Visit
from browser.serving import PARTS, Site

pytestmark = pytest.mark.browser


def test_there_are_pages(guide: Site, sample_site: Site) -> None:
    """The other tests walk these lists, so they must not be short."""
    assert len(guide.pages) > 20
    assert {"/", "/404.html", "/search/"} <= set(guide.pages)
    assert len(sample_site.pages) > 10
    assert {"/es/", "/es/search/"} <= set(sample_site.pages)


@pytest.mark.parametrize("part", range(PARTS + 1))
def test_nothing_is_wrong(visit: Visit, site: Site, part: int) -> None:
    """No fault that axe-core knows of, no complaint, no request elsewhere, nothing kept.

    Nothing is too wide, or too small to hit: 44 pixels both ways, but for links in sentences.
    """
    visitor = visit(site)
    page = visitor.page
    wrong: list[str] = []
    for address in site.lots[part]:
        visitor.open(address)
        faults = looking.too_wide(page)
        looking.unfold(page)
        faults += looking.axe_faults(page) + looking.too_wide(page) + looking.small_targets(page)
        faults += visitor.complaints + visitor.strangers + visitor.traces()
        wrong += [f"{address}: {fault}" for fault in faults]
        visitor.complaints.clear()
        visitor.strangers.clear()

    assert not wrong, "\n".join(wrong)


def test_nothing_is_wrong_in_another_state(visit: Visit, site: Site, addresses: list[str]) -> None:
    """Folded; in the dark; on a desk; at zoom of 400 %, spaced out; in the reader's own colours.

    Each page is loaded once; a look repeats the checks whose answer its state can change.
    """
    visitor = visit(site, reduced_motion="reduce")
    wrong: list[str] = []
    for address in addresses:
        usual(visitor.page)
        visitor.open(address)
        for state, look in STATES.items():
            wrong += [f"{address} {state}: {fault}" for fault in look(visitor.page)]
        faults = visitor.complaints + visitor.strangers + visitor.traces()
        wrong += [f"{address}: {fault}" for fault in faults]
        visitor.complaints.clear()
        visitor.strangers.clear()

    assert not wrong, "\n".join(wrong)


def usual(page: Page) -> None:
    """A phone by light, before a page is opened."""
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size({"width": 360, "height": 740})


def folded(page: Page) -> list[str]:
    """As it comes."""
    return looking.axe_faults(page, colours=False)


def dark(page: Page) -> list[str]:
    """Only colours change in the dark; from here on, all parts are open."""
    looking.unfold(page)
    page.emulate_media(color_scheme="dark")
    return looking.pale(page)


def desk(page: Page) -> list[str]:
    """The wide layout. axe takes the contents for folded there unless they are open."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    return looking.axe_faults(page) + looking.too_wide(page) + looking.small_targets(page)


def zoomed(page: Page) -> list[str]:
    """Zoom of 400 % on a small desk, with lines and letters wider apart."""
    page.set_viewport_size({"width": 320, "height": 256})
    looking.space_out(page)
    return looking.axe_faults(page, colours=False) + looking.too_wide(page)


def own_colours(page: Page) -> list[str]:
    """Forced colours are the reader's business, so contrast is not looked at."""
    page.emulate_media(forced_colors="active")
    return looking.axe_faults(page, colours=False) + looking.too_wide(page)


STATES = {
    "folded": folded,
    "in the dark": dark,
    "on a desk": desk,
    "zoomed": zoomed,
    "in own colours": own_colours,
}


def test_the_open_menu_has_no_fault(visit: Visit, site: Site) -> None:
    """The menu is the same on every page, so it is opened on one."""
    visitor = visit(site)
    visitor.open("/")
    visitor.page.locator("header summary").click()

    assert looking.axe_faults(visitor.page) == []


def test_nothing_moves(visit: Visit, site: Site) -> None:
    """No animation or transition runs for those who asked for less motion, nor for others."""
    wrong: list[str] = []
    for wish in ("reduce", "no-preference"):
        visitor = visit(site, reduced_motion=wish)
        for address in site.kinds.values():
            visitor.open(address)
            looking.unfold(visitor.page)
            running = visitor.page.evaluate("document.getAnimations().length")
            wrong += [f"{address}: {running} run, {wish}"] if running else []

    assert not wrong, "\n".join(wrong)
