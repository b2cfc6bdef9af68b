"""The files of a built site to ``BuiltSite``.

Enters: bytes by path. Leaves: what the rules look at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from sitegen.memo import Memo
from sitegen.parallel import in_shares
from sitegen.verify.documents import BuiltSite, Document, Page
from sitegen.verify.facts import Address, PageFacts
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


def read_site(files: Mapping[str, bytes], options: Options, memo: Memo) -> BuiltSite:
    """Everything that was built, by its path from the site's root."""
    site = BuiltSite(options, home_of(options.address), frozenset(files))
    for path, facts in _facts(files, memo).items():
        site.pages[path] = Page(path, facts.addresses, site.home, facts, options)
    for path, data in sorted(files.items()):
        if path.endswith(".css"):
            site.sheets[path] = Document(path, sheet_addresses(data), site.home)
            site.sheet_weights[path] = weight(data)
        elif path.endswith(".svg"):
            site.drawing_ids[path] = frozenset(
                name.decode("utf-8", errors="replace") for name in _ID.findall(data)
            )
    site.lists = {path: data for path, data in sorted(files.items()) if _is_list(path)}
    return site


def _facts(files: Mapping[str, bytes], memo: Memo) -> dict[str, PageFacts]:
    """The facts of every page; they rest on its bytes alone."""
    paths = sorted(path for path in files if path.endswith(".html"))

    def make(pages: Sequence[bytes]) -> list[PageFacts]:
        return in_shares(lambda share: [facts_of(data) for data in share], pages)

    pages = [files[path] for path in paths]
    return dict(zip(paths, memo.ask_all("facts", pages, lambda data: (data,), make), strict=True))


def _is_list(path: str) -> bool:
    return posixpath.basename(path) == SEARCH or path == SITEMAP


def sheet_addresses(data: bytes) -> tuple[Address, ...]:
    """What a style sheet loads."""
    text = _COMMENT.sub("", data.decode("utf-8", errors="replace"))
    return tuple(
        Address("css", "url", next(filter(None, found), ""), "load")
        for found in _IN_SHEET.findall(text)
    )
