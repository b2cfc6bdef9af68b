"""A small host on this machine: a built site with its own headers and its own page for strays."""

from __future__ import annotations

import fnmatch
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PARTS = 3
Headers = list[tuple[str, str, str]]  # address pattern, name, value
OURS = ("_headers", "_redirects", ".sitegen")  # for the host or for the tool, not for readers


@dataclass(frozen=True)
class Site:
    """A built site, and where it answers."""

    folder: Path
    origin: str
    walked: str = ""  # tests that walk all pages walk those in this folder

    @cached_property
    def pages(self) -> list[str]:
        """The address of every page, without the old addresses that only lead on."""
        files = sorted((self.folder / self.walked).rglob("*.html"))
        return [
            "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")
            for file in files
            if 'http-equiv="refresh"' not in file.read_text("utf-8")
        ]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The address of one page of each kind, by kind: a long one, where there are several."""
        kinds: dict[str, tuple[int, str]] = {}
        for address in self.pages:
            text = self.text(address)
            found = re.search(r'<article class="?p-([\w-]+)', text)
            assert found, f"{address} does not say what kind it is"
            kinds[found[1]] = max(kinds.get(found[1], (0, "")), (len(text), address))
        return {kind: address for kind, (_, address) in kinds.items()}

    @property
    def lots(self) -> list[list[str]]:
        """All pages, the one of each kind first, then the others in parts that workers share."""
        kinds = list(self.kinds.values())
        rest = [address for address in self.pages if address not in kinds]
        return [kinds, *(rest[part::PARTS] for part in range(PARTS))]

    def text(self, address: str) -> str:
        """The HTML of a page."""
        name = f"{address}index.html" if address.endswith("/") else address
        return (self.folder / name.lstrip("/")).read_text("utf-8")


@contextmanager
def serve(folder: Path, walked: str = "") -> Iterator[Site]:
    """Answer for the folder, as a host would that reads ``_headers``, until the block ends."""
    headers = read_headers(folder / "_headers")

    class Answers(Handler):
        site = folder.resolve()
        rules = headers

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield Site(folder, f"http://127.0.0.1:{server.server_port}", walked)
        finally:
            server.shutdown()
            thread.join()


def read_headers(path: Path) -> Headers:
    """The rules of a ``_headers`` file: a line with a pattern, then indented headers."""
    rules, pattern = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("/"):
            pattern = line.strip()
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
    return rules


class Handler(BaseHTTPRequestHandler):
    """Answers one request with a file of the site."""

    protocol_version = "HTTP/1.1"
    site: Path
    rules: Headers

    def do_GET(self) -> None:
        """The file; the folder's page; or the site's page for addresses that are not there."""
        address = unquote(urlsplit(self.path).path)
        file = self.site / address.lstrip("/")
        if file.is_dir() and not address.endswith("/"):
            return self.answer(HTTPStatus.MOVED_PERMANENTLY, b"", Location=f"{address}/")
        if file.is_dir():
            file /= "index.html"
        if not self.may_be_read(file):
            stray = (self.site / "404.html").read_bytes()
            return self.answer(HTTPStatus.NOT_FOUND, stray, **{"Content-Type": "text/html"})
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return self.answer(HTTPStatus.OK, file.read_bytes(), **{"Content-Type": kind})

    def may_be_read(self, file: Path) -> bool:
        """Whether this is a file for readers."""
        inside = file.resolve().is_relative_to(self.site)
        return inside and file.is_file() and file.name not in OURS

    def answer(self, status: HTTPStatus, body: bytes, **headers: str) -> None:
        """Send status, headers and body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        for pattern, name, value in self.rules:
            if fnmatch.fnmatchcase(self.path, pattern):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
