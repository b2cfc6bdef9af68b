"""What the checks found and no other section tells.

Enters: the problems. Leaves: a row each; errors first.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.problem import Place
from sitegen.report.table import Column, Given, Row, Section

# Warnings, never errors, that have a section of their own
TOLD_BELOW = ("REV01", "SIT02", "TRN02", "TRN03", "JRG01")
COLUMNS = (
    Column("message", "What is wrong", "What is wrong, in words"),
    Column("hint", "What to do", "How to mend it"),
    Column("severity", "Weight", "error: nothing can be published. warning: it can"),
    Column("code", "Code", "Its code, explained in content/PROBLEMS.md"),
)


def find(given: Given) -> Iterator[Row]:
    """Errors, then warnings."""
    for one in sorted(given.problems, key=lambda one: (one.severity, one)):
        if one.code not in TOLD_BELOW:
            place = Place(one.file, one.line, one.column)
            cells = {name: getattr(one, name) for name in ("message", "hint", "severity", "code")}
            yield Row(place, cells)


SECTIONS = (
    Section(
        "problems",
        "first",
        "Mistakes in the files",
        "1 mistake in the files",
        "{count} mistakes in the files",
        "Mend errors before all else: nothing can be published until they are gone, and a file "
        "with an error may be missing from this report.",
        COLUMNS,
        find,
    ),
)
