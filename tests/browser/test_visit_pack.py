"""The list of leaflets: tick pages, print them together; nothing of it is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

PRINTED = "window.print = () => { window.printed = (window.printed || 0) + 1; }"


def test_ticked_pages_are_printed_together(visit: Visit, site: Site) -> None:
    visitor = visit(site)
    visitor.context.add_init_script(PRINTED)
    visitor.open("/leaflets/")
    boxes = visitor.page.locator(".leaflets input")
    boxes.nth(0).check()
    boxes.nth(2).check()
    names = [box.evaluate("(e) => e.labels[0].textContent.trim()") for box in boxes.all()]
    visitor.page.locator(".join button").click()
    joined = visitor.page.locator("#pack article h1")
    expect(joined).to_have_text([names[0], names[2]])
    ids = visitor.page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    lost = visitor.page.evaluate(
        "[...document.querySelectorAll('#pack a[href^=\"#\"]')]"
        ".filter((a) => !document.getElementById(a.hash.slice(1))).length"
    )
    visitor.page.emulate_media(media="print")

    assert visitor.page.evaluate("window.printed") == 1
    assert len(ids) == len(set(ids))
    assert lost == 0
    expect(visitor.page.locator(".leaflets").first).to_be_hidden()
    expect(joined.first).to_be_visible()
    assert visitor.where == "/leaflets/"
    assert visitor.traces() == []
    assert visitor.strangers == []


def test_a_reload_forgets_what_was_ticked(visit: Visit, site: Site) -> None:
    visitor = visit(site)
    visitor.open("/leaflets/")
    visitor.page.locator(".leaflets input").first.check()
    visitor.page.reload()

    expect(visitor.page.locator(".leaflets input:checked")).to_have_count(0)
    assert visitor.traces() == []


def test_nothing_ticked_is_told(visit: Visit, site: Site) -> None:
    visitor = visit(site)
    visitor.open("/leaflets/")
    visitor.page.locator(".join button").click()

    expect(visitor.page.locator(".join [role=status]")).not_to_be_empty()


def test_without_javascript_there_are_links_to_the_leaflets(visit: Visit, site: Site) -> None:
    visitor = visit(site, java_script_enabled=False)
    visitor.open("/leaflets/")

    expect(visitor.page.locator(".join button")).to_be_hidden()
    assert visitor.page.locator(".leaflets a").count() >= 4 * 7
