"""The preview's server, asked by real sockets on this machine."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from sitegen.headers import HEADERS
from sitegen.problem import Place, Problem, error
from sitegen.serve.server import Server, answering, open_server
from sitegen.serve.shown import Notice, Shown

pytestmark = pytest.mark.heavy

HOME = b"<!doctype html><html><head><title>Home</title></head><body><h1>Home</h1></body></html>"
FILES = {
    "index.html": HOME,
    "risks/a-fall/index.html": HOME.replace(b"Home", b"A fall"),
    "404.html": HOME.replace(b"Home", b"Lost"),
    "assets/site.css": b"h1 { color: red }",
    "assets/search.js": b"// search",
    "search.json": b"[]",
    "robots.txt": b"User-agent: *",
}


@pytest.fixture
def shown() -> Shown:
    made = Shown()
    made.show(FILES, None)
    return made


@pytest.fixture
def server(shown: Shown) -> Iterator[Server]:
    with open_server(0, shown) as made, answering(made):
        yield made


@contextmanager
def asked(
    server: Server, address: str, method: str = "GET", **headers: str
) -> Iterator[HTTPResponse]:
    """The answer to one request."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        line.request(method, address, headers=headers)
        yield line.getresponse()
    finally:
        line.close()


def status(server: Server, address: str, method: str = "GET", **headers: str) -> int:
    with asked(server, address, method, **headers) as response:
        return response.status


@pytest.mark.parametrize(
    ("address", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", "<h1>Home"),
        ("/?a=b", "text/html; charset=utf-8", "<h1>Home"),
        ("/risks/a-fall/", "text/html; charset=utf-8", "<h1>A fall"),
        ("/risks/a%2Dfall/", "text/html; charset=utf-8", "<h1>A fall"),
        ("/assets/site.css", "text/css; charset=utf-8", "red"),
        ("/assets/search.js", "text/javascript; charset=utf-8", "// search"),
        ("/search.json", "application/json", "[]"),
        ("/robots.txt", "text/plain; charset=utf-8", "User-agent"),
        ("/sw.js", "text/javascript; charset=utf-8", "unregister"),
        ("/__preview/preview.js", "text/javascript; charset=utf-8", "EventSource"),
        ("/__preview/preview.css", "text/css; charset=utf-8", ".preview-box"),
    ],
)
def test_files_are_sent_for_what_they_are(
    server: Server, address: str, kind: str, words: str
) -> None:
    with asked(server, address) as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == kind
        assert words in response.read().decode()


def test_nothing_is_kept_and_the_sites_own_headers_are_sent(server: Server) -> None:
    with asked(server, "/") as response:
        assert response.headers["Cache-Control"] == "no-store"
        assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_pages_carry_the_script_and_are_otherwise_what_they_are(server: Server) -> None:
    with asked(server, "/") as response:
        sent = response.read()
    style = b'<link rel="stylesheet" href="/__preview/preview.css">'
    page, opening, script = sent.partition(b'<script src="/__preview/preview.js" data-mark="')

    assert style + b"<title>" in page
    assert page.replace(style, b"") == HOME
    assert opening
    assert script.endswith(b"></script>")


def test_what_is_previewed_is_not_kept(server: Server, shown: Shown) -> None:
    """A copy would outlive the preview, and stand in for the next one."""
    kept = HOME.replace(
        b"<title>", b"<script defer src=../assets/offline.0123456789.js></script><title>"
    )
    shown.show(FILES | {"index.html": kept}, None)
    with asked(server, "/") as response:
        assert b"offline" not in response.read()


def test_a_folder_without_its_slash_leads_to_it(server: Server) -> None:
    with asked(server, "/risks/a-fall") as response:
        assert response.status == 302
        assert response.headers["Location"] == "/risks/a-fall/"


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/risks/../index.html",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cwindows%5cwin.ini",
        "//127.0.0.1/index.html",
        "/%00",
    ],
)
def test_there_is_no_way_out_of_the_site(server: Server, address: str) -> None:
    with asked(server, address) as response:
        assert response.status == 404
        assert b"<h1>Lost" in response.read()


