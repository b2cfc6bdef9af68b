"""Files as hosts compress them: how many bytes travel, and a host on this machine that does it."""

from __future__ import annotations

import gzip
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

from browser.serving import Handler, Site, read_headers
from lighthouse import NODE

BROTLI = (
    "const {brotliCompressSync: press} = require('zlib'), {readFileSync: read} = require('fs');"
    "process.stdout.write(press(read(0)))"
)


@cache
def zipped(body: bytes) -> bytes:
    """By gzip."""
    return gzip.compress(body, 9, mtime=0)


@cache
def brotlied(body: bytes) -> bytes:
    """By brotli."""
    return subprocess.run([NODE, "-e", BROTLI], input=body, capture_output=True, check=True).stdout


WAYS = {"br": brotlied, "gzip": zipped}


@contextmanager
def host(folder: Path) -> Iterator[Site]:
    """The site on this machine, compressed by brotli or gzip, as the browser likes it."""

    class Answers(Handler):
        site = folder.resolve()
        rules = read_headers(folder / "_headers")

        def answer(self, status: HTTPStatus, body: bytes, **headers: str) -> None:
            way = next((way for way in WAYS if way in self.headers["Accept-Encoding"]), "")
            if way and body and "image/png" not in headers.values():
                body, headers["Content-Encoding"] = WAYS[way](body), way
            super().answer(status, body, **headers)

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
