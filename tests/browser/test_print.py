"""On paper: no menus, everything unfolded, and the clinic that it comes from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import LOTS, Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

# What is on the sheet that should not be, and the other way round
WRONG = """() => {
  const seen = (one) => [...document.querySelectorAll(one)].filter((e) => e.checkVisibility());
  const said = seen("nav, .skip").map((e) => "a menu: " + e.innerText);
  for (const e of seen("main details").flatMap((fold) => [...fold.children]))
    if (e.localName !== "summary" && !(e.checkVisibility() && e.getBoundingClientRect().height))
      said.push("folded: " + e.parentElement.querySelector("summary").innerText);
  const words = (one) => seen(one).map((e) => e.innerText).join(" ");
  if (!words("footer h2, .foot b, .ring b")) said.push("no clinic");
  if (!/\\d{3}-\\d{4}|\\d{6}/.test(words("footer dd, .foot b, .ring"))) said.push("no phone");
  if (!/\\b20\\d\\d\\b/.test(words(".stamp"))) said.push("no date");
  const lists = ".p-404, .p-home, .p-index, .p-compare, .p-a-to-z, .p-glossary, .p-sources, "
    + ".p-search, .p-leaflets, .p-made-with";  // they list pages that have versions
  const listed = document.querySelector(lists) || location.pathname.endsWith("/sheets/");
  if (!listed && !/[0-9a-f]{10}/.test(words(".stamp")))
    said.push("does not say which page and version it is");
  return said;
}"""
PICTURES = """() => [...document.images]
  .filter((e) => e.checkVisibility() && (/\\.dark\\./.test(e.currentSrc) || !e.alt))
  .map((e) => "a picture for the dark, or without words: " + e.currentSrc)"""
CARDS = """() => [...document.querySelectorAll(".card")]
  .map((e) => [e.innerText, Boolean(e.querySelector(".links"))])"""
FOLD_MARKS = """() => [...document.querySelectorAll("main summary, .rows a")]
  .filter((e) => e.checkVisibility())
  .filter((e) => (e.localName === "summary" && getComputedStyle(e).listStyleType !== "none")
    || getComputedStyle(e, "::after").content !== "none")
  .map((e) => e.innerText)"""
PALE = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && e.innerText?.trim())
  .filter((e) => !/^rgb\\(0, 0, 0\\)$/.test(getComputedStyle(e).color))
  .map((e) => `not black: ${e.localName}.${e.className} ${getComputedStyle(e).color}`)"""


def test_paper_shows_the_words_and_no_menus(visit: Visit, site: Site, addresses: list[str]) -> None:
    """Menus are left out; the folded parts are not; words are black, even if the screen is dark.

    Every sheet says whose it is, how to call them, and which page of which day it is.
    """
    person = visit(site, color_scheme="dark")
    page = person.page
    wrong: list[str] = []
    for address in addresses:
        page.emulate_media(media="screen", color_scheme="dark")
        person.open(address)
        page.emulate_media(media="print")
        faults = page.evaluate(WRONG) + page.evaluate(PALE) + page.evaluate(PICTURES)
        page.emulate_media(color_scheme="light")
        faults += page.evaluate(PALE)
        wrong += [f"{address}: {fault}" for fault in faults]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lot", LOTS)
def test_paper_has_the_danger_signs_or_says_where_they_are(
    visit: Visit, site: Site, lot: int
) -> None:
    """A card whose lines lead to another page names that page; none asks to open or to choose."""
    person = visit(site)
    page = person.page
    page.emulate_media(media="print")
    whole = "/guides/when-to-get-help/"
    leading = 0
    wrong: list[str] = []
    for address in site.lots[lot]:
        person.open(address)
        for said, leads in page.evaluate(CARDS):
            leading += leads
            asks = "Open a line" in said or "Choose a line" in said
            wrong += [f"{address}: {said[:60]}"] if asks or leads != (whole in said) else []

    assert leading or lot, "no page of any kind has such a card"
    assert not wrong, "\n".join(wrong)


def test_paper_has_no_marks_of_folds_or_links(visit: Visit, site: Site) -> None:
    """Arrows and plus signs promise that something opens."""
    person = visit(site)
    page = person.page
    page.emulate_media(media="print")
    wrong: list[str] = []
    for address in site.kinds.values():
        person.open(address)
        wrong += [f"{address}: {said}" for said in page.evaluate(FOLD_MARKS)]

    assert not wrong, "\n".join(wrong)


def test_a_page_becomes_a_pdf(visit: Visit, site: Site) -> None:
    """A long page comes out on several sheets, a short one on one or two."""
    person = visit(site)
    long, short = site.kinds["condition"], "/aftercare/"
    sheets = {}
    for address in (long, short):
        person.open(address)
        expect(person.page.locator("h1")).to_be_visible()
        pdf = person.page.pdf(format="A4", prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF-")
        sheets[address] = len(re.findall(rb"/Type\s*/Page\b", pdf))

    assert sheets[long] > 2
    assert 1 <= sheets[short] <= 2


def test_a_short_version_is_one_sheet(visit: Visit, site: Site) -> None:
    """On both sizes of paper, whether or not the page has a picture."""
    person = visit(site)
    long = []
    for address in (one for one in site.pages if one.endswith("/short/")):
        person.open(address)
        for paper in ("A4", "Letter"):
            pdf = person.page.pdf(format=paper)
            if len(re.findall(rb"/Type\s*/Page\b", pdf)) != 1:
                long.append(f"{address} on {paper}")

    assert long == []


def test_the_folded_parts_are_in_the_pdf(visit: Visit, site: Site) -> None:
    """The page with its folds shut takes as much paper as with its folds open."""
    person = visit(site)
    person.open(site.kinds["condition"])
    shut = person.page.pdf(format="A4")
    person.page.evaluate(
        "document.querySelectorAll('main details').forEach((e) => { e.open = true; })"
    )
    unfolded = person.page.pdf(format="A4")

    count = [len(re.findall(rb"/Type\s*/Page\b", pdf)) for pdf in (shut, unfolded)]
    assert count[0] == count[1]


def test_no_address_is_printed_that_leads_nowhere(visit: Visit, site: Site) -> None:
    """Paper cannot be tapped: an address that is printed is a whole one, of a work."""
    person = visit(site)
    person.page.emulate_media(media="print")
    printed: set[str] = set()
    for address in site.kinds.values():
        person.open(address)
        after = "(links) => links.map((e) => getComputedStyle(e, '::after').content)"
        printed |= set(person.page.locator("main a").evaluate_all(after))
    addresses = {content for content in printed if "/" in content}

    assert {content for content in addresses if "https://" not in content} == set()
