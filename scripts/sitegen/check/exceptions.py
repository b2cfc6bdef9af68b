"""Problems that are let pass for a while, as ``exceptions.yml`` lists them.

Enters: all problems and the catalog. Leaves: the problems that count, the notes to print, and
problems EXC01 to EXC03 for entries that are over, not needed, or wrong.
"""

from __future__ import annotations

from datetime import date

from sitegen.catalog import Catalog
from sitegen.codes import CODES
from sitegen.load.folder import Entry
from sitegen.load.nodes import Path
from sitegen.model.shared import Exemption
from sitegen.problem import Problem, error

# Danger signs never pass, and neither do files that cannot be used: their pages would be missing
NEVER = ("EXC", "SGN", "BUG", "FIL", "TXT", "YML", "VAL")


def apply(
    problems: list[Problem], catalog: Catalog, today: date
) -> tuple[list[Problem], list[str]]:
    """The problems that count, and a line for each one that was let pass."""
    if "exceptions" not in catalog.shared:
        return problems, []
    entry = catalog.shared["exceptions"]
    notes: list[str] = []
    for index, item in enumerate(entry.model.exceptions):
        passed = (
            []
            if item.expires < today
            else [problem for problem in problems if _covers(item, problem, catalog)]
        )
        problems = [problem for problem in problems if problem not in passed]
        problems += _faults(item, index, entry, bool(passed), today)
        notes += [
            f"let pass until {item.expires}: {found.code} in {found.file} ({item.reason})"
            for found in passed
        ]
    return problems, notes


def _covers(item: Exemption, problem: Problem, catalog: Catalog) -> bool:
    if (item.code, item.file) != (problem.code, problem.file) or item.code.startswith(NEVER):
        return False
    if not item.at:
        return True
    entry = next((e for _, e in catalog.everything() if e.file == item.file), None)
    if entry is None:
        return False
    return entry.place(_path(item.at))[1:] == (problem.line, problem.column)


def _path(at: str) -> Path:
    """A field as editors name it: items of a list are counted from 1, as in translations."""
    return tuple(
        max(0, int(step) - 1) if step.isascii() and step.isdigit() else step
        for step in at.split(".")
    )


def _faults(item: Exemption, index: int, entry: Entry, used: bool, today: date) -> list[Problem]:
    place = entry.place(("exceptions", index, "code"))
    if item.code not in CODES or item.code.startswith(NEVER):
        return [
            error(
                place,
                "EXC03",
                f'"{item.code}" cannot be let pass',
                "mend the problem itself, or correct the code",
            )
        ]
    if item.expires < today:
        return [
            error(
                entry.place(("exceptions", index, "expires")),
                "EXC01",
                f"this exception ended on {item.expires}",
                "mend the problem, or say why it may go on",
            )
        ]
    if not used:
        return [error(place, "EXC02", "this exception is no longer needed", "take it out")]
    return []
