"""The main journeys in Firefox and in WebKit, with scripts and without; Chromium has all the rest.

Nothing may come from another host or be left on the device, no script may fail, and the policy may
refuse nothing: each test asserts it in the end.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import partial
from typing import Any

import pymupdf
import pytest

from browser import making
from browser.engines import Engine, firefox, until, webkit
from browser.reading import BROKEN, Host, Reader, hearing

pytestmark = pytest.mark.slow

ENGINES: dict[str, partial[Any]] = {
    "firefox": partial(firefox, scripts=True),
    "webkit": partial(webkit, scripts=True),
    "firefox-no-script": partial(firefox, scripts=False, dark=True),
    "webkit-no-script": partial(webkit, scripts=False),
}
SCRIPTED = pytest.mark.parametrize("browsing", ["firefox", "webkit"], indirect=True)
WITHOUT = pytest.mark.parametrize(
    "browsing", ["firefox-no-script", "webkit-no-script"], indirect=True
)
FIREFOX = pytest.mark.parametrize("browsing", ["firefox", "firefox-no-script"], indirect=True)
ROWS = "return [...document.querySelectorAll('#results a')].map((a) => a.pathname)"
ADD = """const [kind, src] = arguments;
document.body.append(Object.assign(document.createElement(kind), { src }));"""
KEPT = """const [address, done] = arguments;
caches.match(address).then((copy) => done(Boolean(copy)));"""
INK = """const dark = matchMedia("(prefers-color-scheme: dark)").matches;
return [dark, getComputedStyle(document.body).backgroundColor,
  document.querySelector("main picture img").currentSrc.includes(".dark.")];"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The real guide."""
    with hearing(making.shared_guide(tmp_path_factory)) as heard:
        yield heard


@pytest.fixture(scope="module", params=ENGINES)
def browsing(request: pytest.FixtureRequest) -> Iterator[tuple[Engine, bool]]:
    """Each engine, with scripts and without."""
    with ENGINES[request.param]() as engine:
        yield engine, not request.param.endswith("no-script")


@pytest.fixture
def reader(host: Host, browsing: tuple[Engine, bool]) -> Iterator[Reader]:
    """Somebody who has just come to the guide."""
    engine, scripts = browsing
    person = Reader(engine, host, scripts)
    person.open("/")
    yield person

    person.open("/")  # whatever the last page had to tell is on its way
    assert host.told == []


def test_from_a_part_of_the_body_to_help(reader: Reader) -> None:
    """A tap on the neck, its line, its page, a folded part opened, and on to the number to call."""
    reader.press("//*[local-name() = 'a'][normalize-space() = 'Neck']/*[local-name() != 'title']")
    until(lambda: reader.where.endswith("#at-neck"))
    reader.follow("Neck pain", "/conditions/neck-pain/")
    row = "//details[contains(@class, 'row')]"

    assert not reader.sees(f"{row}/*[2]")
    reader.press(f"{row}/summary")
    assert reader.sees(f"{row}/*[2]")

    reader.follow("Get help", "/guides/when-to-get-help/", within="header")
    assert reader.sees("//main//a[@href = 'tel:911']")


def test_the_menu_of_a_phone(reader: Reader) -> None:
    """The menu opens and leads on; no page is wider than the window."""
    link = "//header//a[. = 'A to Z']"
    assert not reader.sees(link)
    reader.press("//header//summary")
    assert reader.sees(link)
    reader.follow("A to Z", "/a-to-z/", within="header")

    wide = "return document.documentElement.scrollWidth > innerWidth"
    assert reader.ask("return innerWidth") < 450
    for address in reader.host.site.kinds.values():
        reader.open(address)
        assert not reader.ask(wide), address


def test_day_and_night(reader: Reader) -> None:
    """Page and picture go with what the device asks for."""
    dark, paper, picture = reader.ask(INK)

    assert dark == (reader.engine.name == "firefox" and not reader.scripts)
    assert picture == dark
    assert paper == ("rgb(16, 25, 29)" if dark else "rgb(251, 250, 246)")


@SCRIPTED
def test_search_knows_words_with_slips(reader: Reader) -> None:
    """By typing, and on to the page that was meant."""
    reader.follow("Search", "/search/", within="header")
    reader.type("//input", "frozzen sholder")
    until(lambda: "/conditions/frozen-shoulder/" in reader.ask(ROWS)[:3])
    reader.press("//ul[@id = 'results']//a[contains(@href, 'frozen-shoulder')]")
    until(lambda: reader.where.startswith("/conditions/frozen-shoulder/"))


@SCRIPTED
def test_the_safety_check_tells_what_was_ticked(reader: Reader) -> None:
    """A tick is told, "Clear all" takes it back, and nothing is kept."""
    reader.follow("Safety", "/safety-check/", within="header")
    asks = "Numb between your legs"
    told = "return document.querySelector('.told [role=status]').innerText"
    reader.press(f"//label[contains(., '{asks}')]")
    until(lambda: asks in reader.ask(told))
    reader.press("//button[@type = 'reset']")
    until(lambda: asks not in reader.ask(told))
    reader.look()


def test_a_tick_shows_what_to_do(reader: Reader) -> None:
    """What to do now comes under the line that is ticked, by the style sheet alone."""
    reader.open("/safety-check/")
    row = "//li[label[contains(., 'Numb between your legs')]]"

    assert not reader.sees(f"{row}/div")
    reader.press(f"{row}/label")
    assert reader.sees(f"{row}/div")


@WITHOUT
def test_without_scripts_search_leads_to_the_a_to_z(reader: Reader) -> None:
    reader.follow("Search", "/search/", within="header")

    assert reader.sees("//noscript/p")
    reader.follow("Look in the A to Z", "/a-to-z/")


@FIREFOX
def test_paper_has_what_is_folded(reader: Reader) -> None:
    """WebKit's driver cannot print. Firefox does: what is folded away is on the sheets."""
    reader.open("/conditions/neck-pain/")
    hidden = "//details[contains(@class, 'row')]/*[2]//p"
    words = reader.ask("return arguments[0].textContent", reader.find(hidden)).split()[:6]
    assert not reader.sees(hidden)
    pdf = base64.b64decode(reader.engine.do("Print"))
    with pymupdf.open(stream=pdf) as sheets:
        printed = " ".join(" ".join(page.get_text() for page in sheets).split())

    assert " ".join(words) in printed
    assert "555-0100" in printed


@SCRIPTED
def test_what_goes_wrong_is_heard(reader: Reader) -> None:
    """A page that asks another host for a picture, and a script that fails."""
    told = reader.host.told
    reader.ask(ADD, "img", "https://a.example/b.png")
    until(lambda: any("a.example" in one for one in told))
    reader.ask(ADD, "script", BROKEN)
    until(lambda: any("broken" in one for one in told))
    told.clear()


@SCRIPTED
def test_a_page_that_was_never_seen_is_there_without_a_network(reader: Reader) -> None:
    """Once the guide has been kept."""
    address = "/risks/artery-injury/"
    until(lambda: reader.engine.do("ExecuteAsyncScript", script=KEPT, args=[address]))
    reader.host.down = True
    try:
        reader.open(address)
        assert reader.sees("//h1")
        assert "Artery" in reader.ask("return document.title")
    finally:
        reader.host.down = False
