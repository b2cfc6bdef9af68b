"""Problems that are let pass, and until when.

Enters: the catalog, today. Leaves: a row an entry of ``exceptions.yml``, the next to end first.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.table import SOON, Column, Given, Row, Section

COLUMNS = (
    Column("about", "File and field", "The file, and the field when only one is meant"),
    Column("code", "Code", "The problem that is let pass"),
    Column("reason", "Reason", "Why it may pass"),
    Column("expires", "Until", "The day it ends", "day"),
    Column("days", "Days left", "Days until then; below 0 when it is over", "number"),
)


def ending(given: Given) -> Iterator[Row]:
    """Those that are over, or will be soon."""
    return (row for left, row in _all(given) if left <= SOON)


def holding(given: Given) -> Iterator[Row]:
    """Those that hold for longer."""
    return (row for left, row in _all(given) if left > SOON)


def _all(given: Given) -> list[tuple[int, Row]]:
    entry = given.catalog.shared.get("exceptions")
    found = []
    for index, item in enumerate(entry.model.exceptions if entry else ()):
        left = (item.expires - given.today).days
        about = f"{item.file} {item.at}" if item.at else item.file
        cells = {"about": about, "days": left}
        cells |= {name: getattr(item, name) for name in ("code", "reason", "expires")}
        assert entry is not None  # noqa: S101  # it has items
        found.append((left, Row(entry.place(("exceptions", index, "expires")), cells)))
    return sorted(found, key=lambda item: (item[0], item[1].place))


SECTIONS = (
    Section(
        "exceptions-ending",
        "first",
        f"Exceptions that end within {SOON} days",
        f"1 exception is over or ends within {SOON} days",
        f"{{count}} exceptions are over or end within {SOON} days",
        "Mend the problem and take the exception out, or write why it may go on and until when.",
        COLUMNS,
        ending,
    ),
    Section(
        "exceptions",
        "look",
        "Other exceptions",
        "1 exception that holds for longer",
        "{count} exceptions that hold for longer",
        "Problems that were let pass on purpose, with the day on which they are told again.",
        COLUMNS,
        holding,
    ),
)
