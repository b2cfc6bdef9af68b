"""What the site tells others of its readers: nothing, even when they go from page to page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request

from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser


def test_nobody_is_told_which_page_a_reader_left(visit: Visit, guide: Site) -> None:
    visitor = visit(guide)
    told: list[str] = []

    def listen(request: Request) -> None:
        told.extend(name for name in request.all_headers() if name in ("referer", "cookie"))

    visitor.open("/")
    visitor.page.on("request", listen)
    visitor.page.locator("main a").first.click()
    visitor.page.wait_for_load_state()

    assert visitor.where != "/"
    assert visitor.page.evaluate("document.referrer") == ""
    assert told == []


def test_a_reader_loads_the_page_and_its_looks_and_nothing_for_programs(
    visit: Visit, guide: Site
) -> None:
    """The data and the picture for programs are in the site, but no page asks for them."""
    visitor = visit(guide)
    for address in guide.kinds.values():
        visitor.open(address)

    assert (guide.folder / "content.json").is_file()
    assert [path for path in visitor.asked if "content" in path or "share" in path] == []
