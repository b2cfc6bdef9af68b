"""Who checked the pages, and when they are to be checked again.

Enters: the catalog, today. Leaves: rows of pages never checked, over, and due within 60 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.load.folder import Entry
from sitegen.model.terms import Standing
from sitegen.model.walk import Path
from sitegen.problem import Place
from sitegen.report.drafts import is_draft
from sitegen.report.table import PAGE, SOON, Cell, Column, Given, Row, Section

NEXT = Column("next", "To check by", "The day by which it is to be checked again", "day")
COLUMNS = (
    PAGE,
    NEXT,
    Column("days", "Days left", "Days until then; below 0 when it is over", "number"),
    Column("checked", "Checked on", "The day it was checked last", "day"),
    Column("by", "Checked by", "Who checked it"),
)
WRITTEN = Column("written", "Written", "The day the words were last written", "day")


def overdue(given: Given) -> Iterator[Row]:
    """Pages whose day is over, the longest first."""
    return (row for left, row in _dated(given) if left < 0)


def due(given: Given) -> Iterator[Row]:
    """Pages whose day comes soon, the next first."""
    return (row for left, row in _dated(given) if 0 <= left <= SOON)


def unchecked(given: Given) -> Iterator[Row]:
    """Pages that nobody with a licence has checked, the oldest words first."""
    return _standing(given, "none")


def changed(given: Given) -> Iterator[Row]:
    """Pages whose words are not those that were checked, the oldest words first."""
    return _standing(given, "changed")


def _standing(given: Given, standing: Standing) -> Iterator[Row]:
    found = [
        entry
        for page, _, entry in given.catalog.pages()
        if given.catalog.standing(page) == standing and not is_draft(entry.model)
    ]
    for entry in sorted(found, key=lambda entry: (entry.model.written, entry.file)):
        cells = {"page": entry.model.title, "written": entry.model.written}
        yield Row(entry.place(("title",)), cells)


def _dated(given: Given) -> list[tuple[int, Row]]:
    """Everything with a day on which somebody must look at it, by the days that are left."""
    found = [*_pages(given), *_contact(given)]
    return sorted(found, key=lambda item: (item[0], item[1].place))


def _pages(given: Given) -> Iterator[tuple[int, Row]]:
    for _, _, entry in given.catalog.pages():
        said = entry.model.reviewed
        if said and not is_draft(entry.model):
            place = entry.place(("reviewed", "next"))
            yield _row(given, place, entry.model.title, said.next, said.date, said.name)


def _contact(given: Given) -> Iterator[tuple[int, Row]]:
    """The contact for holes in the website holds until a day, too."""
    entry: Entry = given.catalog.shared["site"]
    path: Path = ("security", "expires")
    said = given.catalog.site.security
    if said:
        yield _row(given, entry.place(path), "Contact for holes in the website", said.expires)


def _row(
    given: Given,
    place: Place,
    page: str,
    until: date,
    checked: date | None = None,
    by: str | None = None,
) -> tuple[int, Row]:
    left = (until - given.today).days
    cells: dict[str, Cell] = {"page": page, "next": until, "days": left}
    return left, Row(place, {**cells, "checked": checked, "by": by})


SECTIONS = (
    Section(
        "overdue",
        "first",
        "Checks that are overdue",
        "1 check is overdue",
        "{count} checks are overdue",
        "Ask a clinician to read these again, then change both dates under “reviewed”.",
        COLUMNS,
        overdue,
    ),
    Section(
        "due",
        "first",
        f"Checks within {SOON} days",
        f"1 check is due within {SOON} days",
        f"{{count}} checks are due within {SOON} days",
        "Ask your reviewer for a day now.",
        COLUMNS,
        due,
    ),
    Section(
        "changed",
        "first",
        "Changed since they were checked",
        "1 page changed since it was checked",
        "{count} pages changed since they were checked",
        "Each of these pages says so to its readers. Let a clinician read what changed, and sign.",
        (PAGE, WRITTEN),
        changed,
    ),
    Section(
        "unchecked",
        "first",
        "Never checked",
        "1 page was never checked by a clinician",
        "{count} pages were never checked by a clinician",
        "Each of these pages says so to its readers. Begin with the pages that patients get most.",
        (PAGE, WRITTEN),
        unchecked,
    ),
)
