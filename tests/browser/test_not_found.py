"""The page for addresses that are not there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

NAMES = ["I need help now", "Home", "A to Z", "Search this guide"]


@pytest.mark.parametrize("address", ["/no-such-page/", "/conditions/no/such/page/", "/es/nada"])
def test_strays_are_helped(visit: Visit, site: Site, address: str) -> None:
    """At any depth it says what is wrong, looks like other pages, and its links lead to pages."""
    person = visit(site)
    response = person.open(address)
    page = person.page

    assert response.status == 404
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "no stylesheet"
    links = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href)")
    others = {link.partition("#")[0] for link in links} - {site.origin + address}
    places = {link for link in others if link.startswith(site.origin)}
    assert len(places) > 5
    assert [place for place in places if page.request.get(place).status != 200] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_way_on_works(visit: Visit, guide: Site, name: str) -> None:
    """The list on the page is enough to go on, without a script."""
    person = visit(guide, java_script_enabled=False)
    person.open("/conditions/no/such/page/")
    person.follow(person.page.locator("main").get_by_role("link", name=name).first)

    assert person.where in guide.pages
