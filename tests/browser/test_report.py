"""The report for the staff, in a browser: read, sorted, printed, and nothing in it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pymupdf
import pytest
from awful import fit
from conftest import copy
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit
from browser.looking import axe_faults, double_text, focus, small_targets, space_out, too_wide
from browser.serving import Site, serve
from browser.test_hostile_words import HOSTILE
from browser.visiting import PHONE

if TYPE_CHECKING:
    from conftest import Guide

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def report(pattern_guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The report on a guide with hostile words, served without headers of a host."""
    root = tmp_path_factory.mktemp("report")
    guide = type(pattern_guide)(root / "guide")
    copy(pattern_guide.root / "content", guide.root / "content")
    for number, words in enumerate(HOSTILE):
        advice = {"text": fit(words, "line"), "basis": "our-judgement"}
        guide.edit("risks/a-fall", f"do.{number}", advice)
    guide.edit("risks/a-fall", "questions.0", "How do I fall well")
    guide.edit("techniques/two-crutches", "reviewed.next", "2026-11-20")
    assert guide.run("report", "--out", str(root / "out")) == 0
    (root / "out" / "_headers").touch()
    with serve(root / "out") as site:
        yield site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_it_can_be_read_by_all(
    visit: Visit, report: Site, scheme: str, viewport: dict[str, int]
) -> None:
    person = visit(report, color_scheme=scheme, viewport=viewport)
    person.open("/")

    assert axe_faults(person.page) == []
    assert too_wide(person.page) == []
    assert small_targets(person.page) == []
    assert person.complaints + person.strangers == []


def test_it_fits_with_large_words_and_spaced_out(visit: Visit, report: Site) -> None:
    person = visit(report)
    person.open("/")
    double_text(person.page)
    space_out(person.page)

    assert too_wide(person.page) == []


def test_the_summary_leads_to_the_sections(visit: Visit, report: Site) -> None:
    person = visit(report)
    person.open("/")
    links = person.page.locator(".summary li a")
    for address in links.evaluate_all("(all) => all.map((e) => e.hash)"):
        expect(person.page.locator(f"h2{address}")).to_have_count(1)
    person.tab_to(person.page.get_by_role("link", name="1 check is overdue"))
    person.page.keyboard.press("Enter")

    heading = person.page.get_by_role("heading", name="Checks that are overdue")
    expect(heading).to_be_in_viewport()


def _table(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name=re.compile(f"^{name}"))


def _column(table: Locator, number: int) -> list[str]:
    found: list[str] = table.locator("tbody tr").evaluate_all(
        "(rows, n) => rows.map((row) => row.cells[n].textContent)", number
    )
    return found


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_table_is_sorted_by_keyboard(
    visit: Visit, report: Site, viewport: dict[str, int]
) -> None:
    """Up, then down; what has no number comes last both ways; all of it is told."""
    person = visit(report, viewport=viewport)
    person.open("/")
    table = _table(person.page, "Sources by age")
    head = table.get_by_role("columnheader", name="Years old")
    person.tab_to(head.get_by_role("button"))
    ring = focus(person.page)
    assert ring
    assert ring["ring"]

    person.page.keyboard.press("Enter")
    assert _column(table, 4) == ["2", "5", "6", "–"]
    expect(head).to_have_attribute("aria-sort", "ascending")
    said = person.page.locator("section:has(#sources)").get_by_role("status")
    expect(said).to_have_text("Sorted by Years old, lowest first")

    person.page.keyboard.press("Space")
    assert _column(table, 4) == ["6", "5", "2", "–"]
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(table.get_by_role("button", name="Years old")).to_be_focused()

    table.get_by_role("button", name="Work").click()
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert _column(table, 0) == sorted(_column(table, 0))
    assert person.complaints == []


def test_without_scripts_all_of_it_is_there(visit: Visit, report: Site) -> None:
    with_scripts, without = visit(report), visit(report, java_script_enabled=False)
    for person in (with_scripts, without):
        person.open("/")

    assert without.page.locator("tbody tr").count() == with_scripts.page.locator("tbody tr").count()
    expect(without.page.get_by_role("button")).to_have_count(0)
    expect(_table(without.page, "Sources by age").get_by_role("columnheader")).to_have_count(9)


@pytest.mark.parametrize("policy", [True, False])
def test_nothing_typed_runs(visit: Visit, report: Site, policy: bool) -> None:
    person = visit(report, bypass_csp=not policy)
    person.open("/")
    for button in person.page.get_by_role("button").all()[:12]:
        button.click()
    own = person.page.evaluate(
        "[...document.querySelectorAll('script, style, iframe, img, svg, form, base, object')]"
        ".map((e) => e.localName)"
    )

    assert not person.page.evaluate("'ran' in window")
    assert own == ["style", "script"]
    assert person.asked == ["/"]
    assert person.complaints + person.strangers == []
    typed = person.page.get_by_role("rowheader", name="<script>ran=1</script>")
    expect(typed.first).to_be_visible()


def test_it_prints_as_black_tables_with_their_heads(visit: Visit, report: Site) -> None:
    person = visit(report, color_scheme="dark", viewport=DESK)
    person.open("/")
    person.page.emulate_media(media="print")
    pale = person.page.evaluate("""() => [...document.querySelectorAll("main *")]
      .filter((e) => e.checkVisibility() && e.innerText?.trim())
      .map((e) => getComputedStyle(e).color).filter((one) => one !== "rgb(0, 0, 0)")""")
    heads = "(all) => all.map((e) => getComputedStyle(e).display)"

    assert pale == []
    assert set(person.page.locator("thead").evaluate_all(heads)) == {"table-header-group"}
    expect(person.page.locator(".up").first).to_be_hidden()
    with pymupdf.open(stream=person.page.pdf(format="A4", prefer_css_page_size=True)) as pdf:
        sheets = [sheet.get_text() for sheet in pdf][1:]
    assert sum("Words to translate" in sheet for sheet in sheets) > 1
    assert all("File and line" in sheet for sheet in sheets if "content/" in sheet)


def test_it_shows_in_forced_colours(visit: Visit, report: Site) -> None:
    person = visit(report, forced_colors="active")
    person.open("/")

    assert too_wide(person.page) == []
    expect(person.page.get_by_role("heading", name="Do first")).to_be_visible()
