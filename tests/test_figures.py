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
    "about_others_people": "About {others} in {out_of} did not.",
    "about_others_visits": "In about {others} of {out_of} visits, it did not happen.",
    "about_count": "About {events} in {out_of}.",
    "frequency_people": "This is {}.",
    "frequency_visits": "By visit: {}.",
    "frequency_to": "{low} to {high}",
    "frequency_at_most": "{} or rarer",
    "very_common": "very common",
    "means_or_more": "{low} or more in {out_of}",
    "means_from_to": "{low} to {high} in {out_of}",
    "means_fewer": "fewer than {high} in {out_of}",
    "common": "common",
    "uncommon": "uncommon",
    "rare": "rare",
    "very_rare": "very rare",
    "gap_more": "Gap: {gap} more in {out_of}.",
    "gap_fewer": "Gap: {gap} fewer in {out_of}.",
    "range_of": "From {low} to {high} in {out_of}.",
    "compared_only": "Compared with: {what}.",
    "compared_count": "With {what}: {events} in {out_of}.",
    "difference_clear": "More than chance.",
    "difference_not_clear": "Could be chance.",
    "effect_less": "{size} {unit} less {of} than with {compared_with}.",
    "effect_more": "{size} {unit} more {of} than with {compared_with}.",
    "effect_scale": "The scale goes from {low} to {high}.",
    "effect_share": "From 0 to 100: {size}.",
    "likely_range": "From {low} to {high} {unit}.",
    "noticeable_from": "People notice {size}.",
    "noticeable_less": "This is less.",
    "noticeable_more": "This is as big.",
    "noticeable_unknown": "No one says what people notice.",
    "just_over": "{exact} (just over {whole})",
    "almost": "{exact} (almost {whole})",
    "measured_when": "When: {}.",
    "ratio": "{times} times as often as in {compared_with}: {what}.",
    "ratio_of_1": "1 is as often.",
    "times": "times",
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


def test_a_range_alone_is_told_as_the_count(words: FigureWords) -> None:
    view = _view(words, events=None, range="17 to 68")

    assert "17 to 68" in view.sentence
    assert view.range == view.rest == ""


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


@pytest.mark.parametrize(("counts", "said"), [("harm", "This is common."), ("gain", None)])
def test_a_harm_is_told_in_a_word_for_the_other_group_too(
    words: FigureWords, counts: str, said: str | None
) -> None:
    other = {"what": "a walker", "events": "3", "difference": "clear"}
    found = _view(words, counts=counts, compared_with=other).other_frequency

    assert (found.said(lambda _: False) if found else None) == said


def test_a_comparison_without_a_count_has_no_word(words: FigureWords) -> None:
    view = _view(words, compared_with={"what": "a walker"})

    assert view.other_frequency is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "This is very common."),
        ({"events": "10"}, "This is very common."),
        ({"events": "9.9"}, "This is common."),
        ({"events": "1"}, "This is common."),
        ({"events": "9", "out_of": "1000"}, "This is uncommon."),
        ({"events": "10", "out_of": "100000"}, "This is rare."),
        ({"events": "9", "out_of": "100000"}, "This is very rare."),
        ({"range": "9 to 68"}, "This is common to very common."),
        ({"events": None, "range": "17 to 68"}, "This is very common."),
        ({"of": "visits"}, "By visit: very common."),
        ({"kind": "at-most", "events": "2", "out_of": "1000"}, "This is uncommon or rarer."),
        ({"kind": "at-most", "events": "2", "out_of": "100000"}, "This is very rare."),
    ],
)
def test_the_word_for_how_often_follows_from_the_number(
    words: FigureWords, changes: dict[str, Any], said: str
) -> None:
    found = _view(words, **changes).frequency

    assert found
    assert found.said(lambda _: False) == said


def test_a_word_for_how_often_comes_once_with_its_meaning(words: FigureWords) -> None:
    found, seen = _view(words).frequency, iter((True, False))

    assert found
    assert found.said(lambda _: next(seen)) == "This is very common (10 or more in 100)."
    assert found.said(lambda _: next(seen)) == "This is very common."


@pytest.mark.parametrize(
    ("events", "out_of", "meaning"),
    [
        ("40", "100000", "rare (10 to 99 in 100,000)"),
        ("153", "100000", "uncommon (100 to 999 in 100,000)"),
        ("200", "1000", "very common (10 or more in 100)"),
        ("2", "960140", "very rare (fewer than 100 in 1,000,000)"),
        ("4", "10", "very common (10 or more in 100)"),
    ],
)
def test_the_meaning_is_told_in_the_bottom_number_that_readers_see(
    words: FigureWords, events: str, out_of: str, meaning: str
) -> None:
    found = _view(words, events=events, out_of=out_of).frequency

    assert found
    assert meaning in found.said(lambda _: True)


