"""The comparison: lists on a phone and on paper, one table on a desk; both say the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1280, height=800)
SAID = """(at) => [...document.querySelectorAll(at)].map((e) =>
  new URL(e.querySelector("a").href).pathname + new URL(e.querySelector("a").href).hash
  + " " + (e.querySelector("b")?.innerText ?? e.querySelector("a").innerText).replace(".", "")
  + " " + (e.querySelector(".sure")?.innerText ?? ""))"""


def shown(page: Page, at: str) -> list[str]:
    """What each line or cell leads to, its verdict and how sure it is."""
    found: list[str] = page.evaluate(SAID, at)
    return sorted(found)


def test_a_phone_and_paper_have_the_lists(visit: Visit, guide: Site) -> None:
    person = visit(guide)
    person.open("/compare/")
    table = person.page.get_by_role("table", include_hidden=True)

    expect(table).to_be_hidden()
    expect(person.page.locator("ul.matrix").first).to_be_visible()
    person.page.set_viewport_size(DESK)
    expect(table).to_be_visible()
    expect(person.page.locator("ul.matrix:visible")).to_have_count(0)
    person.page.set_viewport_size(ViewportSize(width=718, height=1000))  # A4 without its margins
    person.page.emulate_media(media="print")
    expect(table).to_be_hidden()
    expect(person.page.locator("ul.matrix").first).to_be_visible()


def test_the_table_has_heads_and_says_what_the_lists_say(visit: Visit, guide: Site) -> None:
    """In the table, what was not studied and what is not meant for a problem has a cell too."""
    person = visit(guide)
    person.open("/compare/")
    lists = shown(person.page, ".matrix li")
    person.page.set_viewport_size(DESK)
    cells = shown(person.page, ".every td")
    told = person.page.locator(".every").aria_snapshot()

    assert len(lists) > 40
    assert set(lists) <= set(cells)
    assert "#techniques Not studied " in "\n".join(cells)
    assert told.count("columnheader") == person.page.locator(".every thead th").count()
    assert told.count("rowheader") == person.page.locator(".every tbody tr").count()


def test_the_focus_is_not_under_the_heads_of_the_table(visit: Visit, guide: Site) -> None:
    """They stay in sight; who tabs back up must see the link that has the focus (WCAG 2.4.11)."""
    person = visit(guide, viewport=DESK)
    page = person.page
    person.open("/compare/")
    page.locator(".every tbody tr").last.locator("a").first.focus()
    tops: list[bool] = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        tops.append(
            page.evaluate(
                """() => document.activeElement.getBoundingClientRect().top
                >= document.querySelector(".every thead th").getBoundingClientRect().bottom - 1"""
            )
        )

    assert all(tops)
