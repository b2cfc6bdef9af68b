"""The preview as somebody sees it who edits a file: a real process, a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from conftest import REPO, TODAY, Guide
from playwright.sync_api import expect

from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser

CAST = "conditions/foot-in-a-cast"


@dataclass
class Preview:
    """A running preview of a guide."""

    guide: Guide
    process: subprocess.Popen[str]
    output: IO[str]
    site: Site

    def stop(self) -> str:
        """Press Ctrl-C; what is printed until the end."""
        self.process.send_signal(signal.SIGINT)
        rest = self.output.read()
        assert self.process.wait() == 0, rest
        return rest


@pytest.fixture
def guide(tmp_path: Path, built: Guide) -> Guide:
    shutil.copytree(built.root, tmp_path / "guide")
    return Guide(tmp_path / "guide")


def start(guide: Guide) -> Preview:
    """Start a preview, and wait until it says where it is."""
    words = ["serve", "--root", str(guide.root), "--port", "0", "--today", TODAY.isoformat()]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "sitegen", *words],
        env={**os.environ, "PYTHONPATH": str(REPO / "scripts"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    line = next(line for line in process.stdout if line.startswith("Open "))
    origin = line.split()[1].rstrip("/")
    return Preview(guide, process, process.stdout, Site(guide.root / "site", origin))


@pytest.fixture
def preview(guide: Guide) -> Iterator[Preview]:
    if os.name == "nt":
        pytest.skip("Ctrl-C reaches a process of its own in another way")
    made = start(guide)
    try:
        yield made
    finally:
        made.process.kill()
        made.process.wait()
        made.output.close()


@pytest.fixture
def person(preview: Preview, visit: Visit) -> Iterator[Visitor]:
    """Somebody who looks at a page; nothing is asked elsewhere, and the policy is kept."""
    made = visit(preview.site)
    made.open(f"/{CAST}/")
    yield made
    made.wait_until("sessionStorage.length === 0")  # its script has run
    assert made.strangers == []
    assert made.complaints == []
    assert made.traces() == []


def test_what_is_saved_is_seen_at_once(preview: Preview, person: Visitor) -> None:
    for words in ("It is like a shell.", "It is like an egg."):
        preview.guide.edit(CAST, "what_it_is.0", words)
        expect(person.page.locator("main")).to_contain_text(words)


def test_a_mistake_is_told_over_the_last_good_page_until_it_is_mended(
    preview: Preview, person: Visitor
) -> None:
    alert = person.page.get_by_role("alert")
    preview.guide.edit(CAST, "title", "<i>A leg in plaster</i>")
    preview.guide.edit(CAST, "<b>odd</b>", "no field")

    expect(alert).to_contain_text("1 mistake to mend. Until then you see the last good page.")
    expect(alert).to_contain_text(f"content/{CAST}.yml:")
    expect(alert).to_contain_text('there is no field called "<b>odd</b>" here')
    expect(person.page.locator("h1")).to_be_visible()

    preview.guide.edit(CAST, "<b>odd</b>", None)
    expect(alert).to_have_count(0)
    expect(person.page.locator("h1")).to_have_text("<i>A leg in plaster</i>")


@pytest.mark.parametrize("fragment", ["", "#source-1"])
def test_the_page_keeps_its_place_and_its_open_folds(
    preview: Preview, person: Visitor, fragment: str
) -> None:
    page = person.page
    page.evaluate("(fragment) => { if (fragment) location.hash = fragment }", fragment)
    fold = page.locator("details").first
    fold.locator("summary").click()
    page.evaluate("scrollTo({ top: 321, behavior: 'instant' })")
    preview.guide.edit(CAST, "what_it_is.0", "It is like an egg.")
    expect(page.locator("main")).to_contain_text("It is like an egg.")

    expect(fold).to_have_attribute("open", "")
    person.wait_until("scrollY === 321")
    assert page.evaluate("scrollY") == 321


def test_a_page_that_did_not_change_is_left_alone(
    preview: Preview, person: Visitor, visit: Visit
) -> None:
    person.page.evaluate("window.untouched = true")
    other = visit(preview.site)
    other.open("/aftercare/first-day/")
    preview.guide.edit("aftercare/first-day", "unknown.0", "No one knows it.")
    expect(other.page.locator("main")).to_contain_text("No one knows it.")
    preview.guide.edit(CAST, "odd", "no field")

    expect(person.page.get_by_role("alert")).to_be_visible()
    assert person.page.evaluate("window.untouched")
    preview.guide.edit(CAST, "odd", None)
    expect(person.page.get_by_role("alert")).to_have_count(0)
    assert person.page.evaluate("window.untouched")


def test_before_the_first_good_site_a_page_tells_why(guide: Guide, visit: Visit) -> None:
    guide.edit(CAST, "odd", "no field")
    preview = start(guide)
    try:
        person = visit(preview.site)
        person.open(f"/{CAST}/")
        alert = person.page.get_by_role("alert")
        expect(alert).to_contain_text('there is no field called "odd" here')
        guide.edit(CAST, "odd", None)
        expect(person.page.locator("h1")).to_have_text(guide.read(CAST)["title"])
        expect(alert).to_have_count(0)
        assert person.strangers == []
    finally:
        preview.process.kill()
        preview.process.wait()
        preview.output.close()


def test_ctrl_c_ends_it_cleanly_and_the_page_says_so(preview: Preview, visit: Visit) -> None:
    person = visit(preview.site)
    person.open("/")
    expect(person.page.locator("h1")).to_be_visible()
    rest = preview.stop()

    assert rest.endswith("The preview has ended.\n")
    assert "Traceback" not in rest
    expect(person.page.get_by_role("alert")).to_contain_text("The preview has stopped")