@pytest.mark.parametrize("counts", ["gain", "other"])
def test_what_is_no_harm_has_no_word_for_how_often(words: FigureWords, counts: str) -> None:
    assert _view(words, counts=counts).frequency is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"events": "9", "out_of": "11"}, ""),
        ({"events": "12", "out_of": "10000"}, ""),
        ({"events": "144", "out_of": "1000"}, "About 14 in 100."),
        ({"events": "130", "out_of": "194"}, "About 67 in 100."),
        ({"events": "2", "out_of": "960140"}, "About 2 in 1,000,000."),
        ({"events": "41", "out_of": "42451"}, "About 97 in 100,000."),
        ({"kind": "at-most", "events": "130", "out_of": "194"}, ""),
    ],
)
def test_an_odd_bottom_number_is_told_as_a_round_one_too(
    words: FigureWords, changes: dict[str, Any], said: str
) -> None:
    assert _view(words, **changes).rounded == said


def test_the_others_of_a_fraction_are_told_whole_and_never_rounded_up(words: FigureWords) -> None:
    view = _view(words, of="visits", events="2.1", out_of="1000000")

    assert view.rest == "In about 999,997 of 1,000,000 visits, it did not happen."


@pytest.mark.parametrize(
    ("other", "out_of", "said"),
    [
        ("33", "100", "Gap: 8 more in 100."),
        ("50", "100", "Gap: 9 fewer in 100."),
        ("41", "100", ""),
        (None, "100", ""),
        ("33", "10000", ""),  # not side by side: raw counts of big groups are no trial
    ],
)
def test_two_numbers_side_by_side_come_with_their_gap(
    words: FigureWords, other: str | None, out_of: str, said: str
) -> None:
    compared = {"what": "a walker"} | ({"events": other} if other else {})

    assert _view(words, out_of=out_of, compared_with=compared).gap == said


def test_two_counts_of_one_thing_by_one_work_need_a_word_why(words: FigureWords) -> None:
    one = _view(words, what="sore hands, in trials", sources=["example-trial"])
    two = _view(words, what="sore hands", sources=["example-trial"])
    other = _view(words, what="a fall", sources=["example-trial"])

    assert words.one_thing_twice((one, two))
    assert not words.one_thing_twice((one, other))
    assert not words.one_thing_twice((one,))


def _effect(words: FigureWords, **changes: Any) -> str:
    item = {
        "size": "3.86",
        "unit": "points",
        "direction": "less",
        "of": "pain",
        "scale": "0 to 100",
        "range": "3.29 to 4.43",
        "noticeable_from": "10",
        "when": "after one week",
        "compared_with": "one crutch",
    } | changes
    return words.effect(Effect.model_validate({k: v for k, v in item.items() if v}))


def test_a_change_on_a_scale_is_told_in_sentences(words: FigureWords) -> None:
    assert _effect(words) == (
        "3.86 (almost 4) points less pain than with one crutch. When: after one week. "
        "The scale goes from 0 to 100. From 3.29 to 4.43 points. People notice 10. This is less."
    )


@pytest.mark.parametrize(
    ("size", "said"),
    [("4", "4 points"), ("4.5", "4.5 (just over 4) points"), ("0.4", "0.4 points")],
)
def test_a_fraction_stands_beside_its_whole_number(
    words: FigureWords, size: str, said: str
) -> None:
    assert _effect(words, size=size).startswith(said)


def test_an_odd_scale_is_told_from_0_to_100_too(words: FigureWords) -> None:
    said = _effect(words, size="28.5", scale="0 to 240")

    assert "The scale goes from 0 to 240. From 0 to 100: 11.9 (almost 12)." in said


@pytest.mark.parametrize(
    ("noticeable", "said"),
    [
        ("3", "People notice 3. This is as big."),
        ("4", "People notice 4."),
        ("5", "People notice 5. This is less."),
        (None, "No one says what people notice."),
    ],
)
def test_a_change_is_set_against_what_people_notice(
    words: FigureWords, noticeable: str | None, said: str
) -> None:
    assert _effect(words, noticeable_from=noticeable).endswith(said)


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
        "1.96 (almost 2) times as often as in people with no crutch: a fall. "
        "1 is as often. From 1.09 to 3.54 times. More than chance."
    )


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [(0, 0, 0), (0, 1, 1), (0, 10, 1), (0, 41, 5), (41, 100, 6), (41, 50, 1), (0, 100, 10)],
)
def test_people_stand_in_rows_of_ten(first: int, last: int, rows: int) -> None:
    assert people(first, last).count("M") == rows


def test_a_row_of_people_is_one_stroke_from_the_first_to_the_last() -> None:
    assert people(41, 53) == "M13.8 42.5h82.4M3.8 52.5h22.4"
