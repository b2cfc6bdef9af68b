"""What a visit costs a phone: requests, bytes and time for the heaviest page of each kind.

    .venv/bin/python tests/benchmark_pages.py           # builds the guide, then measures it
    .venv/bin/python tests/benchmark_pages.py --site site --runs 5
    .venv/bin/python tests/benchmark_pages.py --records 2000    # a guide of many records

Prints a table. Requests and times are those of Chromium (or what CHROMIUM names) on a slow 4G line,
as Lighthouse emulates it: 1.44 Mbit/s, 562 ms there and back, a processor 4 times slower; the host
compresses with brotli. Bytes are those of the bodies. "Next" is the page for readers who have seen
another page before. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from browser import making  # noqa: E402
from browser.serving import Site  # noqa: E402
from pressing import brotlied, host, zipped  # noqa: E402
from synthetic import build_guide  # noqa: E402

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000}
HEAD = "kind | page | requests | first visit, gzip | brotli | next, gzip | brotli | LCP | CLS"
WATCH = """
window.seen = {lcp: 0, cls: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.cls += e.value; })
  .observe({type: "layout-shift", buffered: true});
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--records", type=int, help="of a guide of made-up words")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        guide = Path(folder) / "guide"
        count = options.records
        built = options.site or (build_guide(guide, count) if count else making.build_guide(guide))
        with host(built) as site, sync_playwright() as tools:
            program = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
            print(f"| {HEAD} |")
            print("|---" * 9 + "|")
            for kind, address in sorted(site.kinds.items()):
                print(row(browser, site, kind, address, options.runs), flush=True)


def row(browser: Browser, site: Site, kind: str, address: str, runs: int) -> str:
    """One line of the table: the visit whose time is the median."""
    visits = [visit(browser, site, address) for _ in range(runs)]
    asked = visits[0][0]
    after = next_page(browser, site, address)
    lcp = statistics.median(one[1] for one in visits)
    cls = max(one[2] for one in visits)
    sizes = " | ".join(
        f"{sum(len(how(content(site, path))) for path in paths):,}"
        for paths in (asked, after)
        for how in (zipped, brotlied)
    )
    return f"| {kind} | {address} | {len(asked)} | {sizes} | {lcp / 1000:.2f} s | {cls:.3f} |"


def visit(browser: Browser, site: Site, address: str) -> tuple[list[str], float, float]:
    """A first visit: what was asked for, when the largest part was seen, how much moved."""
    context = phone(browser)
    page = context.new_page()
    slow_down(page)
    asked = listen(page)
    page.goto(site.origin + address, wait_until="load")
    page.wait_for_timeout(500)  # for what comes after it, such as a late shift
    seen = page.evaluate("window.seen")
    context.close()
    return asked, seen["lcp"], seen["cls"]


def next_page(browser: Browser, site: Site, address: str) -> list[str]:
    """What a reader who comes from another page still has to load."""
    context = phone(browser)
    page = context.new_page()
    page.goto(site.origin + ("/" if address != "/" else "/a-to-z/"), wait_until="load")
    asked = listen(page)
    page.goto(site.origin + address, wait_until="load")
    fresh = [path for path in asked if not path.startswith("/assets/")]  # kept for ever
    context.close()
    return fresh


def phone(browser: Browser) -> BrowserContext:
    """A visitor who has seen nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    context.add_init_script(WATCH)
    return context


def slow_down(page: Page) -> None:
    """A slow line and a slow processor."""
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G | {"uploadThroughput": 84_375})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def listen(page: Page) -> list[str]:
    """The paths that a page asks for, from now on."""
    asked: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked.append(urlsplit(request.url).path) if request.url.startswith("http") else None
        ),
    )
    return asked


def content(site: Site, path: str) -> bytes:
    """The bytes of a file."""
    file = site.folder / path.lstrip("/")
    return (file / "index.html" if file.is_dir() else file).read_bytes()


if __name__ == "__main__":
    main()
