"""Settings for people who run a web server of their own: nginx and Caddy.

Enters: a built site's folder. Leaves: a file for each server, to include in its own settings, with
the same headers and old addresses that ``_headers``, ``.htaccess`` and ``_redirects`` tell others.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.headers import FOR_EVER, NEVER, headers_of

HIDDEN = ("_headers", "_redirects", ".htaccess", ".nojekyll", ".sitegen")  # not for readers
PRESSED = (
    "text/css text/javascript application/javascript application/json application/xml text/xml"
    " text/plain image/svg+xml"
)
MANIFEST = "application/manifest+json"
Moves = list[list[str]]  # old address, new address


def write_settings(site: Path, folder: Path, *, preview: bool = False) -> list[Path]:
    """Write both files; gives their paths."""
    headers = headers_of(preview=preview)
    told = (site / "_redirects").read_text("utf-8").splitlines()
    moves = [line.split()[:2] for line in told]
    made = {"guide.nginx.conf": _nginx(moves, headers), "guide.caddy": _caddy(moves, headers)}
    for name, text in made.items():
        write_if_changed(folder / name, text.encode())
    return [folder / name for name in made]


def _nginx(moves: Moves, headers: Mapping[str, str]) -> str:
    told = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    hidden = "|".join(name.replace(".", r"\.") for name in HIDDEN)
    return f"""\
# For nginx, made by scripts/build.py. In the server block of the guide:
#   root /var/www/guide;  include /etc/nginx/guide.nginx.conf;
index index.html;
charset utf-8;
server_tokens off;
absolute_redirect off;
error_page 404 /404.html;
gzip on;
gzip_vary on;
gzip_types {PRESSED};
{_lines(told)}
# A location with headers of its own gets no others: all stand here again.
location ^~ /assets/ {{
{_lines([f'add_header Cache-Control "{FOR_EVER}";', *told], "  ")}}}
location = /sw.js {{
{_lines([f'add_header Cache-Control "{NEVER}";', *told], "  ")}}}
location ~ \\.webmanifest$ {{ types {{}} default_type {MANIFEST}; }}
location ~ ^/({hidden})$ {{ return 404; }}
{_lines([f"location = {old} {{ return 301 {new}; }}" for old, new in moves])}"""


def _caddy(moves: Moves, headers: Mapping[str, str]) -> str:
    told = [f'header {name} "{value}"' for name, value in headers.items()]
    return f"""\
# For Caddy 2, made by scripts/build.py. In the Caddyfile:
#   guide.example.org {{
#     root * /var/www/guide
#     import /etc/caddy/guide.caddy
#   }}
{_lines(["encode zstd gzip", *told])}\
@kept {{
  path /assets/*
  file
}}
header @kept Cache-Control "{FOR_EVER}"
header /sw.js Cache-Control "{NEVER}"
@manifest path *.webmanifest
header @manifest Content-Type {MANIFEST}
{_lines([f"redir {old} {new} 301" for old, new in moves])}\
file_server {{
  hide {" ".join(HIDDEN)}
}}
# An answer to an error starts anew: all headers stand here again.
handle_errors {{
{_lines(["encode zstd gzip", *told], "  ")}\
  @lost expression `{{http.error.status_code}} == 404`
  rewrite @lost /404.html
  file_server
}}
"""


def _lines(lines: list[str], before: str = "") -> str:
    return "".join(f"{before}{line}\n" for line in lines)
