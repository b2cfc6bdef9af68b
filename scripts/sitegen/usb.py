"""The guide as one file that can be unpacked onto a stick and read without a host.

Enters: the files of the site and what the copy says of itself. Leaves: the bytes of a zip file,
the same for the same guide.

Browsers open such pages by ``file:``, where a folder shows its list, nothing can be fetched, and
what belongs to the page itself (``'self'``) is not the same in all of them.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.plan.pages import Plan

FOLDER = "guide"
_WITH_US = re.compile(r".*\.html|assets/.*|(?:.*/)?leaflets/.*")
_NOT_WITH_US = re.compile(r"404\.html|assets/(?:offline|share|icon)\b.*")
_HEAD_OF_A_HOST = (
    'link[rel="canonical"], link[rel="alternate"], link[rel="manifest"], meta[property^="og:"], '
    'script[type="application/ld+json"], script[src*="/offline."]'
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stick:
    """What a copy says of itself, and the search index of each language by its path."""

    read_me: str
    saved: Mapping[str, str]  # by language
    searches: Mapping[str, bytes]


def stick(plans: list[Plan]) -> Stick:
    """What the copy of a guide says: from the last day on which one of its pages was written."""
    days = [page.data["record"].written for page in plans[0].pages if "record" in page.data]
    saved = {
        plan.language: plan.book.wording.w.saved_copy.format(date=plan.book.wording.date(max(days)))
        for plan in plans
    }
    searches = {
        f"{'' if plan is plans[0] else f'{plan.language}/'}{plan.book.search_file}": plan.search
        for plan in plans
    }
    return Stick(
        "\r\n\r\n".join(_read_me(plan, saved[plan.language]) for plan in plans), saved, searches
    )


def _read_me(plan: Plan, saved: str) -> str:
    site = plan.book.catalog.site
    who = f"{site.clinic.name}, {site.clinic.phone}"
    w = plan.book.wording.w
    warned = (w.preview_banner, "") if plan.book.preview else ()
    return "\r\n".join((*warned, str(site.name), who, "", w.usb_how, "", saved, ""))


def zipped(files: Mapping[str, bytes], told: Stick) -> bytes:
    """The zip file: every page, its looks and pictures, and how to begin."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(_contents(files, told)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # the same on every system, with the rights of a plain file
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED, 9)
    return made.getvalue()


def _contents(files: Mapping[str, bytes], told: Stick) -> Iterator[tuple[str, bytes]]:
    yield "READ-ME-FIRST.txt", told.read_me.encode()
    for name, data in told.searches.items():
        yield f"{FOLDER}/{_script(name)}", _search(data)
    for name, data in files.items():
        if _NOT_WITH_US.fullmatch(name) or not _WITH_US.fullmatch(name):
            continue
        if not name.endswith(".html"):
            yield f"{FOLDER}/{name}", data
        elif b'http-equiv="refresh"' not in data:
            yield f"{FOLDER}/{name}", _page(data, told)


def _script(name: str) -> str:
    return f"{name.removesuffix('.json')}.js"


def _search(data: bytes) -> bytes:
    """The index as a script that leaves it where ``search.js`` looks before it fetches."""
    index = json.loads(data)
    for entry in [*index["urgent"], *index["pages"]]:
        entry |= {key: to_file(entry[key]) for key in ("u", "p") if key in entry}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.guideIndex={text};\n".encode()


def to_file(address: str) -> str:
    """An address within the guide as the file that a host would send for it."""
    way, mark, rest = address.partition("#")
    if _ELSEWHERE.match(address) or not (way == "" or way.endswith(("/", "."))):
        return address
    slash = "" if way == "" or way.endswith("/") else "/"
    return f"{way}{slash}index.html{mark}{rest}"


def _page(data: bytes, told: Stick) -> bytes:
    tree = LexborHTMLParser(data)
    for element in tree.css(_HEAD_OF_A_HOST):
        element.decompose()
    for element in tree.css("a[href], area[href]"):
        element.attrs["href"] = to_file(element.attrs["href"] or "")
    for policy in tree.css('meta[http-equiv="Content-Security-Policy"]'):
        policy.attrs["content"] = (policy.attrs["content"] or "").replace("'self'", "'self' file:")
    for box in tree.css("[data-index]"):
        _bring_index(tree, box)
    page = tree.html or ""
    [language] = [root.attrs["lang"] or "" for root in tree.css("html")]
    saved = escape(told.saved[language])
    note = f'<p class="example" role="status">{saved}</p></header>'
    return page.replace("</header>", note, 1).encode()


def _bring_index(tree: LexborHTMLParser, box: LexborNode) -> None:
    """Load the index as a script, before the script that searches."""
    script = tree.create_node("script")
    script.attrs["src"] = _script(box.attrs["data-index"] or "")
    script.attrs["defer"] = ""
    for searching in tree.css('script[src*="/search."]')[:1]:
        searching.insert_before(script)
