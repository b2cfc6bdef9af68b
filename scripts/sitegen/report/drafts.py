"""Pages that are not finished.

Enters: the catalog. Leaves: a row for each record with ``status: draft``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.drafts import NO_DAY
from sitegen.model.pieces import Record
from sitegen.report.table import PAGE, Column, Given, Row, Section


def is_draft(record: Record) -> bool:
    """Whether a page is not finished yet."""
    return getattr(record, "status", None) == "draft"


def find(given: Given) -> Iterator[Row]:
    """Every draft, the oldest first."""
    drafts = [entry for _, _, entry in given.catalog.pages() if is_draft(entry.model)]
    for entry in sorted(drafts, key=lambda entry: (entry.model.written, entry.file)):
        day = entry.model.written if entry.model.written != NO_DAY else None
        age = (given.today - day).days if day else None
        cells = {"page": entry.model.title, "written": day, "days": age}
        yield Row(entry.place(("status",)), cells)


SECTIONS = (
    Section(
        "drafts",
        "first",
        "Drafts",
        "1 draft to finish",
        "{count} drafts to finish",
        "Nobody but you sees a draft. Finish it and take out the line “status: draft”, or delete "
        "the file.",
        (
            PAGE,
            Column("written", "Written", "The day the words were last written", "day"),
            Column("days", "Days ago", "How many days ago that was", "number"),
        ),
        find,
    ),
)
