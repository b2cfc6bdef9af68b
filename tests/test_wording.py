"""Numbers, dates and labels as readers of a language see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from conftest import SAMPLE, Guide, read_yaml

from sitegen.model.vocabulary import Vocabulary
from sitegen.wording import MissingWordError, Wording


@pytest.fixture(scope="module")
def english(pattern_guide: Guide) -> Wording:
    return Wording(pattern_guide.catalog().vocabulary)


@pytest.fixture(scope="module")
def spanish() -> Wording:
    data = read_yaml(SAMPLE / "content" / "translations" / "es" / "vocabulary.yml")
    return Wording(Vocabulary.model_validate(data))


@pytest.mark.parametrize(
    ("value", "here", "there"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (42451, "42,451", "42.451"),
        (1000000, "1,000,000", "1.000.000"),
        (Decimal("3.86"), "3.86", "3,86"),
        (Decimal("1234.50"), "1,234.50", "1.234,50"),
        (Decimal("-1.5"), "-1.5", "-1,5"),
        (Decimal("-0.5"), "-0.5", "-0,5"),  # its whole part has no sign
        (-1234, "-1,234", "-1.234"),
    ],
)
def test_numbers(
    english: Wording, spanish: Wording, value: Decimal | int, here: str, there: str
) -> None:
    assert (english.number(value), spanish.number(value)) == (here, there)


def test_dates(english: Wording, spanish: Wording) -> None:
    day = date(2026, 8, 6)

    assert (english.date(day), spanish.date(day)) == ("6 August 2026", "6 de agosto de 2026")


@pytest.mark.parametrize(
    ("evidence", "bars"),
    [("high", 4), ("moderate", 3), ("low", 2), ("very-low", 1), ("none", 0), ("not-graded", 0)],
)
def test_how_sure_in_bars(english: Wording, evidence: str, bars: int) -> None:
    assert english.bars(evidence) == bars


def test_labels_are_found_by_id(english: Wording) -> None:
    assert english.label("knee", "regions").label == "Knee"
    assert english.about("walking-aids").note == "Measured on walking aids of all kinds."


def test_a_word_that_is_not_there_is_our_mistake(english: Wording) -> None:
    with pytest.raises(MissingWordError):
        _ = english.w.no_such_word
