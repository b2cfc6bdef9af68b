"""The version of a page: what a clinic writes in the chart beside the page's id.

Enters: a page, its book and its rendered Markdown. Leaves: ten signs, the same as long as the page
tells a patient the same.

What counts: the title, every word of the page as a reader sees it (danger signs, numbers, what it
shows of other records, the works it cites, the site's own headings), the short version, the
picture, and the contacts at its foot. What does not: how a word is marked up and where its link
leads, the numbers of citations, hints on how to use the screen or the sheet, lists of pages to read
next, and who checked the page and when, which stands beside the version wherever that is shown.
"""

from __future__ import annotations

import hashlib
import re

from sitegen.inline import visible
from sitegen.model.pieces import Record
from sitegen.pictures import drawing_of
from sitegen.plan.book import Book
from sitegen.plan.pages import Page
from sitegen.render.as_text import as_text, without_onward

SHEETS = {"guide", "check"}  # data of a page that is filled in and kept
_STAMP = re.compile(r"^  version: '?([0-9a-f]{10})'?$", re.MULTILINE)


def version_of(page: Page, book: Book, body: str) -> str:
    """The version of a record's page or of a sheet; ``""`` for a page that only lists others."""
    record: Record | None = page.data.get("record")
    if record is None and not SHEETS & page.data.keys():
        return ""
    words = "\n".join((page.title, as_text(without_onward(body)), *_beside(record, book)))
    found = hashlib.sha256("".join(words.split()).encode())
    if record and (picture := drawing_of(book.catalog, record)):
        found.update(book.catalog.drawings[picture])
    return found.hexdigest()[:10]


def version_in(markdown: str) -> str:
    """The version that a rendered page bears, for sheets and leaflets made of the same record."""
    found = _STAMP.search(markdown.split("\n---\n", 1)[0])
    return found[1] if found else ""


def _beside(record: Record | None, book: Book) -> list[str]:
    """What a reader gets with the page, though it is not in its text."""
    site = book.catalog.site
    clinic = site.clinic
    contacts = (clinic.name, clinic.phone, clinic.hours, clinic.when_closed, clinic.address)
    return [
        *map(visible, record.short_version if record else ()),
        *(visible(words or "") for words in contacts),
        site.contacts.emergency.phone or "",
    ]
