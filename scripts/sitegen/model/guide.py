"""A guide: a page that belongs to no single record (``content/guides/``).

Enters: plain data. Leaves: ``Guide``.
"""

from __future__ import annotations

from typing import Literal

from sitegen.model.base import Model, field, many, optional
from sitegen.model.pieces import Advice, Claim, Page, Record, Sign, Step
from sitegen.model.scalars import Line, Prose, Text
from sitegen.model.terms import Verdict


class VerdictClaim(Claim):
    """A benefit that patients are told of, with our verdict."""

    said: Line = field("What people are told", "The claim, in a few words.", "It realigns bones.")
    verdict: Verdict = field("Verdict", "supported, limited, not-supported or false.", "false")


class Row(Model):
    """One row of a table."""

    title: Line = field("Row", "What the row asks.", "How fast is it?")
    cells: tuple[Prose, ...] = many(
        "Cells",
        "One text a column, of about the same length.",
        ["Slow.", "Quick."],
        least=1,
        most=4,
    )


class Table(Model):
    """A small table: questions as rows, options as columns."""

    caption: Line = field("Caption", "What the table shows.", "The two treatments side by side")
    columns: tuple[Line, ...] = many(
        "Columns", "The heads of the columns after the first.", ["Slow", "Quick"], least=1, most=4
    )
    rows: tuple[Row, ...] = many("Rows", "The rows.", [{"title": "How fast is it?"}], least=1)


class Section(Model):
    """A part of a guide under a heading. Its pieces come out in the order of the fields."""

    heading: Line = field("Heading", "A heading as a patient would say it.", "Can it hurt me?")
    paragraphs: tuple[Prose, ...] = many("Paragraphs", "Short ones.", ["It is slow and gentle."])
    points: tuple[Prose, ...] = many("List", "Short items.", ["You can stop at any time."])
    ticks: tuple[Text, ...] = many(
        "Lines to tick",
        "Like a list; the guide's sheet of paper shows them with boxes to tick.",
        ["What may go wrong?"],
    )
    blanks: tuple[Line, ...] = many(
        "Lines to fill in", "What to write down; room for it follows.", ["My next visit:"]
    )
    steps: tuple[Step, ...] = many("Steps", "What happens, in order.", [{"title": "You talk"}])
    table: Table | None = optional("Table", "A small table.", {"caption": "Side by side"})
    claims: tuple[Claim, ...] = many("Claims", "Findings with sources.", [{"text": "It may help."}])
    verdicts: tuple[VerdictClaim, ...] = many(
        "What people are told", "Claims with our verdict.", [{"said": "It realigns bones."}]
    )
    advice: tuple[Advice, ...] = many("Advice", "What to do.", [{"text": "Say stop at any time."}])
    show: Literal["ratings", "clarity"] | None = optional(
        "Show",
        "A table of how readers found the pages (ratings.yml). ratings: how sound; clarity: how "
        "clear.",
        "ratings",
    )
    after: tuple[Prose, ...] = many("Closing words", "Paragraphs after the pieces.", ["Ask us."])
    signs: tuple[Sign, ...] = many("Danger signs", "Groups of signs.yml.", ["cauda-equina"])
    pages: tuple[Page, ...] = many("Links", "Pages to read.", ["techniques/maitland"])


class Guide(Record):
    """One guide."""

    sections: tuple[Section, ...] = many(
        "Sections", "The parts of the page.", [{"heading": "What is it?"}], least=1
    )
    signs_first: Literal["all", "own"] = field(
        "Help cards",
        "all: every group of signs.yml, most urgent first. own: those under `signs`.",
        "own",
        default="own",
    )

    @property
    def has_sheet(self) -> bool:
        """Whether there is anything to tick or to fill in, on a sheet of paper."""
        return any(part.ticks or part.blanks for part in self.sections)
