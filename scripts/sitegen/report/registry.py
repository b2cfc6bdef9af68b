"""All sections, in the order of the report.

Enters: what sections may look at. Leaves: each section with its rows.
"""

from __future__ import annotations

from typing import NamedTuple

from sitegen.report import (
    drafts,
    exceptions,
    findings,
    judgement,
    long_words,
    reading,
    review,
    sources,
    translations,
    unlinked,
)
from sitegen.report.table import Given, Rank, Row, Section

SECTIONS: tuple[Section, ...] = (
    *findings.SECTIONS,
    *review.SECTIONS,
    *drafts.SECTIONS,
    *exceptions.SECTIONS,
    *judgement.SECTIONS,
    *reading.SECTIONS,
    *long_words.SECTIONS,
    *unlinked.SECTIONS,
    *translations.SECTIONS,
    *sources.SECTIONS,
)


class Part(NamedTuple):
    """A section with what it found."""

    section: Section
    rows: tuple[Row, ...]

    @property
    def said(self) -> str:
        """How much there is, in words."""
        count = len(self.rows)
        return self.section.one if count == 1 else self.section.several.format(count=count)


def gather(given: Given) -> list[Part]:
    """Every section with its rows."""
    return [Part(section, tuple(section.find(given))) for section in SECTIONS]


def ranked(parts: list[Part], rank: Rank) -> list[Part]:
    """The sections of a rank in which there is something."""
    return [part for part in parts if part.section.rank == rank and part.rows]
