"""The folder of a built site to ``BuiltSite``.

Enters: a folder. Leaves: what the rules look at. The only place here that reads files.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path

from sitegen.verify.documents import BuiltSite, Document, Page
from sitegen.verify.facts import Address
from sitegen.verify.options import Options
from sitegen.verify.reader import facts_of, weight
from sitegen.verify.targets import home_of

SEARCH = "search.json"
SITEMAP = "sitemap.xml"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IN_SHEET = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\) | @import\s+["']([^"']*)""", re.VERBOSE
)
_ID = re.compile(rb"""\sid\s*=\s*["']([^"']*)["']""")


def read_site(root: Path, options: Options) -> BuiltSite:
    """Everything that was built."""
    site = BuiltSite(options, home_of(options.address), frozenset(_files(root)))
    texts = {}
    for path in sorted(site.files):
        if path.endswith((".html", ".css", ".svg")):
            _read(site, path, (root / path).read_bytes())
        elif posixpath.basename(path) == SEARCH or path == SITEMAP:
            texts[path] = (root / path).read_bytes()
    site.lists = texts
    return site


def _files(root: Path) -> list[str]:
    found: list[str] = []
    for folder, _, names in os.walk(root):
        place = Path(folder).relative_to(root)
        found.extend((place / name).as_posix() for name in names)
    return found


def _read(site: BuiltSite, path: str, data: bytes) -> None:
    if path.endswith(".html"):
        facts = facts_of(data)
        site.pages[path] = Page(path, facts.addresses, site.home, facts, site.options)
    elif path.endswith(".css"):
        site.sheets[path] = Document(path, sheet_addresses(data), site.home)
        site.sheet_weights[path] = weight(data)
    else:
        site.drawing_ids[path] = frozenset(
            name.decode("utf-8", errors="replace") for name in _ID.findall(data)
        )


def sheet_addresses(data: bytes) -> tuple[Address, ...]:
    """What a style sheet loads."""
    text = _COMMENT.sub("", data.decode("utf-8", errors="replace"))
    return tuple(
        Address("css", "url", next(filter(None, found), ""), "load")
        for found in _IN_SHEET.findall(text)
    )
