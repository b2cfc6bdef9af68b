"""Advice that rests on nothing but our own judgement.

Enters: the catalog. Leaves: a row for each piece of it, in pages and among the danger signs.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.inline import visible
from sitegen.load.folder import Entry
from sitegen.model.base import Model
from sitegen.model.walk import groups, words
from sitegen.report.table import PAGE, Column, Given, Row, Section

OWN = "our-judgement"


def find(given: Given) -> Iterator[Row]:
    """All of it, page by page."""
    for name, entry in given.catalog.everything():
        page = given.catalog.record(name)
        title = page.title if page else name
        yield from _in(title, entry)


def _in(title: str, entry: Entry) -> Iterator[Row]:
    for path, group in groups(entry.model):
        if getattr(group, "basis", None) == OWN:
            place = entry.place((*path, "basis"))
            yield Row(place, {"advice": _said(group), "page": title})


def _said(group: Model) -> str:
    """The first words of a group: its text or its title."""
    return next((visible(text) for _, _, text in words(group)), "")


SECTIONS = (
    Section(
        "judgement",
        "later",
        "Advice that is our own judgement",
        "1 piece of advice is our own judgement",
        "{count} pieces of advice are our own judgement",
        "No source says these. A clinician must agree to each, or name a source; then change "
        "“basis”.",
        (Column("advice", "Advice", "The words, or the title of the part"), PAGE),
        find,
    ),
)
