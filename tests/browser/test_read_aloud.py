"""The button that reads a page aloud, with a voice that only writes down what it is told."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from browser import looking
from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser

PAGE = "/conditions/low-back-pain/"
SHORT = f"{PAGE}short/"
SPANISH = "/es/conditions/sore-knee/"
HERE = {"lang": "en-US", "localService": True}
THERE = {"lang": "en-US", "localService": False}
# Speaks nothing: a test says when a sentence ends.
SYNTHESIS = """
const speech = {
  voices: VOICES, told: [], now: null, onvoiceschanged: null,
  getVoices() { return this.voices; },
  speak(one) { this.now = one; this.told.push(one.text); },
  cancel() { this.now = null; this.told.push("(cancel)"); },
  end() { this.now.onend(); },
  change(voices) { this.voices = voices; this.onvoiceschanged(); },
};
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.moved = e.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


class Listener:
    """Somebody whose device has some voices."""

    def __init__(self, visitor: Visitor, voices: list[dict[str, Any]]) -> None:
        """Bring the voices along."""
        self.visitor, self.page = visitor, visitor.page
        visitor.context.add_init_script(SYNTHESIS.replace("VOICES", json.dumps(voices)))

    def open(self, address: str = PAGE) -> Locator:
        """Go to a page; gives the button."""
        self.visitor.open(address)
        return self.button

    @property
    def button(self) -> Locator:
        """What starts and stops."""
        return self.page.locator(".short button:last-child")

    @property
    def slowly(self) -> Locator:
        """What sets the speed."""
        return self.page.locator(".short button:first-child")

    def told(self) -> list[str]:
        """What the voice was told since the last time."""
        told: list[str] = self.page.evaluate("speechSynthesis.told.splice(0)")
        return told

    def now(self, name: str) -> Any:
        """A quality of what is spoken now."""
        return self.page.evaluate(f"speechSynthesis.now?.{name}")

    def end(self, times: int = 1) -> None:
        """Let some sentences come to their end."""
        for _ in range(times):
            self.page.evaluate("speechSynthesis.end()")

    def marked(self) -> list[str]:
        """The sentences that are marked."""
        words: list[str] = self.page.evaluate(
            "[...CSS.highlights.values()].flatMap((one) => [...one]).map((one) => `${one}`.trim())"
        )
        return words


@pytest.fixture
def listener(visit: Visit, guide: Site) -> Listener:
    return Listener(visit(guide), [THERE, HERE])


@pytest.mark.parametrize("voices", [[], [THERE], [{"lang": "es-ES", "localService": True}]])
def test_no_voice_no_button(visit: Visit, guide: Site, voices: list[dict[str, Any]]) -> None:
    one = Listener(visit(guide), voices)
    one.open()

    expect(one.page.locator(".short")).to_have_text("Show me the short version")
    assert not [path for path in one.visitor.asked if path.endswith(".css") and "aloud" in path]
    assert one.told() == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_voice_that_comes_late_moves_nothing(visit: Visit, guide: Site, width: int) -> None:
    one = Listener(visit(guide, viewport={"width": width, "height": 740}), [])
    one.open()
    one.page.evaluate("speechSynthesis.change([{lang: 'en_GB', localService: true}])")
    expect(one.button).to_be_visible()
    one.page.evaluate("new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))")

    assert one.page.evaluate("window.moved || 0") == 0
    assert one.told() == []

    one.button.click()
    one.page.evaluate("speechSynthesis.change([])")

    expect(one.button).to_have_count(0)
    assert one.told()[-1] == "(cancel)"


def test_only_pages_of_records_have_it(listener: Listener) -> None:
    for address in ("/", "/glossary/", "/search/", "/compare/"):
        listener.visitor.open(address)

        assert listener.page.locator("script[src*=aloud], button:visible").count() == 0

    expect(listener.open(SHORT)).to_be_visible()


def test_without_javascript_nothing_is_there(visit: Visit, guide: Site) -> None:
    visitor = visit(guide, java_script_enabled=False)
    visitor.open(PAGE)

    expect(visitor.page.locator(".short button")).to_have_count(0)


def test_it_reads_sentence_by_sentence_and_marks_each(listener: Listener) -> None:
    button = listener.open()
    expect(button).to_have_text("Listen", use_inner_text=True)
    button.scroll_into_view_if_needed()
    before = listener.page.locator("main").bounding_box()
    button.click()

    assert listener.told() == ["(cancel)", "Low back pain"]
    assert listener.now("voice.localService") is True
    assert listener.marked() == ["Low back pain"]

    listener.end(2)
    [first, second] = listener.told()

    assert second.startswith("Hands-on treatment may ease it")
    assert first.endswith(".")
    assert listener.marked() == [second]
    assert listener.page.locator("main").bounding_box() == before
    expect(button).to_be_focused()
    expect(button).to_have_text("Stop reading", use_inner_text=True)
    assert listener.visitor.complaints == []
    assert listener.visitor.traces() == []
    assert listener.visitor.strangers == []


