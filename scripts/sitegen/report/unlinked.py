"""Pages that no words and no list of another page lead to.

Enters: the catalog. Leaves: a row for each. Menus and the home page lead to pages, too; the A to Z,
the search and the pages that list a whole kind are made by themselves and do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.drafts import is_draft
from sitegen.report.table import PAGE, Column, Given, Row, Section

# Files that name pages without leading readers there
NO_LINKS = {"phrases", "redirects", "published", "exceptions", "ratings"}


def find(given: Given) -> Iterator[Row]:
    """Every page that readers only find by searching or by browsing lists."""
    for page, kind, entry in given.catalog.pages():
        leading = set(given.catalog.linked_from.get(page, ())) - NO_LINKS - {page}
        if not leading and not is_draft(entry.model):
            cells = {"page": entry.model.title, "id": page, "kind": kind}
            yield Row(entry.place(("title",)), cells)


SECTIONS = (
    Section(
        "unlinked",
        "later",
        "Pages nobody links to",
        "1 page that nobody links to",
        "{count} pages that nobody links to",
        "Readers find these only by search or in lists. Name each under “more” of a page that is "
        "read before it, or link to it among the words.",
        (
            PAGE,
            Column("id", "To link to it, write", "Folder and file, as links name it"),
            Column("kind", "Kind", "What kind of page it is"),
        ),
        find,
    ),
)
