"""What people do with the search box, and how long it takes."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from browser.visiting import Visitor

# How long from the first key to the first row, in milliseconds.
WATCH = """() => {
  const [input, list] = ["#query", "#results"].map((one) => document.querySelector(one));
  return new Promise((found) => {
    let start = 0;
    input.addEventListener("keydown", () => (start ||= performance.now()), { capture: true });
    const seen = () => requestAnimationFrame(() => found(performance.now() - start));
    new MutationObserver(seen).observe(list, { childList: true });
  });
}"""


def type_in(person: Visitor, words: str) -> Locator:
    """Type into the box, key by key; gives the rows that are found."""
    box = person.page.get_by_role("searchbox")
    person.tab_to(box)
    box.press_sequentially(words)
    expect(status(person.page)).not_to_be_empty()
    return person.page.locator("#results li")


def status(page: Page) -> Locator:
    """The line that tells those who cannot see how many rows there are."""
    return page.locator("[role=search]").get_by_role("status")
