"""The files of a built site to ``BuiltSite``.

Enters: bytes by path. Leaves: what the rules look at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.verify.documents import BuiltSite, Document, Page
from sitegen.verify.facts import Address
from sitegen.verify.options import Options
from sitegen.verify.reader import facts_of, weight
from sitegen.verify.targets import home_of

SEARCH = re.compile(r"(?:.*/)?search\.[0-9a-f]{10}\.json")
SITEMAP = "sitemap.xml"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IN_SHEET = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\) | @import\s+["']([^"']*)""", re.VERBOSE
)
_ID = re.compile(rb"""\sid\s*=\s*["']([^"']*)["']""")


def read_site(files: Mapping[str, bytes], options: Options, pages: Mapping[str, Page]) -> BuiltSite:
    """Everything that was built, by its path from the site's root."""
    site = BuiltSite(
        options, home_of(options.address), frozenset(files) | options.leaflets, dict(pages)
    )
    for path, data in sorted(files.items()):
        if path.endswith(".css"):
            site.sheets[path] = Document(path, sheet_addresses(data), site.home)
            site.sheet_weights[path] = weight(data)
        elif path.endswith(".svg"):
            site.drawing_ids[path] = frozenset(
                name.decode("utf-8", errors="replace") for name in _ID.findall(data)
            )
        elif SEARCH.fullmatch(path) or path == SITEMAP:
            site.lists[path] = data
    return site


def read_page(path: str, data: bytes, options: Options) -> Page:
    """One page, with its facts, and where each of its addresses leads."""
    facts = facts_of(data)
    return Page(path, facts.addresses, home_of(options.address), facts, options)


def sheet_addresses(data: bytes) -> tuple[Address, ...]:
    """What a style sheet loads."""
    text = _COMMENT.sub("", data.decode("utf-8", errors="replace"))
    return tuple(
        Address("css", "url", next(filter(None, found), ""), "load")
        for found in _IN_SHEET.findall(text)
    )
