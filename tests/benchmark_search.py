"""What the search costs: bytes to the first row, and the time to it on a slow processor.

    .venv/bin/python tests/benchmark_search.py                 # builds the guide, then measures it
    .venv/bin/python tests/benchmark_search.py --records 2000  # a guide of many records
    .venv/bin/python tests/benchmark_search.py --site site --typed neck

Bytes are those of the bodies that only the search needs: its scripts, which come with its page, and
the index, which comes with the first use. The time is from the first key to the first row, on a
processor 4 times slower: with the index there (it comes when the box is touched), and with the
first key at once. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from browser import making  # noqa: E402
from browser.searching import WATCH  # noqa: E402
from browser.serving import Site  # noqa: E402
from pressing import brotlied, host, zipped  # noqa: E402
from synthetic import build_guide  # noqa: E402

FILES = ("assets/find.*.js", "assets/search.*.js", "search.*.json")


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        guide, count = Path(folder) / "guide", options.records
        built = options.site or (build_guide(guide, count) if count else making.build_guide(guide))
        with host(built) as site, sync_playwright() as tools:
            for how in (zipped, brotlied):
                sizes = [len(how(next(built.glob(name)).read_bytes())) for name in FILES]
                print(f"{how.__name__}: {sum(sizes):,} bytes, {sizes[-1]:,} of them the index")
            program = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for waits in (True, False):
                took = [first_row(browser, site, options.typed, waits) for _ in range(options.runs)]
                said = "index there" if waits else "at once"
                shown = ", ".join(f"{one:.0f}" for one in took)
                print(f"first row, {said}: {statistics.median(took):.0f} ms ({shown})")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--records", type=int, help="of a guide of made-up words")
    parser.add_argument("--typed", default="b", help="the keys to press")
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def first_row(browser: Browser, site: Site, typed: str, waits: bool) -> float:
    """From the first key to the first row, in milliseconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{site.origin}/search/")
    page.evaluate(f"self.first = ({WATCH})(); 0")
    box = page.get_by_role("searchbox")
    if waits:
        box.focus()
        page.wait_for_load_state("networkidle")
    box.press_sequentially(typed)
    took: float = page.evaluate("self.first")
    context.close()
    return took


if __name__ == "__main__":
    main()
