"""Every page on a phone, by light and in the dark: nothing wrong, nothing asked of others."""

from __future__ import annotations

import pytest

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

PARTS = 3  # of the pages, so that the workers can share them


def test_there_are_pages(guide: Site, sample_site: Site) -> None:
    """The other tests walk these lists, so they must not be short."""
    assert len(guide.pages) > 20
    assert {"/", "/404.html", "/search/"} <= set(guide.pages)
    assert len(sample_site.pages) > 10
    assert {"/es/", "/es/search/"} <= set(sample_site.pages)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong(visit: Visit, site: Site, scheme: str, part: int) -> None:
    """No fault that axe-core knows of, no complaint, no request elsewhere, nothing kept.

    Folded parts are looked at shut and open. Colours are looked at once, with all parts open.
    """
    visitor = visit(site, color_scheme=scheme)
    wrong: list[str] = []
    for address in site.pages[part::PARTS]:
        visitor.open(address)
        faults = looking.axe_faults(visitor.page, colours=False)
        looking.unfold(visitor.page)
        faults += [f for f in looking.axe_faults(visitor.page) if f not in faults]
        faults += visitor.complaints + visitor.strangers + visitor.traces()
        wrong += [f"{address}: {fault}" for fault in faults]
        visitor.complaints.clear()
        visitor.strangers.clear()

    assert not wrong, "\n".join(wrong)


def test_nothing_is_wrong_on_a_desk(visit: Visit, site: Site) -> None:
    """The wide layout has no fault that axe-core knows of either."""
    visitor = visit(site, viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    for address in site.kinds.values():
        visitor.open(address)
        looking.unfold(visitor.page)  # axe takes the contents for folded, though they are shown
        wrong += [f"{address}: {fault}" for fault in looking.axe_faults(visitor.page)]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_as_readers_set_it(visit: Visit, guide: Site, part: int) -> None:
    """At zoom of 400 % with text spaced out, and in the reader's own colours, on every page."""
    visitor = visit(guide, viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    page = visitor.page
    wrong: list[str] = []
    for address in guide.pages[part::PARTS]:
        page.emulate_media(forced_colors="none")
        visitor.open(address)
        looking.unfold(page)
        looking.space_out(page)
        faults = looking.axe_faults(page, colours=False) + looking.too_wide(page)
        page.emulate_media(forced_colors="active")
        faults += looking.axe_faults(page, colours=False) + looking.too_wide(page)
        wrong += [f"{address}: {fault}" for fault in faults]

    assert not wrong, "\n".join(wrong)


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
