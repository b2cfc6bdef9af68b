"""The page that shows what changed in a record: on a desk, on a phone, on paper, with axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import make_guide
from keeping import Kept
from playwright.sync_api import Browser, Page

from browser import looking

pytestmark = pytest.mark.browser

KNEE = "conditions/sore-knee"
BESIDE = """() => {
  const [left, right] = document.querySelector(".change").children;
  const [a, b] = [left, right].map((one) => one.getBoundingClientRect());
  return b.left >= a.right && b.top < a.bottom;
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with every kind of change."""
    kept = Kept(make_guide(tmp_path_factory.mktemp("kept")))
    kept.git("init", "-q")
    kept.commit("Begin", "2026-09-01")
    lines = kept.guide.read(KNEE)["short_version"]
    kept.guide.edit(KNEE, "short_version", [*lines[2:], lines[1], "A new line, for 3 days."])
    kept.guide.edit(KNEE, "what_it_is.0", "Your knee is sore for 5 weeks, but nothing is broken.")
    made = kept.guide.root / "change.html"
    assert kept.guide.run("history", KNEE, "--out", str(made)) == 0
    return made


@pytest.fixture
def page(browser: Browser, file: Path) -> Page:
    """The file, opened."""
    shown = browser.new_page()
    shown.set_viewport_size({"width": 360, "height": 740})
    shown.goto(file.as_uri())
    return shown


def test_all_can_use_it(page: Page) -> None:
    looking.unfold(page)

    assert looking.axe_faults(page) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for change in (looking.unfold, looking.space_out, looking.double_text):
        change(page)
        assert looking.too_wide(page) == []


def test_columns_on_a_desk_and_on_paper_one_below_the_other_on_a_phone(page: Page) -> None:
    assert not page.evaluate(BESIDE)
    page.emulate_media(media="print")
    assert page.evaluate(BESIDE)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(BESIDE)


def test_marks_are_words_and_lines_not_colours_alone(page: Page) -> None:
    spoken = page.locator("main").aria_snapshot()

    assert "taken out: " in spoken
    assert "put in: " in spoken
    for tag, line in (("del", "line-through"), ("ins", "underline")):
        style = "(e) => getComputedStyle(e).textDecorationLine"
        assert page.locator(tag).first.evaluate(style) == line
