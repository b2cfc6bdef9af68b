"""The works that are cited: how old they are, and what readers must be told of them.

Enters: the catalog, today. Leaves: a row a work, the oldest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.shared import Reference
from sitegen.report.table import Cell, Column, Given, Row, Section

COLUMNS = (
    Column("work", "Work", "Its id in references.yml"),
    Column("title", "Title", "As the work gives it"),
    Column("kind", "Kind", "What kind of work it is"),
    Column("year", "Year", "The year it came out", "number"),
    Column("age", "Years old", "How many years ago that was", "number"),
    Column("caution", "Caution", "The limit that readers are told"),
    Column("weak", "Weak because", "Why it may not stand alone behind a number"),
    Column("cited", "Cited by", "The files that cite it; none: nothing uses it", "words"),
)


def find(given: Given) -> Iterator[Row]:
    """Every work; those without a year come last."""
    entry = given.catalog.shared.get("references")
    found = [
        Row(entry.place(("references", index, "id")), _cells(work, given))
        for index, work in enumerate(entry.model.references if entry else ())
        if entry
    ]
    return iter(sorted(found, key=lambda row: (row.cells["year"] or 9999, row.cells["work"])))


def _cells(work: Reference, given: Given) -> dict[str, Cell]:
    return {
        "work": work.id,
        "title": work.title,
        "kind": work.kind.replace("-", " "),
        "year": work.year,
        "age": given.today.year - work.year if work.year else None,
        "caution": work.caution,
        "weak": work.weak,
        "cited": tuple(sorted(set(given.catalog.cited_by.get(work.id, ())))),
    }


SECTIONS = (
    Section(
        "sources",
        "look",
        "Sources by age",
        "1 source, with its age and its caution",
        "{count} sources, with age and cautions",
        "Look first for a newer edition of old guidelines, and for a better work where one is "
        "weak.",
        COLUMNS,
        find,
    ),
)
