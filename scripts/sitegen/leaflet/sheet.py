"""A page as a leaflet says it: its blocks, and what stands on every leaflet.

Enters: a built page and its ``Book``. Leaves: a ``Sheet``: plain data, for ``press``.
"""

from __future__ import annotations

from html import escape
from posixpath import basename, join, normpath
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.drawing import sheets
from sitegen.inline import visible
from sitegen.leaflet.blocks import Block, Reader
from sitegen.leaflet.qr import qr_code
from sitegen.leaflet.signs import groups_of
from sitegen.leaflet.words import Words
from sitegen.pictures import all_drawings
from sitegen.plan.book import Book

Sheet = dict[str, Any]
# Pages that explain how the site is to be read: a link to them is no use on paper
UNDERSTOOD = ("glossary/", "compare/", "sources/")


def sheet(page: str, html: bytes, book: Book) -> Sheet:
    """What the leaflet of a page says."""
    article = LexborHTMLParser(html.decode()).css_first("article")
    assert article is not None  # noqa: S101  # the shell has one on every page
    way = address_of(page, book)
    reader = Reader(
        Words(lambda link: _whole(link, way, book)),
        lambda links: groups_of(links, book),
        lambda link: _drawing(basename(link), book),
    )
    title, *blocks = reader.blocks(article)
    first = next((at for at, block in enumerate(blocks) if block["t"] == "h"), len(blocks))
    before, after = blocks[:first], blocks[first:]
    return {
        "id": page,
        "language": book.language,
        "title": title["runs"][0]["s"],
        "lead": [block for block in before if block.get("style") == "lead"],
        "short": _short_version(page, book, reader),
        "cards": [block for block in before if block["t"] == "card"],
        "blocks": [block for block in before if _goes_on(block)] + after,
        "stamp": [_text(line) for line in article.css(".stamp span")],
        "address": f"{_site(book)}/{way}",
        "qr": qr_code(f"{_site(book)}/{way}"),
        "words": furniture(book) | _warned(page, book),
    }


def furniture(book: Book) -> dict[str, str]:
    """The words that stand on every leaflet, whatever its page."""
    w, site = book.wording.w, book.catalog.site
    phone = site.contacts.emergency.phone
    return {
        "guide": site.name,
        "clinic": site.clinic.name,
        "phone": w.our_phone.format(phone=site.clinic.phone),
        "hours": w.our_hours.format(hours=site.clinic.hours),
        "example": w.example_banner if site.example else "",
        "emergency": w.also_emergency.format(phone=phone) if phone else "",
        "online": w.page_online,
        "short": w.short_version,
        "page": w.page_number,
        "purpose": site.owner.purpose,
    }


def _warned(page: str, book: Book) -> dict[str, str]:
    """What a leaflet made from a preview says first: that it is for no patient."""
    if not book.preview:
        return {}
    w, record = book.wording.w, book.catalog.record(page)
    said = (w.preview_banner, w.draft_banner if record and record.status else "")
    return {"example": " ".join((*filter(None, said), furniture(book)["example"])).strip()}


def address_of(page: str, book: Book) -> str:
    """Where a page is in the whole site."""
    tree = "" if book.language == book.catalog.site.language else f"{book.language}/"
    return f"{tree}{book.addresses[page]}"


def _site(book: Book) -> str:
    return book.catalog.site.address.rstrip("/")


def _whole(link: str, way: str, book: Book) -> str:
    """A link that can be followed from paper shown on a screen, or ""."""
    if link.startswith(("https://", "tel:")):
        return link
    path = _path(link.partition("#")[0], way)
    return "" if link.startswith("#") or path.startswith(UNDERSTOOD) else f"{_site(book)}/{path}"


def _path(link: str, way: str) -> str:
    """A path in the site, from a link on the page that is at ``way``."""
    path = normpath(join("/", way, link)).lstrip("/")
    return f"{path}/" if link.endswith("/") and path else path


def _drawing(file: str, book: Book) -> str:
    """A drawing, by the name of its file in the site."""
    wanted, colour = file.partition(".")[0], book.catalog.site.colour
    same = (sheets(name, svg, colour) for name, svg in all_drawings(book.catalog) if name == wanted)
    return next(made[file].decode() for made in same if file in made)


def _short_version(page: str, book: Book, reader: Reader) -> list[Block]:
    record = book.catalog.record(page)
    said = record.short_version if record else ()
    items = "".join(f"<li>{escape(visible(words))}</li>" for words in said)
    body = LexborHTMLParser(f"<ul>{items}</ul>").body
    return reader.blocks(body) if said and body is not None else []


def _goes_on(block: Block) -> bool:
    """Whether this stands below the cards."""
    return block["t"] != "card" and block.get("style") != "lead"


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())
