"""The preview's server: answers on this machine only, to pages of its own only.

Enters: a port and what is shown. Leaves: answers to browsers.

A page of another site must not read the guide by way of a name that leads here (DNS rebinding), so
only requests to this machine's own names are answered.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn

from sitegen.headers import HEADERS, UNLISTED
from sitegen.serve.answers import EVENTS, Answer, answer, news
from sitegen.serve.shown import Shown

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
TRIES = 20  # ports, from the wanted one on
TAKEN = (errno.EADDRINUSE, errno.EACCES)  # Windows says the second of some
BREATH = 15  # seconds between signs of life, by which a browser that went is noticed


class Handler(BaseHTTPRequestHandler):
    """One browser's requests."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "sitegen", ""
    timeout = 60  # seconds without a request
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Send what stands at the address."""
        self._reply(whole=True)

    def do_HEAD(self) -> None:
        """Send the headers of that."""
        self._reply(whole=False)

    def _reply(self, *, whole: bool) -> None:
        path = self.path.partition("?")[0]
        if not self._is_to_us():
            self._send(Answer(403, "text/plain", b"This preview is for this machine only.\n"))
        elif path.startswith(f"{EVENTS}/") and whole:
            self._send_news(path.removeprefix(EVENTS))
        else:
            self._send(answer(self.server.shown.view, path), whole=whole)

    def _is_to_us(self) -> bool:
        names = self.headers.get_all("Host", [])
        return len(names) == 1 and names[0].rpartition(":")[0::2] in [
            (name, str(self.server.port)) for name in OWN_NAMES
        ]

    def _send(self, made: Answer, *, whole: bool = True) -> None:
        self.send_response(made.status)
        self._send_headers(made.kind)
        self.send_header("Content-Length", str(len(made.body)))
        if made.location:
            self.send_header("Location", made.location)
        self.end_headers()
        if whole:
            self.wfile.write(made.body)

    def _send_headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        for name, value in (HEADERS | UNLISTED).items():
            self.send_header(name, value)

    def _send_news(self, address: str) -> None:
        """Tell the script on a page of every change, until one of the two goes."""
        self.close_connection = True
        self.send_response(200)
        self._send_headers("text/event-stream; charset=utf-8")
        self.end_headers()
        shown, number, last = self.server.shown, -1, ""
        while True:
            view = shown.wait(number, BREATH)
            if shown.closed:
                return
            told = json.dumps(news(view, address))
            line = ": still here" if told == last else f"data: {told}"
            if told != last or number == view.number:
                self.wfile.write(f"{line}\n\n".encode())
            number, last = view.number, told

    def handle(self) -> None:
        """Answer until the browser goes, which it may do at any time."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong with the content."""


class Server(ThreadingMixIn, TCPServer):
    """Answers each browser in a thread of its own. Not ``HTTPServer``: it looks up our name."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere that is to share a port with others
    request_queue_size = 64

    def __init__(self, port: int, shown: Shown) -> None:
        """Take a port; nothing is answered yet."""
        self.shown = shown
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Take the port for ourselves alone, also on Windows."""
        if alone := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
            self.socket.setsockopt(socket.SOL_SOCKET, alone, 1)
        super().server_bind()

    @property
    def port(self) -> int:
        """The port that was taken."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.port}/"


def open_server(port: int, shown: Shown) -> Server:
    """A server at this port, or at the next one that is free."""
    last = min(port + TRIES, 65535) if port else 0
    for number in range(port, last + 1):
        try:
            return Server(number, shown)
        except OSError as failure:
            if failure.errno not in TAKEN or number == last:
                raise
    raise AssertionError  # the last try returns or raises


@contextmanager
def answering(server: Server) -> Iterator[None]:
    """Answer browsers until the block ends."""
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shown.close()
        server.shutdown()
        thread.join()
