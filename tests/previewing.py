"""For the benchmark: how long it takes from saving a file to the changed words on the screen.

In a real Chromium, by its own clock: the first frame that is painted after the words are there. The
time that the preview itself says is beside it; the rest is the watch, the browser and its page.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from playwright.sync_api import Page, sync_playwright
from synthetic import make_guide

REPO = Path(__file__).resolve().parents[1]
PARTS = ("content", "docs/.overrides", "docs/assets")
REST = 2.0  # seconds between saves: people make pauses, and what was shown is verified in them
TELL_WHEN_PAINTED = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() =>
  console.log(`${Date.now()} ${document.querySelector("main").innerText}`))));
"""


def print_previews(records: int, runs: int) -> None:
    """Measure on the guide of this repository, and on one of so many records."""
    with tempfile.TemporaryDirectory() as folder:
        real, large = Path(folder) / "real", Path(folder) / "large"
        for name in PARTS:
            shutil.copytree(REPO / name, real / name)
        shutil.copyfile(REPO / "mkdocs.yml", real / "mkdocs.yml")
        make_guide(large, records)
        _print("the content", real, "conditions/neck-pain", runs)
        _print(f"{records} records", large, "conditions/page-00500", runs)


def _print(what: str, guide: Path, page: str, runs: int) -> None:
    with _preview(guide) as (said, origin), _open(f"{origin}{page}/") as opened:
        times = [_save(guide / "content" / f"{page}.yml", n, opened, said) for n in range(runs)]
    for label, found in zip(("save to screen", "the round"), zip(*times, strict=True), strict=True):
        shown = " ".join(f"{seconds:.2f}" for seconds in found)
        median, most = statistics.median(found), max(found)
        print(f"{what:<16}{label:<16}median {median:.2f} s   most {most:.2f} s   {shown}")


@contextmanager
def _preview(guide: Path) -> Iterator[tuple[IO[str], str]]:
    """A running preview: what it says, and its address."""
    command = [sys.executable, str(REPO / "scripts" / "serve.py"), "--root", str(guide)]
    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        line = next(line for line in process.stdout if line.startswith("Open "))
        yield process.stdout, line.split()[1]
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _open(address: str) -> Iterator[Page]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(TELL_WHEN_PAINTED)
        page.goto(address)
        yield page
        browser.close()


def _save(file: Path, number: int, page: Page, said: IO[str]) -> tuple[float, float]:
    """Change the first words of a page; the seconds until they are seen, and those of the round."""
    time.sleep(REST)
    words = (", we think", ", they say")[number % 2]
    before = r"(?ms)^(in_short:.*?\w)(?:, we think|, they say)?\."
    text = re.sub(before, rf"\1{words}.", file.read_text("utf-8"), count=1)
    with page.expect_console_message(lambda told: words in told.text, timeout=60_000) as heard:
        start = time.time()
        file.write_text(text, "utf-8")
    line = next(line for line in said if re.match(r"[0-9.]+ s  ", line))
    return int(heard.value.text.split()[0]) / 1000 - start, float(line.split()[0])
