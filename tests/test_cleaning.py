"""An independent cleaner finds nothing to take out of the pages of a guide."""

from __future__ import annotations

import pytest
from cleaning import refused
from conftest import REPO, Guide
from rendering import Shelf

GOOD = '<body><main><article class="x"><p id="y">a <strong>b</strong></p></article></main></body>'


@pytest.mark.parametrize(
    "bad",
    [
        "<img src=x onerror=x>",
        "<p onclick=x>",
        "<p style=x>",
        '<a href="javascript:x">',
        '<a href="http://example.org">',
        "<iframe></iframe>",
        "<select></select>",
        "<style></style>",
        "<svg><foreignObject></foreignObject></svg>",
        "<base href=/>",
    ],
)
def test_the_cleaner_sees_what_is_foreign(bad: str) -> None:
    assert refused(GOOD) == []
    assert refused(GOOD.replace("a <", f"a {bad} <"))


@pytest.mark.heavy
def test_nothing_is_foreign_in_a_built_site(built: Guide) -> None:
    pages = sorted((built.root / "site").rglob("*.html"))
    assert len(pages) > 40

    assert {page: found for page in pages if (found := refused(page.read_text("utf-8")))} == {}


@pytest.mark.heavy
def test_nothing_is_foreign_in_the_real_guide() -> None:
    with Shelf() as shelf:
        pages = shelf.of(Guide(REPO).catalog())

    assert {page.id: found for page in pages if (found := refused(page.html))} == {}
