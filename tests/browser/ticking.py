"""What people do with the safety check, and what it tells them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

CHECK = "/safety-check/"


def row_of(page: Page, words: str) -> Locator:
    return page.locator(".ticks > li", has=page.locator("label", has_text=words))


def told(page: Page) -> Locator:
    return page.get_by_role("status")


def answers(page: Page) -> list[str]:
    """What is ticked and typed."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('form input:checked')].map((e) => e.labels[0].innerText)"
        ".concat([...document.querySelectorAll('form textarea')].map((e) => e.value))"
        ".filter(Boolean)"
    )
    return found


def opened(visit: Visit, site: Site, **options: object) -> tuple[Visitor, Page]:
    visitor = visit(site, **options)
    visitor.open(CHECK)
    return visitor, visitor.page


def tick_all(page: Page) -> None:
    for box in page.locator(".ticks input").all():
        box.check()
    for area in page.locator("textarea").all():
        area.fill("What is this for?")


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
