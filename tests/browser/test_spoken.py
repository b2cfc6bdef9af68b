"""Pages as a screen reader tells them: what is there, what it is called, in which order.

The sample guide is told, so that an edit of the real one changes nothing here. If a change is
meant, let ``SPOKEN=write`` write the files anew, and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

FILES = Path(__file__).resolve().parents[1] / "spoken"
PAGES = {
    "home": "/",
    "help": "/guides/when-to-get-help/",
    "search": "/search/",
    "safety-check": "/safety-check/",
    "sheets": "/sheets/what-crutches-are/",
    "not-found": "/404.html",
    "a-to-z": "/a-to-z/",
    "compare": "/compare/",
    "glossary": "/glossary/",
    "sources": "/sources/e-e/",
    "index": "/conditions/",
    "technique": "/techniques/two-crutches/",
    "condition": "/conditions/foot-in-a-cast/",
    "contraindication": "/contraindications/weak-arms/",
    "risk": "/risks/a-fall/",
    "aftercare": "/aftercare/first-day/",
    "guide": "/guides/what-crutches-are/",
    "short": "/techniques/two-crutches/short/",
    "leaflets": "/leaflets/",
    "made-with": "/made-with/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_told_as_before(visit: Visit, sample_site: Site, name: str) -> None:
    """The bar and the foot are the same on every page, so they are told with home alone."""
    visitor = visit(sample_site)
    visitor.open(PAGES[name])
    looking.unfold(visitor.page)
    told = visitor.page.locator("body" if name == "home" else "main").aria_snapshot() + "\n"
    told = re.sub(r"\b[0-9a-f]{10}\b", "0123456789", told)  # the version, a hash of all the words
    file = FILES / f"{name}.yml"
    if os.environ.get("SPOKEN") == "write":
        file.write_text(told, "utf-8")

    assert told == file.read_text("utf-8")


def test_every_kind_is_told(sample_site: Site) -> None:
    assert sample_site.kinds.keys() <= PAGES.keys()
