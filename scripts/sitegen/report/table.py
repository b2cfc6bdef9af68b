"""What a section of the report is made of: columns, rows, and what it is given.

Enters: nothing. Leaves: ``Given``, ``Column``, ``Row`` and ``Section``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sitegen.catalog import Catalog
from sitegen.load.overlays import Language
from sitegen.problem import Place, Problem
from sitegen.syllables import Syllables

SOON = 60  # days ahead that staff can plan for
Kind = Literal["text", "number", "day", "words", "places"]
Rank = Literal["first", "later", "look"]
Cell = str | int | float | date | tuple[str, ...] | tuple[Place, ...] | None


@dataclass(frozen=True, slots=True)
class Given:
    """All that a section may look at."""

    catalog: Catalog
    today: date
    syllables: Syllables
    problems: tuple[Problem, ...] = ()
    languages: tuple[Language, ...] = ()

    @property
    def english(self) -> bool:
        """Whether the rules for English words hold."""
        return self.catalog.site.language.startswith("en")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its head and its meaning for people."""

    key: str
    head: str
    means: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: where it stands in the content, and its cells by column."""

    place: Place
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    ``one`` and ``several`` tell how many rows there are, as the summary says it. The first column
    names what the row is about.
    """

    id: str
    rank: Rank
    title: str
    one: str
    several: str
    help: str
    columns: tuple[Column, ...]
    find: Callable[[Given], Iterable[Row]]


PAGE = Column("page", "Page", "The title of the page")