@pytest.mark.parametrize(
    "address", ["/__preview/", "/__preview/server.py", "/__preview/../server.py"]
)
def test_the_preview_sends_none_of_its_other_files(server: Server, address: str) -> None:
    with asked(server, address) as response:
        assert response.status == 404
        assert b"def " not in response.read()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_this_machines_own_names_are_answered(server: Server, name: str) -> None:
    assert status(server, "/", Host=f"{name}:{server.port}") == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1", ""),
        *("localhost:1", "127.0.0.1:{port}@evil.example:{port}", "[::1]:{port}", "0.0.0.0:{port}"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/__preview/events/", "/search.json"])
def test_a_name_that_was_made_to_lead_here_is_refused(
    server: Server, host: str, address: str
) -> None:
    with asked(server, address, Host=host.format(port=server.port)) as response:
        assert response.status == 403
        assert b"Home" not in response.read()


def test_a_request_without_one_host_is_refused(server: Server) -> None:
    good = f"Host: 127.0.0.1:{server.port}\r\n"
    for lines in ("", good + "Host: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), 30) as line:
            line.sendall(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            assert line.makefile("rb").readline().split()[1] == b"403"


def test_only_this_machine_can_ask(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent_here(server: Server, method: str) -> None:
    assert status(server, "/", method) == 501


def test_head_sends_the_headers_alone(server: Server) -> None:
    with asked(server, "/", "HEAD") as response:
        assert response.status == 200
        assert int(response.headers["Content-Length"]) > len(HOME)
        assert response.read() == b""
    assert status(server, "/__preview/events/", "HEAD") == 404


def test_a_taken_port_gives_the_next(shown: Shown) -> None:
    with open_server(0, shown) as first, open_server(first.port, shown) as second:
        assert first.port < second.port <= first.port + 20


# before there is a site


def mistake(number: int) -> Problem:
    place = Place("content/risks/a-fall.yml", number, 3)
    return error(place, "VAL02", f"no field called <b>{number}</b>", "take it out")


def test_before_the_first_site_a_page_tells_the_mistakes_as_words(server: Server) -> None:
    server.shown = Shown()
    server.shown.show(None, Notice("7 mistakes to mend.", tuple(map(mistake, range(1, 8)))))
    with asked(server, "/risks/a-fall/") as response:
        sent = response.read().decode()

    assert response.status == 503
    assert "7 mistakes to mend." in sent
    assert "content/risks/a-fall.yml:5:3" in sent
    assert "no field called &lt;b&gt;5" in sent
    assert "take it out" in sent
    assert ":6:3" not in sent
    assert "2 more are listed in the terminal." in sent
    assert "/__preview/preview.js" in sent


# the news


class Listener:
    """The script on a page, as far as the server knows."""

    def __init__(self, response: HTTPResponse) -> None:
        self.response = response

    def hear(self) -> dict[str, Any]:
        """The next that is told."""
        line = self.response.readline()
        while not line.startswith(b"data: "):
            assert line, "the server hung up"
            line = self.response.readline()
        told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return told


@contextmanager
def listening(server: Server, address: str = "/") -> Iterator[Listener]:
    with asked(server, f"/__preview/events{address}") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        yield Listener(response)


def test_a_page_hears_its_own_mark_and_of_its_own_change(server: Server) -> None:
    with asked(server, "/") as response:
        sent = response.read().decode()
    with listening(server) as page:
        mark = page.hear()["mark"]
        assert f'data-mark="{mark}"' in sent
        server.shown.show(FILES | {"404.html": b"other"}, None)  # of which it hears nothing
        server.shown.show(FILES | {"index.html": HOME + b" "}, None)
        assert page.hear()["mark"] != mark
        server.shown.show(FILES, None)
        assert page.hear() == {"mark": mark}


def test_a_page_hears_of_mistakes_and_that_they_are_mended(server: Server) -> None:
    with listening(server, "/risks/a-fall/") as page:
        good = page.hear()
        notice = Notice("7 mistakes to mend.", tuple(map(mistake, range(1, 8))))
        server.shown.show(None, notice)
        told = page.hear()
        server.shown.show(None, None)

        assert told["mark"] == good["mark"]
        assert told["title"] == "7 mistakes to mend."
        assert len(told["problems"]) == 5
        assert told["problems"][0] == {
            "place": "content/risks/a-fall.yml:1:3",
            "message": "no field called <b>1</b>",
            "hint": "take it out",
        }
        assert told["more"] == "2 more are listed in the terminal."
        assert page.hear() == good


def test_a_stray_hears_when_its_page_comes_to_be(server: Server) -> None:
    with listening(server, "/new/") as page:
        lost = page.hear()["mark"]
        server.shown.show(FILES | {"new/index.html": HOME}, None)
        assert page.hear()["mark"] != lost


def test_the_end_of_the_preview_is_not_held_up_by_who_listens(shown: Shown) -> None:
    with open_server(0, shown) as server, answering(server):
        line = HTTPConnection("127.0.0.1", server.port, timeout=30)
        line.request("GET", "/__preview/events/")
        response = line.getresponse()
        Listener(response).hear()
    assert response.read() == b"\n"  # the end of the first message, and then the end
    line.close()
