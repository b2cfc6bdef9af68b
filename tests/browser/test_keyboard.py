"""Fingers and keys: targets of the menu are large enough, and the Tab key alone goes everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser


def test_targets_of_the_menu_are_large_enough(visit: Visit, site: Site) -> None:
    """The menu is the same on every page, so it is opened on one."""
    visitor = visit(site)
    visitor.open("/")
    visitor.page.locator("header summary").click()
    expect(visitor.page.locator("header details a").first).to_be_visible()

    assert looking.small_targets(visitor.page, "header") == []


@pytest.mark.parametrize("unfolded", [False, True])
@pytest.mark.parametrize("kind", ["home", "condition"])
def test_tab_goes_everywhere(visit: Visit, site: Site, kind: str, unfolded: bool) -> None:
    """Every control is reached once, in the order of the text, shows its focus, and lies on top."""
    visitor = visit(site)
    visitor.open(site.kinds[kind])
    if unfolded:
        looking.unfold(visitor.page)
    controls = visitor.page.locator("a[href]:visible, summary:visible, input:visible").count()
    stops = looking.walk(visitor.page)

    assert len(stops) == controls
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_first_stop_leads_past_the_menu(visit: Visit, site: Site, javascript: bool) -> None:
    """The skip link comes first, shows itself, and moves the place where Tab goes on."""
    visitor = visit(site, java_script_enabled=javascript)
    page = visitor.page
    visitor.open("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport(ratio=1)

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("main :focus")).to_have_count(1)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_opens_by_key(visit: Visit, site: Site, javascript: bool) -> None:
    """Enter opens the menu, Tab goes through its links, Enter follows one, all without script."""
    visitor = visit(site, java_script_enabled=javascript)
    page = visitor.page
    visitor.open("/")
    menu = page.locator("header summary")
    visitor.tab_to(menu)
    expect(page.locator("header details a").first).to_be_hidden()
    page.keyboard.press("Enter")
    links = page.locator("header details a")
    for number in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
        stop = looking.focus(page)
        assert stop is not None
        assert stop["ring"]
        assert stop["seen"], f"{stop['name']} is covered or off the screen"
    target = links.last.evaluate("(link) => link.href")
    visitor.follow(links.last)

    assert visitor.where == target.removeprefix(site.origin) != "/"
