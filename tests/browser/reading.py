"""Somebody who reads the guide in an engine, and a host that hears whatever goes wrong on the way.

The host asks that breaches of the policy are told to it, and puts before each script a line that
tells it of failures: so nothing hangs on what an engine's driver can hear.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from browser.engines import Engine, until
from browser.serving import Handler, Site, read_headers

TOLD = "/told"
POLICY = "Content-Security-Policy"
LISTEN = f"""{{
  const tell = (...what) => fetch("{TOLD}", {{ method: "POST", body: what.join(" ") }});
  addEventListener("error", (event) => tell(event.message));
  addEventListener("unhandledrejection", (event) => tell(event.reason));
  console.error = console.warn = tell;
}}
""".encode()
BROKEN = "/broken.js"  # a script that fails, to see that it is heard
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element
STRANGERS = """return performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !name.startsWith(location.origin + "/"));"""
TRACES = """return [...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(document.cookie ? [document.cookie] : [])];"""


@dataclass
class Host:
    """Answers for a site, as long as it is not down."""

    site: Site
    told: list[str] = field(default_factory=list)
    down: bool = False


@contextmanager
def hearing(folder: Path) -> Iterator[Host]:
    """A host that hears what goes wrong, until the block ends."""
    host = Host(Site(folder, ""))

    heard_too = [
        (pattern, name, f"{value}; report-uri {TOLD}" if name == POLICY else value)
        for pattern, name, value in read_headers(folder / "_headers")
    ]

    class Answers(Handler):
        site = folder.resolve()
        rules = heard_too

        def do_GET(self) -> None:  # noqa: N802  # its name in the library
            if host.down:
                self.close_connection = True
            elif self.path == BROKEN:
                kind = {"Content-Type": "text/javascript"}
                self.answer(HTTPStatus.OK, b"throw new Error('broken');", **kind)
            else:
                super().do_GET()

        def do_POST(self) -> None:  # noqa: N802  # its name in the library
            size = int(self.headers["Content-Length"])
            host.told.append(f"{self.headers['Referer']}: {self.rfile.read(size).decode()}")
            self.answer(HTTPStatus.NO_CONTENT, b"")

        def answer(self, status: HTTPStatus, body: bytes, **headers: str) -> None:
            ours = self.path.endswith(".js") and self.path != "/sw.js"
            super().answer(status, LISTEN + body if ours else body, **headers)

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        host.site = Site(folder, f"http://127.0.0.1:{server.server_port}")
        yield host
        server.shutdown()


@dataclass(frozen=True)
class Reader:
    """Somebody with an engine; elements are named by XPath, as people would by words."""

    engine: Engine
    host: Host
    scripts: bool

    def open(self, address: str) -> None:
        """Go to an address of the site."""
        self.engine.do("Navigate", url=self.host.site.origin + address)
        self.look()

    def look(self) -> None:
        """Nothing on this page has come from another host, and nothing was left on the device."""
        assert self.ask(STRANGERS) == []
        assert self.ask(TRACES) == []

    @property
    def where(self) -> str:
        """The address of the page, without the host."""
        return str(self.engine.do("GetCurrentURL")).removeprefix(self.host.site.origin)

    def ask(self, script: str, *words: Any) -> Any:
        """What a script of ours says, whether or not the page may run scripts."""
        return self.engine.do("ExecuteScript", script=script, args=list(words))

    def find(self, path: str) -> dict[str, str]:
        """The first element at a path."""
        found: dict[str, str] = self.engine.do("FindElement", using="xpath", value=path)
        return found

    def press(self, path: str) -> None:
        """Press what is there, as a finger would."""
        self.engine.do("ElementClick", id=self.find(path)[ELEMENT])

    def type(self, path: str, text: str) -> None:
        """Type into a field."""
        self.engine.do("ElementSendKeys", id=self.find(path)[ELEMENT], text=text)

    def follow(self, words: str, to: str, within: str = "main") -> None:
        """Press a link that is in sight, and come to an address."""
        self.press(f"//{within}//a[normalize-space() = '{words}']")
        until(lambda: self.where == to and self.ask("return document.readyState") == "complete")
        self.look()

    def sees(self, path: str) -> bool:
        """Whether what is there is in sight, not folded away."""
        seen: bool = self.ask(
            "const box = arguments[0].getBoundingClientRect();"
            "return arguments[0].checkVisibility({ visibilityProperty: true }) && box.height > 0;",
            self.find(path),
        )
        return seen
