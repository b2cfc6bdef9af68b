"""What a visit costs a phone: requests, bytes and time for the heaviest page of each kind.

    .venv/bin/python tests/benchmark_pages.py           # builds the guide, then measures it
    .venv/bin/python tests/benchmark_pages.py --site site --runs 5

Prints a table. Requests and times are those of Chromium (or what CHROMIUM names) on a slow 4G line,
as Lighthouse emulates it: 1.44 Mbit/s, 562 ms there and back, a processor 4 times slower; the host
compresses with gzip. Bytes are those of the bodies; those for brotli need Node. "Next" is the page
for readers who have seen another page before. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from browser import making  # noqa: E402
from browser.serving import Handler, Site, read_headers  # noqa: E402

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000}
BROTLI = (
    "const {brotliCompressSync: press} = require('zlib'), {readFileSync: read} = require('fs');"
    "process.stdout.write(String(press(read(0)).length))"
)
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
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built = options.site or making.build_guide(Path(folder) / "guide")
        with host(built) as site, sync_playwright() as tools:
            program = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
            print(f"| {HEAD} |")
            print("|---" * 9 + "|")
            for kind, address in sorted(site.kinds.items()):
                print(row(browser, site, kind, address, options.runs), flush=True)


@contextmanager
def host(folder: Path) -> Iterator[Site]:
    """The site on this machine, compressed."""

    class Answers(Handler):
        site = folder.resolve()
        rules = read_headers(folder / "_headers")

        def answer(self, status: HTTPStatus, body: bytes, **headers: str) -> None:
            if body and "image/png" not in headers.values():
                body, headers["Content-Encoding"] = gzip.compress(body, 9, mtime=0), "gzip"
            super().answer(status, body, **headers)

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def row(browser: Browser, site: Site, kind: str, address: str, runs: int) -> str:
    """One line of the table: the visit whose time is the median."""
    visits = [visit(browser, site, address) for _ in range(runs)]
    asked = visits[0][0]
    after = next_page(browser, site, address)
    lcp = statistics.median(one[1] for one in visits)
    cls = max(one[2] for one in visits)
    sizes = " | ".join(
        f"{sum(how(site, path) for path in paths):,}"
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


def zipped(site: Site, path: str) -> int:
    """The bytes of a file after gzip."""
    return len(gzip.compress(content(site, path), 9, mtime=0))


@cache
def brotlied(site: Site, path: str) -> int:
    """The bytes of a file after brotli; 0 without Node."""
    node = shutil.which("node")
    if not node:
        return 0
    made = subprocess.run([node, "-e", BROTLI], input=content(site, path), capture_output=True)
    return int(made.stdout)


def content(site: Site, path: str) -> bytes:
    """The bytes of a file."""
    file = site.folder / path.lstrip("/")
    return (file / "index.html" if file.is_dir() else file).read_bytes()


if __name__ == "__main__":
    main()
