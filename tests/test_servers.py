"""nginx and Caddy, with the settings made for them, send what ``headers.py`` says."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitegen.headers import FOR_EVER, HEADERS, NEVER, SECURE_ONLY
from sitegen.servers import HIDDEN, write_settings

if TYPE_CHECKING:
    from conftest import Guide

NGINX = """\
{user}daemon off; error_log stderr; pid {place}/pid;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {place}/1; proxy_temp_path {place}/2; fastcgi_temp_path {place}/3;
  uwsgi_temp_path {place}/4; scgi_temp_path {place}/5;
  server {{ listen 127.0.0.1:{port}; root {site}; include {place}/guide.nginx.conf; }}
}}
"""
CADDY = """\
{{
  admin off
}}
http://127.0.0.1:{port} {{
  root * {site}
  import {place}/guide.caddy
}}
"""
Get = Callable[[str], HTTPResponse]


def nginx(place: Path, site: Path, port: int) -> list[str]:
    """Its settings, and the command that starts it."""
    user = "user root; " if os.geteuid() == 0 else ""  # the folders of tests are private
    settings = NGINX.format(user=user, place=place, site=site, port=port)
    (place / "nginx.conf").write_text(settings, "utf-8")
    return ["nginx", "-p", str(place), "-e", "stderr", "-c", str(place / "nginx.conf")]


def caddy(place: Path, site: Path, port: int) -> list[str]:
    """The same for Caddy."""
    settings = CADDY.format(place=place, site=site, port=port)
    (place / "Caddyfile").write_text(settings, "utf-8")
    return ["caddy", "run", "--config", str(place / "Caddyfile")]


@contextmanager
def started(command: list[str], place: Path, port: int) -> Iterator[None]:
    """The server runs, and can be reached, until the block ends."""
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(place))
    with (place / "said").open("wb") as said:
        server = subprocess.Popen(command, stderr=said, env=os.environ | homes)
    try:
        while server.poll() is None:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
        assert server.poll() is None, (place / "said").read_text("utf-8")
        yield
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@pytest.fixture(params=[nginx, caddy])
def get(request: pytest.FixtureRequest, built: Guide, tmp_path: Path) -> Iterator[Get]:
    """Asks a server for an address of the sample."""
    site, port = built.root / "site", free_port()
    write_settings(site, tmp_path)

    def ask(address: str) -> HTTPResponse:
        line = HTTPConnection("127.0.0.1", port, timeout=30)
        line.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer

    with started(request.param(tmp_path, site, port), tmp_path, port):
        yield ask


def asset(site: Path) -> str:
    """The address of the style sheet."""
    return f"/assets/{next(site.glob('assets/site.*.css')).name}"


@pytest.mark.slow
def test_every_answer_has_the_headers(get: Get, built: Guide) -> None:
    kept = asset(built.root / "site")
    addresses = {
        **dict.fromkeys(("/", "/search/", "/content.json", "/sw.js", kept), 200),
        **dict.fromkeys(("/no/such/page/", "/assets/no.css", "/_headers", "/.sitegen"), 404),
    }
    for address, status in addresses.items():
        answer = get(address)
        sent = {name: answer.headers.get_all(name) for name in HEADERS | SECURE_ONLY}
        assert answer.status == status, address
        assert sent == {name: [value] for name, value in (HEADERS | SECURE_ONLY).items()}, address


@pytest.mark.slow
def test_only_files_named_after_their_bytes_are_kept(get: Get, built: Guide) -> None:
    assert get(asset(built.root / "site")).headers["Cache-Control"] == FOR_EVER
    assert get("/").headers["Cache-Control"] is None
    assert get("/sw.js").headers["Cache-Control"] == NEVER
    assert get("/assets/no.css").headers["Cache-Control"] is None


@pytest.mark.slow
def test_a_phone_is_told_what_the_manifest_is(get: Get) -> None:
    assert get("/manifest.webmanifest").headers["Content-Type"] == "application/manifest+json"


@pytest.mark.slow
def test_lost_readers_see_the_page_for_them_compressed(get: Get) -> None:
    answer = get("/no/such/page/")

    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.slow
def test_old_addresses_lead_on(get: Get, built: Guide) -> None:
    old, new, _ = (built.root / "site" / "_redirects").read_text("utf-8").split()[:3]
    answer = get(old)

    assert (answer.status, answer.headers["Location"]) == (301, new)


def test_settings_are_written_where_the_builder_wants_them(sample: Guide) -> None:
    folder = sample.root / "servers"
    assert sample.run("build", "--servers", str(folder)) == 0

    for_nginx = (folder / "guide.nginx.conf").read_text("utf-8")
    for_caddy = (folder / "guide.caddy").read_text("utf-8")
    for name, value in (HEADERS | SECURE_ONLY).items():
        assert for_nginx.count(f'add_header {name} "{value}" always;') == 3
        assert for_caddy.count(f'header {name} "{value}"\n') == 2
    assert not [name for name in HIDDEN if name not in for_caddy]
