"""Hints for misspelt names."""

from __future__ import annotations

import pytest

from sitegen.nearest import did_you_mean

KNOWN = ("soreness", "sore-hands", "a-fall", "Two-Crutches")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("sorenes", 'did you mean "soreness"?'),
        ("SORENESS", 'did you mean "soreness"?'),
        ("sore hands", 'did you mean "sore-hands"?'),
        ("two-crutchs", 'did you mean "Two-Crutches"?'),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_the_closest_known_name_is_suggested(typed: str, hint: str) -> None:
    assert hint == did_you_mean(typed, KNOWN)


def test_nothing_is_near_to_nothing() -> None:
    assert did_you_mean("soreness", ()) == ""
