"""The reader's own colours, as Windows' high contrast sets them."""

from __future__ import annotations

import pytest

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

MARKS = """() => [...document.querySelectorAll("main .sure, main .card > :first-child")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e, getComputedStyle(e, "::before")])
  .filter(([, mark]) => mark.display !== "none" && mark.content !== "none")
  .map(([e, mark]) => [e.innerText, mark.backgroundColor,
                       getComputedStyle(document.body).backgroundColor])"""
BOXES = """() => [...document.querySelectorAll(".card, .call, .top .help")]
  .filter((e) => e.checkVisibility() && parseFloat(getComputedStyle(e).borderTopWidth) < 1)
  .map((e) => e.className)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_colours_told_is_still_told(visit: Visit, site: Site, scheme: str) -> None:
    """Cards and buttons keep a line around them; the bars of "how sure" can still be seen."""
    person = visit(site, forced_colors="active", color_scheme=scheme)
    page = person.page
    wrong: list[str] = []
    marks = 0
    for address in site.kinds.values():
        person.open(address)
        looking.unfold(page)
        found = page.evaluate(MARKS)
        marks += len(found)
        wrong += [f"{address}: {name} has no mark" for name, own, paper in found if own == paper]
        wrong += [f"{address}: {name} has no line" for name in page.evaluate(BOXES)]
        wrong += [f"{address}: {said}" for said in looking.too_wide(page)]
        wrong += [f"{address}: {said}" for said in person.complaints]

    assert marks > 10
    assert not wrong, "\n".join(wrong)


def test_focus_shows_in_the_readers_colours(visit: Visit, site: Site) -> None:
    """Shadows are gone then, so the outline must be enough."""
    person = visit(site, forced_colors="active")
    person.open("/")
    stops = looking.walk(person.page)

    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not stop["outline"]] == []