def test_it_reads_all_that_shows_and_nothing_else(listener: Listener) -> None:
    listener.open().click()
    told = listener.told()
    for _ in range(1000):
        if not listener.now("text"):
            break
        listener.end()
        told += listener.told()

    assert "What to do now" in told
    assert "Numb between your legs, or new trouble with pee, poo, sex or both legs" in told
    assert "You cannot feel it when you wipe." not in told
    assert not [one for one in told if "You are here" in one or one == "What we do not know" * 2]
    heads = listener.page.locator("article h2:visible").all_inner_texts()
    assert [one for one in told if one in heads] == heads
    assert told[-1] == "(cancel)"
    expect(listener.button).to_have_text("Listen", use_inner_text=True)
    assert listener.marked() == []


def test_a_part_that_is_open_is_read(listener: Listener) -> None:
    listener.open()
    looking.unfold(listener.page)
    listener.button.click()
    for _ in range(15):
        listener.end()

    assert "You cannot feel it when you wipe." in listener.told()


@pytest.mark.parametrize("way", ["button", "Escape", "failure"])
def test_it_stops(listener: Listener, way: str) -> None:
    button = listener.open()
    button.click()
    listener.slowly.focus()
    listener.told()
    if way == "button":
        button.click()
    elif way == "Escape":
        listener.page.keyboard.press("Escape")
    else:
        listener.page.evaluate("speechSynthesis.now.onerror()")

    assert listener.told() == ["(cancel)"]
    assert listener.marked() == []
    expect(button).to_be_focused()
    expect(listener.slowly).to_be_hidden()
    expect(listener.page.locator(".short a")).to_be_visible()


def test_it_stops_when_the_page_is_left(listener: Listener) -> None:
    listener.open().click()
    listener.page.evaluate("dispatchEvent(new Event('pagehide'))")

    assert listener.told()[-1] == "(cancel)"
    expect(listener.button).to_have_text("Listen", use_inner_text=True)


def test_the_speed_holds_for_the_sentence_and_the_next(listener: Listener) -> None:
    listener.open().click()
    listener.end()
    [*_, sentence] = listener.told()
    expect(listener.slowly).to_have_attribute("aria-pressed", "false")
    assert listener.now("rate") == 1
    listener.slowly.click()

    assert listener.told() == ["(cancel)", sentence]
    assert listener.now("rate") < 1
    expect(listener.slowly).to_have_attribute("aria-pressed", "true")
    listener.end()
    assert listener.now("rate") < 1
    listener.slowly.click()
    assert listener.now("rate") == 1
    assert listener.visitor.traces() == []


def test_another_language_has_its_voice_and_words(visit: Visit, sample_site: Site) -> None:
    voices = [HERE, {"lang": "es-MX", "localService": True}]
    one = Listener(visit(sample_site, viewport={"width": 1280, "height": 900}), voices)
    button = one.open(next(page for page in sample_site.pages if fnmatch(page, "/es/*/short/")))
    expect(button).to_have_text("Leer esta página en voz alta", use_inner_text=True)
    button.click()

    assert one.now("voice.lang") == "es-MX"
    assert one.now("lang") == "es-MX"
    expect(button).to_have_text("Dejar de leer", use_inner_text=True)
    expect(one.slowly).to_have_text("Despacio")


def test_an_older_browser_marks_the_block(listener: Listener) -> None:
    listener.visitor.context.add_init_script(
        "Object.defineProperty(CSS, 'highlights', {value: null})"
    )
    listener.open().click()

    expect(listener.page.locator("h1")).to_have_class("said")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_buttons_have_no_fault(visit: Visit, site: Site, scheme: str) -> None:
    one = Listener(visit(site, color_scheme=scheme), [HERE])
    shorts = (page for page in site.pages if page.endswith("/short/") and page[:4] != "/es/")
    button = one.open(next(shorts))
    expect(button).to_be_visible()
    faults = looking.axe_faults(one.page) + looking.small_targets(one.page, ".short")
    button.click()
    faults += looking.axe_faults(one.page) + looking.small_targets(one.page, ".short")
    faults += looking.too_wide(one.page) + one.visitor.complaints

    assert faults == []
