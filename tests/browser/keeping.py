"""A host that can change its site, dawdle or go away, and a device that keeps what it was shown."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Response

from browser.serving import Handler, Headers, read_headers

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found.sort();
}"""
# Asks until a question is answered by yes; Playwright's own wait takes a promise for a yes.
UNTIL = """async ([question, told]) => {
  const ask = eval(question);
  for (const end = Date.now() + 60000; !(await ask(told)); ) {
    if (Date.now() > end) throw new Error(`no yes to ${question}`);
    await new Promise((go) => setTimeout(go, 30));
  }
}"""
# Whether all of these are kept as they are now, and how many others may be.
ALL_KEPT = """async ([name, marks, others]) => {
  const cache = await caches.open(name);
  for (const path in marks) {
    const copy = await cache.match(path);
    if (copy?.headers.get("x-mark") !== marks[path]) return false;
  }
  return (await cache.keys()).length <= Object.keys(marks).length + 1 + others;
}"""
CLEARED = """async () => !(await caches.keys()).length
  && !(await navigator.serviceWorker.getRegistrations()).length"""
# What is asked last is answered last.
SILENCE = """() => new Promise((answered) => {
  navigator.serviceWorker.addEventListener("message", answered);
  navigator.serviceWorker.controller.postMessage({ language: "xx", few: true, used: [] });
})"""
NOTE = "header > .example[role=status]"


@dataclass
class Host:
    """Answers for a folder, as long as it is not told otherwise."""

    folder: Path
    port: int = 0
    down: bool = False
    down_after: int = 10_000  # requests
    slow: bool = False
    ill: bool = False
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def marks(self) -> dict[str, str]:
        """What a device keeps of the site as it is now, by address, with its mark."""
        found = re.search(r"offline\.\w+\.json", (self.folder / "sw.js").read_text("utf-8"))
        assert found
        listed = json.loads((self.folder / found[0]).read_text("utf-8"))
        return {
            f"/{path.removeprefix('./')}": mark
            for path, mark in (listed[""] | listed["en"]).items()
        }


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """A host for a site, until the block ends."""
    told = Host(folder)

    class Answers(Handler):
        rules: Headers = read_headers(folder / "_headers")

        def do_GET(self) -> None:  # noqa: N802  # its name in the library
            told.asked.append(urlsplit(self.path).path)
            if told.slow:
                told.go_on.wait(30)
            if told.down or len(told.asked) > told.down_after:
                self.close_connection = True
                return
            if told.ill:
                self.send_error(503)
                return
            self.site = told.folder.resolve()
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        told.port = server.server_port
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield told
        told.go_on.set()
        server.shutdown()


@dataclass
class Device:
    """A browser that may keep things, with one tab to begin with."""

    context: BrowserContext
    host: Host

    def __post_init__(self) -> None:
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()

    def open(self, address: str) -> Response:
        """Go to an address of the site."""
        response = self.page.goto(self.host.origin + address)
        assert response
        return response

    def keep_all(self, others: int = 0) -> None:
        """Wait until all of the site is kept, and no more than so many other files."""
        name = f"guide {self.host.origin}/"
        self.wait(ALL_KEPT, [name, self.host.marks, others])

    def wait(self, question: str, told: Any = None) -> None:
        """Wait until the page answers a question by yes."""
        self.page.evaluate(UNTIL, [question, told])

    def kept(self) -> list[str]:
        """The addresses that are kept."""
        return list(self.page.evaluate(KEPT))

    def wait_for_keeping(self) -> None:
        """Wait until a worker is at work."""
        self.wait("() => navigator.serviceWorker.controller")

    def wait_for_silence(self) -> None:
        """Wait until the worker has done all that it was asked so far."""
        self.page.evaluate(SILENCE)

    def note(self) -> str:
        """What the page says of being a copy; nothing when it is none."""
        return " ".join(self.page.locator(NOTE).all_inner_texts())
