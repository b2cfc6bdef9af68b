"""The search box: finds by the words people use, and tells nobody what they typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def searcher(visit: Visit, guide: Site) -> Iterator[Visitor]:
    """Somebody on the search page; afterwards, nothing of what they did may be left."""
    person: Visitor = visit(guide)
    person.open("/search/")
    yield person

    assert person.where == "/search/"
    assert person.traces() == []
    assert person.strangers == []
    assert person.complaints == []


def type_in(person: Visitor, words: str) -> Locator:
    """Type into the box, key by key; gives the rows that are found."""
    box = person.page.get_by_role("searchbox")
    person.tab_to(box)
    box.press_sequentially(words)
    expect(status(person.page)).not_to_be_empty()
    return person.page.locator("[role=search] li")


def status(page: Page) -> Locator:
    """The line that tells those who cannot see how many rows there are."""
    return page.locator("[role=search]").get_by_role("status")


def test_nothing_is_fetched_before_it_is_used(searcher: Visitor) -> None:
    """A page that is only looked at asks for no index; typing asks for it once, and for no more."""
    searcher.page.wait_for_load_state("networkidle")
    before = list(searcher.asked)

    assert not [path for path in before if path.endswith(".json")]

    type_in(searcher, "back")

    [asked] = searcher.asked[len(before) :]
    assert fnmatch(asked, "/search.*.json")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("slipped disc", "Low back pain"),
        ("my back went out", "Low back pain"),
        ("BACK", "Low back pain"),
        ("stiff neck", "Neck pain"),
        ("maitland", "Maitland mobilization"),
        ("pins and needles", "Low back pain"),
        ("pins and needles", "When to get help"),
        ("face droops", "When to get help"),
    ],
)
def test_the_words_of_patients_find_the_page(searcher: Visitor, typed: str, title: str) -> None:
    """What people call it is enough: the page is among the first three, and its row leads there."""
    rows = type_in(searcher, typed)
    first = rows.get_by_role("link").all_inner_texts()[:3]

    assert any(title in name for name in first), first

    searcher.follow(rows.get_by_role("link", name=title).first)
    expect(searcher.page.locator("h1")).to_contain_text(title)
    searcher.page.go_back()


def test_the_number_of_rows_is_announced(searcher: Visitor) -> None:
    """The line is there before anything is typed, so that readers of screens hear it change."""
    line = status(searcher.page)
    expect(line).to_be_empty()
    expect(line).to_have_count(1)
    rows = type_in(searcher, "slipped disc")

    expect(line).to_contain_text(str(rows.count()))
    expect(line).to_be_in_viewport()


def test_a_list_that_is_cut_says_so(searcher: Visitor) -> None:
    """Twenty rows are enough to read; the line tells how many there are, and how to get fewer."""
    rows = type_in(searcher, "a")

    expect(rows).to_have_count(20)
    line = status(searcher.page).inner_text()
    found, shown = (int(number) for number in re.findall(r"\d+", line))
    assert found > shown == 20


def test_pages_stand_before_words_explained(searcher: Visitor) -> None:
    """Who types "back" wants the page on backs, not what a word such as "back passage" means."""
    rows = type_in(searcher, "back")
    names = [row.split(".")[0] for row in rows.locator("p").all_inner_texts()]
    explained = [at for at, kind in enumerate(names) if kind == "Words explained"]

    assert explained
    assert explained[0] > 3


def test_nothing_found_is_told_with_a_way_on(searcher: Visitor) -> None:
    """No page: a sentence says so, and the A to Z is near."""
    rows = type_in(searcher, "zzzz")

    expect(rows).to_have_count(0)
    expect(status(searcher.page)).to_contain_text("A to Z")


def test_an_emptied_box_is_quiet(searcher: Visitor) -> None:
    """Taking the words out takes the rows out."""
    rows = type_in(searcher, "back")
    searcher.page.get_by_role("searchbox").fill("")

    expect(rows).to_have_count(0)
    expect(status(searcher.page)).to_be_empty()


@pytest.mark.parametrize(
    "typed", ["<img src=x onerror=alert(1)> back", "<b>back</b>", "\"'><script>back</script>"]
)
def test_typed_html_is_text(searcher: Visitor, typed: str) -> None:
    """Nothing typed becomes part of the page but as words."""
    dialogs: list[str] = []
    searcher.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    elements = "document.querySelectorAll('main img, main b, main script').length"
    before = searcher.page.evaluate(elements)
    type_in(searcher, typed)

    assert searcher.page.evaluate(elements) == before
    assert dialogs == []


def test_html_in_the_index_is_text(searcher: Visitor) -> None:
    """Were there HTML in a title, it would be shown as words too."""
    bad = '[{"t":"<img src=x>back","u":"","k":"<b>k","n":[],"s":"<script>s</script>","w":""}]'
    searcher.page.route("**/search.*.json", lambda route: route.fulfill(body=bad))
    row = type_in(searcher, "back")

    expect(row).to_contain_text("<img src=x>back")
    expect(row).to_contain_text("<script>s</script>")
    expect(row.locator("img, b, script")).to_have_count(0)


def test_a_lost_index_is_told(searcher: Visitor) -> None:
    """One bar of signal: if the index does not come, the line says so; the next key tries anew."""
    searcher.page.route("**/search.*.json", lambda route: route.abort())
    rows = type_in(searcher, "ba")
    expect(status(searcher.page)).to_contain_text("A to Z")
    searcher.page.unroute("**/search.*.json")
    searcher.page.get_by_role("searchbox").press_sequentially("ck")

    expect(rows.first).to_be_visible()
    cut = [told for told in searcher.complaints if "ERR_FAILED" in told]  # the browser's own words
    assert searcher.complaints == cut
    searcher.complaints.clear()


def test_without_script_the_a_to_z_stands_in(visit: Visit, guide: Site) -> None:
    """No dead box is shown; a sentence says why, and a link leads to the A to Z."""
    person = visit(guide, java_script_enabled=False)
    person.open("/search/")

    expect(person.page.locator("input")).to_be_hidden()
    reason = person.page.locator("noscript p")
    expect(reason).to_be_visible()
    assert "JavaScript" in reason.evaluate("(e) => e.innerText")

    person.follow(person.page.locator("main").get_by_role("link", name="A to Z"))
    names = person.page.locator("main li", has_text="slipped disc")
    expect(names.get_by_role("link").first).to_be_visible()


def test_search_in_another_language(visit: Visit, sample_site: Site) -> None:
    """Each language has its own index, and rows that lead into its own pages."""
    person = visit(sample_site)
    person.open("/es/search/")
    rows = type_in(person, "muletas")
    expect(rows.first).to_be_visible()
    person.follow(rows.first.get_by_role("link"))

    assert person.where.startswith("/es/")
    assert [path for path in person.asked if fnmatch(path, "/es/search.*.json")]
