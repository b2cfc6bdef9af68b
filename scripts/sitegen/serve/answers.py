"""What is sent for an address: a file of the site, with the preview's own script in each page.

Enters: a view and an address. Leaves: ``Answer``, and the news of a page for its script.

A page carries a mark: a hash of its bytes. Whatever a page loads has a hash in its name, so a page
that has the same mark looks the same.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

from sitegen.offline import WORKER, stop
from sitegen.problem import Problem
from sitegen.serve.shown import Notice, View

OWN = "__preview/"  # where the preview's own files are; no page can have such an address
EVENTS = f"/{OWN}events"  # followed by the address of a page
FEW = 5  # problems that are shown on a page
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}  # not asked of the system: on some, a program has changed them
_KEEPING = re.compile(rb"<script[^>]*/offline\.[^>]*></script>")
_EMPTY = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Preview</title></head>\n'
    "<body><main><h1>There is nothing to show yet</h1>\n"
    "<p>This page changes by itself as soon as the guide can be built.</p>\n{}</main></body></html>"
)


class Answer(NamedTuple):
    """What is sent back."""

    status: int
    kind: str
    body: bytes
    mark: str = ""
    location: str = ""


def answer(view: View, address: str) -> Answer:
    """What stands at an address, a path that starts with a slash."""
    path = unquote(address).removeprefix("/")
    if path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    if not view.files:
        return _page(503, _empty(view.notice))
    name = path + "index.html" if path.endswith("/") or not path else path
    if name == WORKER:  # the preview is not kept; a browser that kept a site of this address stops
        return Answer(200, _KINDS[".js"], stop())
    if name in view.files:
        kind = _KINDS.get(PurePosixPath(name).suffix, "application/octet-stream")
        if name.endswith(".html"):
            return _page(200, view.files[name])
        return Answer(200, kind, view.files[name])
    if f"{name}/index.html" in view.files:
        return Answer(302, _KINDS[".txt"], b"", location=f"/{quote(path)}/")
    return _page(404, view.files["404.html"])


def news(view: View, address: str) -> dict[str, object]:
    """What the script on a page must know: the mark of the page as it is now, what is wrong."""
    told: dict[str, object] = {"mark": answer(view, address).mark}
    if view.notice and view.files:  # the page that stands in for all others tells it itself
        problems = view.notice.problems
        told["title"] = view.notice.title
        told["problems"] = [
            {"place": _place(problem), "message": problem.message, "hint": problem.hint}
            for problem in problems[:FEW]
        ]
        told["more"] = _more(len(problems))
    return told


def _own(name: str) -> Answer:
    if name in ("preview.js", "preview.css"):
        return Answer(200, _KINDS[PurePosixPath(name).suffix], _file(name))
    return Answer(404, _KINDS[".txt"], b"There is no such file.\n")


@cache
def _file(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()


def _page(status: int, body: bytes) -> Answer:
    """A page, with our style before its title and our script at its end; it is not kept."""
    body = _KEEPING.sub(b"", body)
    mark = hashlib.sha256(body).hexdigest()[:16]
    style = f'<link rel="stylesheet" href="/{OWN}preview.css">'
    script = f'<script src="/{OWN}preview.js" data-mark="{mark}" defer></script>'
    body = body.replace(b"<title>", style.encode() + b"<title>", 1)
    return Answer(status, _KINDS[".html"], body + script.encode(), mark)


def _empty(notice: Notice | None) -> bytes:
    """The page for every address, before the first good site."""
    if notice is None:
        return _EMPTY.format("").encode()
    items = "".join(
        f"<li><code>{escape(_place(problem))}</code> {escape(problem.message)}"
        f"<br>{escape(problem.hint)}</li>\n"
        for problem in notice.problems[:FEW]
    )
    more = escape(_more(len(notice.problems)))
    told = f"<h2>{escape(notice.title)}</h2>\n<ul>\n{items}</ul>\n<p>{more}</p>"
    return _EMPTY.format(f'<div role="alert">{told}</div>').encode()


def _place(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}"


def _more(count: int) -> str:
    return f"{count - FEW} more are listed in the terminal." if count > FEW else ""
