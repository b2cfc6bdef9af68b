"""The guide without a network: the worker that keeps it on a device, and the list of what to keep.

Enters: the files of the site and the plans. Leaves: ``sw.js`` and the list that it goes by:
``{"": {path: mark}, "en": {...}}``, files that all languages share and those of each tree, in the
order in which they are kept; a mark is a hash of the bytes. Where the guide must not be kept,
``sw.js`` clears what earlier ones kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from sitegen.plan.pages import Plan
from sitegen.terse import terse

WORKER = "sw.js"
LOST = "404.html"
Files = Mapping[str, bytes]


def offline_files(
    files: Files, plans: list[Plan], trees: Mapping[str, Iterable[str]]
) -> dict[str, bytes]:
    """The worker, last, and its list. ``trees`` names the pages of each language."""
    if plans[0].book.preview or not plans[0].book.catalog.site.offline:
        return {WORKER: stop()}
    listed = _json(_list(files, plans, trees))
    name = f"offline.{_mark(listed)}.json"
    words = {plan.language: _words(plan) for plan in plans}
    start = f"const LIST = {json.dumps(name)};\nconst WORDS = {_json(words).decode()};\n"
    return {name: listed, WORKER: start.encode() + _script("worker")}


def stop() -> bytes:
    """A worker that clears what an earlier one kept."""
    return _script("stop")


def _list(
    files: Files, plans: list[Plan], trees: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, str]]:
    """What to keep: looks, then pages, the help page first, then drawings: words come first."""
    assets = [name for name in files if name.startswith("assets/") and not name.endswith(".png")]
    drawings = [name for name in assets if name.endswith(".svg")]
    looks = [name for name in assets if not name.endswith(".svg")]
    shared = [*looks, *(name for name in (LOST,) if name in files)]
    found = {"": {name: _mark(files[name]) for name in shared}}
    for plan in plans:
        pages = [name for name in trees[plan.language] if name in files and name != LOST]
        pages.sort(key=lambda name: (not name.endswith(_help(plan)), name))
        tree = "" if plan is plans[0] else f"{plan.language}/"
        index = f"{tree}{plan.book.search_file}"
        names = [*pages, index, *drawings]
        listed = [(name.removesuffix("index.html") or "./", name) for name in names]
        found[plan.language] = {address: _mark(files[name]) for address, name in listed}
    return found


def _help(plan: Plan) -> str:
    return f"{plan.book.addresses[plan.book.catalog.site.help_page]}index.html"


def _words(plan: Plan) -> dict[str, Any]:
    """What a copy says of itself, with blanks for the day, month and year."""
    w, numbers = plan.book.wording.w, plan.book.catalog.vocabulary.numbers
    return {
        "saved": escape(w.saved_copy.format(date=numbers.date)),
        "lost": escape(w.not_saved),
        "months": [escape(month) for month in numbers.months],
    }


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _script(name: str) -> bytes:
    """One of the scripts beside this module."""
    return terse((Path(__file__).parent / f"{name}.js").read_bytes())
