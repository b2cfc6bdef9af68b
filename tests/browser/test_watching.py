"""The tests' own eyes: what is wrong with a bad page is seen, so that "nothing" means nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser import looking
from browser.conftest import Visit
from browser.serving import Site, serve

pytestmark = pytest.mark.browser

BAD = """<!doctype html>
<html lang="en"><head><title>Bad</title><link rel="stylesheet" href="bad.css">
<script src="bad.js"></script></head>
<body><header><a href="#x">Far</a></header><main><article class="p-bad"><h1>Bad</h1>
<p class="pale">Pale</p><p class="less">Less</p><p class="large">Large</p><p class="wide">Wide</p>
<div class="cut">Cutofftheresttoolong</div>
<p style="color: red">Inline</p><img src="http://elsewhere.example/pixel.png">
<details><summary>Fold</summary><a href="#y">Folded</a></details>
<a class="bare" href="#z">Bare</a><a class="under" href="#u">Under</a></article></main>
<p class="lid">Lid</p></body></html>
"""
STYLE = """
.pale { color: #999; background: #fff; } .less { color: #666; background: #fff; }
.large { color: #7a7a7a; background: #fff; font-size: 2rem; } /* 4.3 to 1 */
.wide { width: 900px; }
.cut { width: 40px; overflow: hidden; }
a:focus { outline: 3px solid; } a.bare:focus { outline: none; }
.lid { position: fixed; inset: auto 0 0; height: 60%; background: #fff; }
@keyframes turn { to { rotate: 1turn; } } h1 { animation: turn 9s infinite; }
"""
SCRIPT = 'localStorage.setItem("a", "b"); document.cookie = "c=d"; console.error("no");'
HEADERS = """/*
  Content-Security-Policy: default-src 'self'; img-src *
/assets/*
  X-Never: here
"""


@pytest.fixture
def bad(tmp_path: Path) -> Iterator[Site]:
    """A site with one page on which all is wrong."""
    files = {"index.html": BAD, "bad.css": STYLE, "bad.js": SCRIPT, "_headers": HEADERS}
    for name, text in {**files, "404.html": "<h1>Not here</h1>"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    with serve(tmp_path) as site:
        yield site


def test_the_server_answers_like_a_host(visit: Visit, bad: Site) -> None:
    """Headers as the file says; what is not there, or not for readers, is not found."""
    person = visit(bad)
    headers = person.open("/").headers

    assert headers["content-security-policy"] == "default-src 'self'; img-src *"
    assert "x-never" not in headers
    assert person.open("/nowhere").status == 404
    assert person.open("/_headers").status == 404
    expect(person.page.locator("h1")).to_have_text("Not here")
    assert bad.pages == ["/404.html", "/"]


def test_a_visitor_notices(visit: Visit, bad: Site) -> None:
    """Other hosts, errors, what the policy refuses, what is kept, what moves."""
    person = visit(bad)
    person.open("/")
    expect(person.page.locator("h1")).to_be_visible()
    told = "\n".join(person.complaints)

    assert person.strangers == ["http://elsewhere.example/pixel.png"]
    assert "console: no" in told
    assert "style-src-attr refused inline" in told
    assert sorted(person.traces()) == ["a", "c=d", "cookie c"]
    assert person.page.evaluate("document.getAnimations().length") == 1


def test_eyes_notice(visit: Visit, bad: Site) -> None:
    """Pale words, pictures without words, pages too wide, words cut off, small targets."""
    person = visit(bad)
    person.open("/")
    faults = "\n".join(looking.axe_faults(person.page))
    wide = "\n".join(looking.too_wide(person.page))

    assert "color-contrast: .pale" in faults
    assert "color-contrast: .less" in faults
    assert "color-contrast: .large" in faults
    assert "image-alt: img" in faults
    assert "region: " in faults
    assert "900" in wide or "px wide in 360" in wide
    assert 'cut off in div.cut "Cutoff' in wide
    assert "is " in looking.small_targets(person.page, "header")[0]


def test_keys_notice(visit: Visit, bad: Site) -> None:
    """Focus that does not show, or that something lies over; folded links are no stops."""
    person = visit(bad)
    person.open("/")
    stops = {stop["name"]: stop for stop in looking.walk(person.page)}

    assert list(stops) == ['a "Far"', 'summary "Fold"', 'a.bare "Bare"', 'a.under "Under"']
    assert not stops['a.bare "Bare"']["ring"]
    assert stops['a "Far"']["ring"]
    assert stops['a "Far"']["seen"]
    assert not stops['a.under "Under"']["seen"]

    looking.unfold(person.page)

    assert len(looking.walk(person.page)) == 5
