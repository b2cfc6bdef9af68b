"""How good readers found the pages (``content/ratings.yml``), by the questions of DISCERN.

Enters: plain data. Leaves: ``Ratings``.
Source of the 15 questions: Charnock D et al., J Epidemiol Community Health 1999;53:105-111.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from sitegen.model.base import Model, field, many
from sitegen.model.scalars import Day, PageId, RefTo, pattern

QUESTIONS = 15  # the 16th asks for an overall impression and is not added up
HIGHEST = 5 * QUESTIONS

Score = Annotated[
    int,
    BeforeValidator(pattern(r"[1-5]", "VAL11", "a score", "write 1, 2, 3, 4 or 5", int)),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 1, "maximum": 5, "pattern": "^[1-5]$"}
    ),
]


class Rating(Model):
    """What one reader found of one page."""

    page: Annotated[PageId, RefTo("page")] = field(
        "Page", "The page that was read.", "conditions/neck-pain"
    )
    reader: Literal["first", "second"] = field(
        "Reader", "Which of the two; they do not see each other's scores.", "first"
    )
    date: Day = field("Date", "The day of the reading.", "2026-11-22")
    scores: tuple[Score, ...] = many(
        "Scores",
        "1 to 5 for each of the 15 questions, in the order of DISCERN. Low ones stay in.",
        ["4"] * QUESTIONS,
        least=QUESTIONS,
        most=QUESTIONS,
    )

    @property
    def total(self) -> int:
        """The sum: 15 to 75."""
        return sum(self.scores)


class Ratings(Model):
    """``ratings.yml``: who found a page how good."""

    ratings: tuple[Rating, ...] = many("Ratings", "One entry a page and reader.", [{}])
