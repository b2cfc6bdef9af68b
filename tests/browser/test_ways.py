"""Ways that every guide has: to help, to another language, from old addresses, by the search."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest
from playwright.sync_api import expect

from browser import looking
from browser.conftest import Visit
from browser.searching import type_in
from browser.serving import Site

pytestmark = pytest.mark.browser

CARD = 'class="card t-emergency"'


def test_help_is_near_the_top_of_every_page(visit: Visit, site: Site, addresses: list[str]) -> None:
    """Wherever there is an emergency card, it starts within one screen of the top of the text."""
    person = visit(site)
    deep: list[str] = []
    for address in (one for one in addresses if CARD in site.text(one)):
        person.open(address)
        screens = looking.depth(person.page, person.page.locator(".card.t-emergency").first)
        deep += [f"{address}: {screens:.2f} screens down"] if screens > 1 else []

    assert sum(CARD in site.text(address) for address in site.pages) > 3
    assert not deep, "\n".join(deep)


def test_the_other_language_is_one_link_away(visit: Visit, sample_site: Site) -> None:
    """From home, in its own name, to the same guide in that language."""
    person = visit(sample_site, java_script_enabled=False)
    person.open("/")
    link = person.page.locator("footer a[hreflang=es]").first

    expect(link).to_have_attribute("lang", "es")

    person.follow(link)

    assert person.where == "/es/"
    expect(person.page.locator("html")).to_have_attribute("lang", "es")


def test_an_old_address_leads_on(visit: Visit, sample_site: Site) -> None:
    """Where a page has moved, its old address brings people to the new one, without a script."""
    stubs = [
        file
        for file in sample_site.folder.rglob("index.html")
        if 'http-equiv="refresh"' in file.read_text("utf-8")
    ]
    assert stubs

    person = visit(sample_site, java_script_enabled=False)
    for stub in stubs:
        old = f"/{stub.parent.relative_to(sample_site.folder).as_posix()}/"
        person.open(old)
        expect(person.page.locator("article:not(.p-404) h1")).to_be_visible()

        assert person.where != old


def test_search_in_another_language(visit: Visit, sample_site: Site) -> None:
    """Each language has its own index, and rows that lead into its own pages."""
    person = visit(sample_site)
    person.open("/es/search/")
    rows = type_in(person, "muletas")
    expect(rows.first).to_be_visible()
    person.follow(rows.first.get_by_role("link"))

    assert person.where.startswith("/es/")
    assert [path for path in person.asked if fnmatch(path, "/es/search.*.json")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_found_has_no_fault(visit: Visit, sample_site: Site, scheme: str) -> None:
    """Typed and followed by keys alone; rows and the card of danger signs are there."""
    person = visit(sample_site, color_scheme=scheme)
    person.open("/search/")
    rows = type_in(person, "crutch")
    expect(rows.first).to_be_visible()
    faults = looking.axe_faults(person.page) + looking.too_wide(person.page)
    faults += looking.small_targets(person.page)

    assert faults == []

    person.follow(rows.first.get_by_role("link"))

    assert person.where in sample_site.pages
