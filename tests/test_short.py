"""The short version of a page: a calm page of its own, which nothing lists but the whole page."""

from __future__ import annotations

import json

import pytest
from conftest import Guide
from selectolax.lexbor import LexborHTMLParser

PAGES = [("", "conditions/sore-knee"), ("", "guides/when-to-get-help")]
PAGES += [("", "techniques/two-crutches"), ("es/", "techniques/two-crutches")]


def opened(built: Guide, address: str) -> LexborHTMLParser:
    """A page of the built sample."""
    return LexborHTMLParser((built.root / "site" / address / "index.html").read_text("utf-8"))


def one(page: LexborHTMLParser, selector: str) -> str:
    """The words of the one element that a selector finds."""
    [found] = page.css(selector)
    return " ".join(found.text().split())


@pytest.fixture(params=PAGES, ids="".join)
def address(request: pytest.FixtureRequest) -> str:
    """A page, in each language of the sample."""
    return "".join(request.param)


def test_a_link_leads_there_and_back(built: Guide, address: str) -> None:
    whole, short = opened(built, address), opened(built, f"{address}/short")

    [there] = whole.css("main p.short a")
    assert there.attributes["href"] == "short/"
    [back] = short.css("main p.short a")
    name = address.removeprefix("es/")
    assert back.attributes["href"] == f"../../../{name}/"
    assert one(short, "h1").startswith(one(whole, "h1"))


def test_it_says_the_short_version_and_whom_to_call(built: Guide, address: str) -> None:
    short = opened(built, f"{address}/short")
    name = address.removeprefix("es/")

    said = [" ".join(line.text().split()) for line in short.css(".brief li")]
    assert len(said) == len(built.read(name)["short_version"])
    if not address.startswith("es/"):
        assert said == built.read(name)["short_version"]
    assert built.read("site")["clinic"]["phone"] in one(short, ".ring")
    assert not short.css(".brief a, details.card, .meta, .toc")
    assert all("t-emergency" in str(card.attributes["class"]) for card in short.css(".card"))


def test_it_bears_the_version_of_the_whole_page(built: Guide, address: str) -> None:
    whole, short = opened(built, address), opened(built, f"{address}/short")

    def stamp(page: LexborHTMLParser) -> list[str]:
        return [part.text() for part in page.css(".stamp span")]

    assert len(stamp(short)) == 4
    assert stamp(short) == stamp(whole)


def test_search_engines_are_led_to_the_whole_page(built: Guide, address: str) -> None:
    whole, short = opened(built, address), opened(built, f"{address}/short")

    def canonical(page: LexborHTMLParser) -> str | None:
        return page.css("link[rel=canonical]")[0].attributes["href"]

    assert short.css('meta[name=robots][content="noindex"]')
    assert canonical(short) == canonical(whole)
    assert not short.css("link[hreflang], script[type]")


def test_it_shows_the_picture_of_the_page(built: Guide) -> None:
    short = opened(built, "techniques/two-crutches/short")

    drawings = short.css("main img")
    assert any(drawing.attributes["alt"] for drawing in drawings)


def test_nothing_lists_it(built: Guide) -> None:
    site = built.root / "site"
    lists = [*site.glob("search.*.json"), *site.glob("es/search.*.json"), *site.glob("**/*.xml")]
    lists += [*site.glob("**/content.json"), site / "a-to-z" / "index.html"]

    assert len(lists) > 5
    for path in lists:
        assert "/short/" not in path.read_text("utf-8"), path
    told = json.loads((site / "content.json").read_text("utf-8"))
    assert not [page for page in told["pages"] if page["id"].endswith("/short")]
