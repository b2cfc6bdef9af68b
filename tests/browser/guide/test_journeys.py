"""What patients come for, by the keyboard alone, with JavaScript and without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import looking
from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser

CARD = 'class="card t-emergency"'


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visitor(request: pytest.FixtureRequest, visit: Visit, guide: Site) -> Visitor:
    """Somebody who has just come to the guide, with a phone."""
    person: Visitor = visit(guide, java_script_enabled=request.param)
    person.open("/")
    return person


def test_help_is_one_tap_away(visitor: Visitor) -> None:
    """From home, "Get help" leads to the card of the emergency number, the first of all cards."""
    page = visitor.page
    visitor.follow(page.locator("header").get_by_role("link", name="Get help"))
    first = page.locator(".card").first

    assert visitor.where == "/guides/when-to-get-help/"
    expect(first).to_contain_class("t-emergency")
    expect(first.get_by_role("heading")).to_contain_text("911")
    expect(first.get_by_role("heading")).to_be_visible()
    expect(first).to_contain_text("Any one of these")


def test_the_big_button_of_home_leads_to_help(visitor: Visitor) -> None:
    """It is on the first screen, and leads where "Get help" leads."""
    button = visitor.page.get_by_role("link", name="I need help now")

    expect(button).to_be_in_viewport(ratio=1)

    visitor.follow(button)

    assert visitor.where == "/guides/when-to-get-help/"


def test_a_sore_back_finds_its_page(visitor: Visitor) -> None:
    """From home to low back pain: what to call for is within a screen of the top of the page."""
    link = visitor.page.locator("main").get_by_role("link", name="Low back pain").first
    visitor.follow(link)
    card = visitor.page.locator(".card").first

    assert visitor.where == "/conditions/low-back-pain/"
    expect(card).to_contain_class("t-emergency")
    expect(card.get_by_role("heading")).to_contain_text("911")
    assert looking.depth(visitor.page, card) <= 1


@pytest.mark.parametrize("side", ["Front", "Back"])
def test_a_part_of_the_body_leads_to_its_line(visitor: Visitor, side: str) -> None:
    """A tap on the neck of either drawing, and the line with neck pain is in sight."""
    page = visitor.page
    body = page.locator(".map > g").filter(has_text=side)
    body.get_by_role("link", name="Neck", exact=True).click()
    line = page.locator("#at-neck:target")

    expect(line).to_be_in_viewport()
    visitor.follow(line.get_by_role("link", name="Neck pain"))
    assert visitor.where == "/conditions/neck-pain/"


def test_the_part_with_the_focus_shows_it(visitor: Visitor) -> None:
    """Without a mouse, one must see which part Enter would choose."""
    part = visitor.page.locator(".map a").first
    ink = "(part) => ['fill', 'strokeWidth'].map((name) => getComputedStyle(part)[name])"
    before = part.evaluate(ink)
    visitor.tab_to(part)

    assert all(one != other for one, other in zip(before, part.evaluate(ink), strict=True))


def test_a_technique_and_a_problem_say_the_same(visitor: Visitor) -> None:
    """From home by the menu to McKenzie, to its row on low back pain, to that row's other end.

    The verdict and how sure it is are the same words at both ends, and the row there is open.
    """
    page = visitor.page
    visitor.tab_to(page.locator("header summary"))
    page.keyboard.press("Enter")
    visitor.follow(page.locator("header").get_by_role("link", name="Which kinds are there?"))
    visitor.follow(page.locator("main").get_by_role("link", name="McKenzie"))

    assert visitor.where == "/techniques/mckenzie/"

    row = page.locator(".matrix li").filter(
        has=page.get_by_role("link", name="Low back pain", exact=True)
    )
    verdict = row.locator("b").inner_text()
    sure = row.locator(".sure").inner_text()
    visitor.follow(row.get_by_role("link").first)
    target = page.locator(":target")
    summary = page.locator("details").filter(has=target).locator("summary")

    assert verdict
    assert sure
    assert visitor.where.startswith("/conditions/low-back-pain/#")
    expect(target).to_be_visible()
    expect(summary).to_contain_text("McKenzie")
    expect(summary).to_contain_text(verdict)
    expect(summary).to_contain_text(sure)
    expect(target.locator(".sure").first).to_have_text(sure)


def test_a_hard_word_leads_to_its_meaning(visitor: Visitor) -> None:
    """A word in a text is a link to the same word among the words explained."""
    visitor.open("/techniques/maitland/")
    link = visitor.page.locator("main a[href*='glossary/#']:visible").first
    word = link.inner_text()
    visitor.follow(link)

    term = visitor.page.locator("dt:target")
    meaning = visitor.page.locator("dt:target + dd")

    expect(term).to_be_in_viewport()
    expect(meaning).to_be_visible()
    assert alike(word, term.inner_text()), f"{word} leads to {term.inner_text()}"


def test_a_number_leads_to_its_source(visitor: Visitor) -> None:
    """The small number after a sentence opens the folded list at the work with that number."""
    visitor.open("/conditions/low-back-pain/")
    page = visitor.page
    cite = page.locator("main a[href^='#source-']:visible").first
    number = int("".join(filter(str.isdigit, cite.inner_text())))
    sources = page.locator("details.sources")
    expect(sources.locator("li").first).to_be_hidden()
    visitor.follow(cite)

    expect(sources.locator("li:target")).to_be_in_viewport()
    expect(sources.locator("li").nth(number - 1)).to_have_id(f"source-{number}")
    assert visitor.where.endswith(f"#source-{number}")

    page.go_back()

    expect(cite).to_be_in_viewport()


def alike(word: str, term: str) -> bool:
    """Whether two forms of a word start alike, such as "joints" and "joint"."""
    return word.lower()[:4] == term.lower()[:4]
