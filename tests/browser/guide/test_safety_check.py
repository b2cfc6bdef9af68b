"""The safety check: what a tick tells, that nobody learns of it, and how it comes out on paper."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

from browser.conftest import Visit
from browser.serving import Site
from browser.ticking import CHECK, answers, opened, row_of, sheets, tick_all, told

pytestmark = pytest.mark.browser

SHEETS = ["/sheets/questions-to-ask/", "/sheets/my-plan/"]
MOST = 1536  # bytes of the script after gzip
# Nobody may read here that all is well: with no tick, with every tick, by light or on paper.
PROMISES = re.compile(
    r"\b(you|it) (are|is) (safe|okay)\b|\b(is|are) safe\b|\bno risk\b"
    r"|\byou (can|may) (still )?have (it|this|the treatment|hands-on|gentle|light)",
    re.IGNORECASE,
)
# What a browser does that fills in again what was there before the page was loaded anew.
FILL_IN = """
for (const moment of ["DOMContentLoaded", "load"]) addEventListener(moment, () => {
  for (const box of document.querySelectorAll("form [type=checkbox]")) box.checked = true;
  for (const area of document.querySelectorAll("form textarea")) area.value = "mine";
}, {once: true});
"""


def test_a_danger_sign_says_at_once_what_to_do(visit: Visit, guide: Site) -> None:
    """Beside the tick, and in the list at the end, which a screen reader tells by itself."""
    _, page = opened(visit, guide)
    row = row_of(page, "Sudden trouble with face")
    expect(row.get_by_role("link", name="Call 911")).to_be_hidden()

    row.get_by_role("checkbox").check()

    expect(row.get_by_role("link", name="Call 911")).to_be_visible()
    expect(row).to_contain_text("Call even if the signs stop after a few minutes.")
    expect(told(page)).to_contain_text("Call 911 or go to the emergency room now if")
    expect(told(page).get_by_text("Sudden trouble with face")).to_be_visible()
    expect(told(page).get_by_text("Do not drive yourself.")).to_be_visible()
    expect(told(page).get_by_text("See a doctor today if")).to_be_hidden()


def test_a_reason_is_put_on_the_list_with_why_and_what_may_change(
    visit: Visit, guide: Site
) -> None:
    _, page = opened(visit, guide)
    box = row_of(page, "blood thinner, or does").get_by_role("checkbox")
    expect(told(page)).to_contain_text("Take this sheet to your visit all the same.")

    box.check()

    for words in ("may bruise you", "the visit shorter", "Blood thinners and bleeding disorders"):
        found = told(page).get_by_text(words)
        expect(found).to_be_visible()
    expect(told(page).get_by_text("all the same")).to_be_hidden()

    box.uncheck()

    expect(told(page).get_by_text("may bruise you")).to_be_hidden()
    expect(told(page).get_by_text("all the same")).to_be_visible()


def test_nothing_is_promised(visit: Visit, guide: Site) -> None:
    _, page = opened(visit, guide)
    said = page.locator("main").inner_text()
    tick_all(page)
    said += page.locator("main").inner_text()

    assert len(said) > 10_000
    assert PROMISES.findall(said) == []
    assert PROMISES.search("It is safe. You may have gentle moves.")


def test_nobody_learns_of_the_answers(visit: Visit, guide: Site) -> None:
    """No request, nothing kept, the same address: with every answer given, printed and cleared."""
    visitor, page = opened(visit, guide)
    page.evaluate("window.print = () => {}")
    page.wait_for_load_state("networkidle")
    asked, address = list(visitor.asked), page.url
    page.evaluate(
        "window.kept = []; for (const name of ['setItem', 'removeItem'])"
        " Storage.prototype[name] = (...told) => kept.push(told);"
        "history.pushState = history.replaceState = (...told) => kept.push(told); 0"
    )

    tick_all(page)
    page.get_by_role("button", name="Print this sheet").click()
    page.keyboard.press("Enter")
    given = answers(page)
    page.get_by_role("button", name="Clear all").click()

    assert len(given) > 40
    assert page.evaluate("kept") == []
    assert visitor.traces() + visitor.strangers + visitor.complaints == []
    assert page.evaluate("indexedDB.databases()") == page.evaluate("caches.keys()") == []
    assert (visitor.asked, page.url) == (asked, address)


def test_clear_makes_it_blank(visit: Visit, guide: Site) -> None:
    _, page = opened(visit, guide)
    tick_all(page)
    page.get_by_role("button", name="Clear all").click()

    assert answers(page) == []
    expect(told(page).get_by_text("all the same")).to_be_visible()
    expect(told(page).locator("li:visible")).to_have_count(0)


def test_a_reload_makes_it_blank(visit: Visit, guide: Site) -> None:
    """Even in a browser that fills in what was there: as the page is read, and once it is."""
    visitor, page = opened(visit, guide)
    tick_all(page)
    page.reload()
    assert answers(page) == []

    visitor.context.add_init_script(FILL_IN)
    page.reload(wait_until="load")
    visitor.wait_until("!document.querySelector('form input:checked')")

    assert answers(page) == []
    expect(told(page).locator("li:visible")).to_have_count(0)


def test_back_makes_it_blank(visit: Visit, guide: Site) -> None:
    """From the page that was left, and from one that the browser kept whole in its memory."""
    _, page = opened(visit, guide)
    tick_all(page)
    page.locator("header .name").click()
    page.wait_for_url("**/")
    page.go_back()
    assert answers(page) == []

    tick_all(page)
    page.evaluate(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));"
        "new Promise(setTimeout)"
    )

    assert answers(page) == []
    expect(told(page).locator("li:visible")).to_have_count(0)


def test_a_tick_made_while_the_page_still_loads_stays(visit: Visit, guide: Site) -> None:
    """The browser says that a page is shown only after its last picture: a slow one may be late."""
    _, page = opened(visit, guide)
    row_of(page, "blood thinner, or does").get_by_role("checkbox").check()
    page.evaluate(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));"
        "new Promise(setTimeout)"
    )

    assert len(answers(page)) == 1


def test_it_is_whole_without_javascript(visit: Visit, guide: Site) -> None:
    visitor, page = opened(visit, guide, java_script_enabled=False)
    card = page.locator(".card").first
    for words in ("Do not wait to see if it goes away.", "Call 911", "Do not drive yourself."):
        expect(card.locator(".act").get_by_text(words)).to_be_visible()
    row = row_of(page, "blood thinner, or does")
    row.get_by_role("checkbox").check()
    page.keyboard.press("Enter")  # a form would be sent by it

    expect(row.get_by_text("use less force")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(1)
    assert visitor.where == CHECK

    page.get_by_role("button", name="Clear all").click()

    expect(row.get_by_role("checkbox")).not_to_be_checked()


def test_keys_alone_will_do(visit: Visit, guide: Site) -> None:
    visitor, page = opened(visit, guide)
    box = row_of(page, "weak bones (osteoporosis)").get_by_role("checkbox")
    visitor.tab_to(box)
    page.keyboard.press("Space")
    expect(told(page).get_by_text("a small force can break a bone")).to_be_visible()
    visitor.tab_to(page.get_by_role("button", name="Clear all"))
    page.keyboard.press("Enter")

    expect(box).not_to_be_checked()
    assert visitor.where == CHECK


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_fits_on_one_side_of_paper(visit: Visit, guide: Site, paper: str) -> None:
    """With ticks the list is on its back; in large type it takes two sheets."""
    _, page = opened(visit, guide)
    page.evaluate("window.print = () => {}")

    assert sheets(page, paper) == 1
    for words in ("osteoporosis", "blood thinner, or does", "hurt arm, leg"):
        row_of(page, words).get_by_role("checkbox").check()
    assert sheets(page, paper) == 2

    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="large type").click()

    assert sheets(page, paper) in (3, 4)


def test_paper_without_javascript_is_the_same(visit: Visit, guide: Site) -> None:
    _, page = opened(visit, guide, java_script_enabled=False)

    assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    for words in ("Call 911 or go to", "Do not drive yourself.", "weak bones (osteoporosis)"):
        expect(page.locator("form").get_by_text(words).filter(visible=True)).not_to_have_count(0)


def test_paper_shows_all_that_was_typed(visit: Visit, guide: Site) -> None:
    _, page = opened(visit, guide)
    page.locator("textarea").first.fill("One\ntwo\nthree\nfour\nfive\nsix")
    page.emulate_media(media="print")

    expect(page.locator(".said").first).to_be_visible()
    expect(page.locator(".said").first).to_contain_text("six")
    expect(page.locator("textarea").first).to_be_hidden()
    expect(page.locator("textarea").last).to_be_visible()


@pytest.mark.parametrize("address", [CHECK, *SHEETS])
def test_a_sheet_says_whose_it_is_and_which(visit: Visit, guide: Site, address: str) -> None:
    visitor = visit(guide)
    visitor.open(address)
    assert [sheets(visitor.page, paper) for paper in ("A4", "Letter")] == [1, 1]

    visitor.page.emulate_media(media="print")
    foot = visitor.page.locator(".stamp, .foot")
    said = " ".join(foot.all_inner_texts())
    for words in (address.strip("/"), "Version", "2026", "Example Clinic", "555-0100", "visit"):
        assert words in said


def test_sheets_have_boxes_and_room_to_write(visit: Visit, guide: Site) -> None:
    visitor = visit(guide)
    for address in SHEETS:
        visitor.open(address)
        visitor.page.emulate_media(media="print")
        boxes = visitor.page.locator(".boxes li").count()
        lines = visitor.page.locator(".sheet .line")
        narrow = [b for e in lines.all() if (b := e.bounding_box()) and b["width"] < 200]

        assert boxes > 5
        assert lines.count() > 4
        assert narrow == [] or visitor.page.viewport_size == {"width": 360, "height": 740}


def test_it_is_one_tap_away_on_every_page(visit: Visit, guide: Site) -> None:
    visitor = visit(guide)
    for address in guide.kinds.values():
        visitor.open(address)
        link = visitor.page.locator("header").get_by_role("link", name="Safety", exact=True)
        expect(link).to_be_in_viewport()
    link.click()

    assert visitor.where == CHECK


def test_it_is_found_by_those_who_ask_if_they_are_safe(visit: Visit, guide: Site) -> None:
    visitor = visit(guide)
    visitor.open("/search/")
    for words in ("am I safe", "is it safe for me", "before my visit", "safety check"):
        visitor.page.get_by_role("searchbox").fill(words)
        first = visitor.page.locator("#results a").first
        expect(first).to_have_text("Before your visit: safety check")


def test_the_script_is_small_and_loaded_here_only(visit: Visit, guide: Site) -> None:
    [script] = (guide.folder / "assets").glob("safety-check.*.js")
    visitor = visit(guide)
    for address in guide.kinds.values():
        visitor.asked.clear()
        visitor.open(address)
        loaded = [path for path in visitor.asked if path.endswith(script.name)]
        assert bool(loaded) == (address == CHECK), address

    assert len(gzip.compress(script.read_bytes(), 9)) <= MOST
