"""How good readers found the pages (``content/ratings.yml``): how sound, and how clear.

Enters: plain data. Leaves: ``Ratings``.
Sources: DISCERN, Charnock D et al., J Epidemiol Community Health 1999;53:105-111 (15 questions);
PEMAT-P, AHRQ 14-0002-EF; the Clear Communication Index of the CDC, https://www.cdc.gov/ccindex/.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from sitegen.model.base import Model, field, many
from sitegen.model.scalars import Day, PageId, RefTo, pattern

QUESTIONS = 15  # the 16th asks for an overall impression and is not added up
HIGHEST = 5 * QUESTIONS


def _whole(signs: str, least: int, most: int, name: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """A whole number, for the loader and for the editor; ``signs`` says how it may be typed."""
    hint = f"write a whole number from {least} to {most}"
    schema = {"type": ["integer", "string"], "minimum": least, "maximum": most}
    return (
        BeforeValidator(pattern(signs, "VAL11", name, hint, int)),
        WithJsonSchema({**schema, "pattern": f"^({signs})$"}),
    )


Score = Annotated[int, *_whole("[1-5]", 1, 5, "a score")]
Percent = Annotated[int, *_whole("100|[0-9]{1,2}", 0, 100, "a part of 100")]


class Reading(Model):
    """Who read which page, and when."""

    page: Annotated[PageId, RefTo("page")] = field(
        "Page", "The page that was read.", "conditions/neck-pain"
    )
    reader: Literal["first", "second"] = field(
        "Reader", "Which of the two; they do not see each other's scores.", "first"
    )
    date: Day = field("Date", "The day of the reading.", "2026-11-22")


class Rating(Reading):
    """What one reader found of one page."""

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


class Clarity(Reading):
    """How easy one reader found it to understand one page and to act on it."""

    understand: Percent = field(
        "Understand", "PEMAT-P, understandability: how much of 100 holds.", "93"
    )
    act: Percent = field("Act", "PEMAT-P, actionability: how much of 100 holds.", "88")
    clear: Percent = field("Clear", "Clear Communication Index: points of 100.", "85")


class Ratings(Model):
    """``ratings.yml``: who found a page how good."""

    ratings: tuple[Rating, ...] = many("Ratings", "By DISCERN: one entry a page and reader.", [{}])
    clarity: tuple[Clarity, ...] = many(
        "Clarity",
        "By PEMAT-P and the Clear Communication Index: one entry a page and reader.",
        [{}],
    )
