"""The copy for a stick, unpacked and opened without a host: pages, links, pictures and search."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from conftest import Guide
from playwright.sync_api import Browser, Page, expect

from browser.making import TODAY, build_guide
from sitegen.cli import main

pytestmark = pytest.mark.browser

SEEN = """async () => {
  const failed = [];
  for (const one of document.images) {
    one.loading = "eager"; // those further down the page would wait for the reader
    await one.decode().catch(() => failed.push(one.src));
  }
  return {
    note: document.querySelector("header > [role=status]").innerText,
    margin: getComputedStyle(document.body).margin,
    failed,
    links: [...document.querySelectorAll("a[href], area[href]")]
      .map((one) => new URL(one.getAttribute("href"), location).href),
  };
}"""


@pytest.fixture(scope="module", params=["the guide", "the sample"])
def stick(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked copy: the folder with the guide in it."""
    folder = tmp_path_factory.mktemp("stick")
    if request.param == "the guide":
        root = folder / "made"
        build_guide(root)
    else:
        built: Guide = request.getfixturevalue("built")
        root = built.root
    packed = folder / "guide.zip"
    words = ["build", "--root", str(root), "--today", TODAY, "--site", str(folder / "site")]
    assert main([*words, "--usb", str(packed)]) == 0
    with ZipFile(packed) as archive:
        archive.extractall(folder / "stick of a clinic")
    return folder / "stick of a clinic" / "guide"


@pytest.fixture
def reader(browser: Browser) -> Page:
    """A browser that knows nothing yet."""
    return browser.new_context().new_page()


def test_every_page_opens_with_its_pictures_and_its_links_lead_to_files(
    stick: Path, reader: Page
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    reader.on("console", lambda message: complaints.append(message.text))
    reader.on("request", lambda request: asked.append(request.url))
    pages = sorted(stick.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        reader.goto(page.as_uri())
        seen = reader.evaluate(SEEN)
        assert "2026" in seen["note"]
        assert (seen["margin"], seen["failed"]) == ("0px", []), page
        files = {urlsplit(link).path for link in seen["links"] if link.startswith("file:")}
        assert [name for name in files if not Path(unquote(name)).is_file()] == [], page
    assert complaints == []
    assert [url for url in asked if not url.startswith(stick.as_uri())] == []


def test_links_and_search_work(stick: Path, reader: Page) -> None:
    reader.goto((stick / "index.html").as_uri())
    with reader.expect_navigation():
        reader.locator("main a").first.click()
    expect(reader.locator("h1")).to_be_visible()
    reader.goto((stick / "search" / "index.html").as_uri())
    reader.get_by_role("searchbox").press_sequentially("pain")
    found = reader.locator("#results a")
    expect(found.first).to_be_visible()
    name = found.first.inner_text()
    with reader.expect_navigation():
        found.first.click()
    assert reader.locator("h1").inner_text().strip()
    assert os.path.basename(urlsplit(reader.url).path) == "index.html", name  # noqa: PTH119
