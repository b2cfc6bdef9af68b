"""Numbers in words: both sides told, the range said, and nothing drawn that is not sure."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Guide

from sitegen.model.figures import Effect, Figure, Ratio
from sitegen.render.figures import EstimateView, FigureWords, people
from sitegen.wording import Wording

# Words of the test's own: editors may change those of the guide.
WORDS = {
    "count_people": "{events} in {out_of} people: {what}",
    "count_visits": "{events} in {out_of} visits: {what}",
    "at_most_people": "At most {events} in {out_of} people: {what}",
    "at_most_visits": "At most {events} in {out_of} visits: {what}",
    "nobody_had_it": "Nobody had it.",
    "others_people": "The other {others} in {out_of} did not.",
    "others_visits": "In the other {others} of {out_of} visits, it did not happen.",
    "range_of": "From {low} to {high} in {out_of}.",
    "compared_only": "Compared with: {what}.",
    "compared_count": "With {what}: {events} in {out_of}.",
    "difference_clear": "More than chance.",
    "difference_not_clear": "Could be chance.",
    "effect_less": "{size} {unit} less {of} than with {compared_with}.",
    "effect_more": "{size} {unit} more {of} than with {compared_with}.",
    "effect_scale": "The scale goes from {low} to {high}.",
    "likely_range": "From {low} to {high}.",
    "noticeable_from": "People notice {size}.",
    "measured_when": "When: {}.",
    "ratio": "{times} times as often as in {compared_with}: {what}.",
}


@pytest.fixture(scope="module")
def words(pattern_guide: Guide) -> FigureWords:
    vocabulary = pattern_guide.catalog().vocabulary
    return FigureWords(Wording(vocabulary.model_copy(update={"words": vocabulary.words | WORDS})))


def _view(words: FigureWords, **changes: Any) -> EstimateView:
    item = {"what": "sore hands", "events": "41", "out_of": "100"} | changes
    figure = Figure.model_validate({"estimates": [{k: v for k, v in item.items() if v}]})
    [view] = words.estimates(figure)
    return view


def test_both_sides_are_told(words: FigureWords) -> None:
    view = _view(words)

    assert view.sentence == "41 in 100 people: sore hands"
    assert view.rest == "The other 59 in 100 did not."


def test_visits_are_not_people(words: FigureWords) -> None:
    view = _view(words, of="visits", out_of="42451")

    assert view.sentence == "41 in 42,451 visits: sore hands"
    assert view.rest == "In the other 42,410 of 42,451 visits, it did not happen."


def test_what_nobody_had_is_a_ceiling(words: FigureWords) -> None:
    view = _view(words, kind="at-most", events="2", out_of="1000")

    assert view.sentence == "At most 2 in 1,000 people: sore hands"
    assert view.rest == "Nobody had it."
    assert not view.drawn


@pytest.mark.parametrize(
    ("changes", "drawn", "banded"),
    [
        ({}, True, False),
        ({"out_of": "10", "events": "3"}, True, False),
        ({"out_of": "1000"}, False, False),
        ({"events": "0.5"}, False, False),
        ({"range": "35 to 50"}, True, False),
        ({"range": "17 to 68"}, False, True),
        ({"range": "31 to 51"}, True, False),
        ({"range": "31 to 51.1"}, False, True),
        ({"events": None, "range": "17 to 68"}, False, True),
        ({"compared_with": {"what": "a walker", "events": "33"}}, True, False),
        ({"compared_with": {"what": "a walker", "events": "33.5"}}, False, False),
        ({"kind": "at-most"}, False, False),
    ],
)
def test_only_a_sure_whole_number_is_drawn_as_people(
    words: FigureWords, changes: dict[str, Any], drawn: bool, banded: bool
) -> None:
    view = _view(words, **changes)

    assert (view.drawn, view.banded) == (drawn, banded)


def test_a_wide_range_is_said_and_shown_as_a_band(words: FigureWords) -> None:
    view = _view(words, range="17 to 68")

    assert view.range == "From 17 to 68 in 100."
    assert (view.low, view.middle, view.high) == (17, 41, 68)


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        ("clear", "More than chance."),
        ("not-clear", "Could be chance."),
        ("not-stated", ""),
    ],
)
def test_a_comparison_says_whether_the_gap_could_be_chance(
    words: FigureWords, difference: str, said: str
) -> None:
    other = {"what": "a walker", "events": "33", "difference": difference}
    view = _view(words, compared_with=other)

    assert view.comparison == "With a walker: 33 in 100."
    assert view.difference == said
    assert (view.other, view.other_what) == (33, "a walker")


def test_a_change_on_a_scale_is_told_in_sentences(words: FigureWords) -> None:
    effect = Effect.model_validate(
        {
            "size": "3.86",
            "unit": "points",
            "direction": "less",
            "of": "pain",
            "scale": "0 to 100",
            "range": "3.29 to 4.43",
            "noticeable_from": "10",
            "when": "after one week",
            "compared_with": "one crutch",
        }
    )

    assert words.effect(effect) == (
        "3.86 points less pain than with one crutch. When: after one week. "
        "The scale goes from 0 to 100. From 3.29 to 4.43. People notice 10."
    )


def test_a_ratio_is_told_with_its_range(words: FigureWords) -> None:
    ratio = Ratio.model_validate(
        {
            "what": "a fall",
            "times": "1.96",
            "range": "1.09 to 3.54",
            "compared_with": "people with no crutch",
            "difference": "clear",
            "sources": ["example-trial"],
        }
    )

    assert words.ratio(ratio) == (
        "1.96 times as often as in people with no crutch: a fall. "
        "From 1.09 to 3.54. More than chance."
    )


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [(0, 0, 0), (0, 1, 1), (0, 10, 1), (0, 41, 5), (41, 100, 6), (41, 50, 1), (0, 100, 10)],
)
def test_people_stand_in_rows_of_ten(first: int, last: int, rows: int) -> None:
    assert people(first, last).count("M") == rows


def test_a_row_of_people_is_one_stroke_from_the_first_to_the_last() -> None:
    assert people(41, 53) == "M13.8 42.5h82.4M3.8 52.5h22.4"
