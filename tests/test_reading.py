"""How hard words are to read, on passages that can be counted by hand."""

from __future__ import annotations

import pytest

from sitegen.reading import Score, score, sentences, total, words_of
from sitegen.syllables import Syllables

# The first sentence of the Gettysburg Address, syllables counted by hand, a number a word
# ("our" as the dictionary says it first, like "hour"):
# Four score and seven years ago our fathers brought forth on this continent,
#  1     1    1    2     1    2   2     2       1      1   1   1      3        = 19, 13 words
# a new nation, conceived in Liberty, and dedicated to the proposition
# 1  1    2         2      1     3     1      4      1   1       4             = 21, 11 words
# that all men are created equal.
#   1   1   1   1     3      2                                                 =  9,  6 words
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
    "conceived in Liberty, and dedicated to the proposition that all men are created equal."
)
# The lamb went in. His fur was white as snow.   4 words and 6 words, each of 1 syllable
LAMB = "The lamb went in. His fur was white as snow."


def test_a_known_passage_is_counted_as_by_hand(syllables: Syllables) -> None:
    """Long are: continent, Liberty, dedicated, proposition, created."""
    found = score(GETTYSBURG, syllables)

    assert Score(words=30, sentences=1, syllables=49, long_words=5) == found


def test_its_grades_follow_from_the_published_formulas(syllables: Syllables) -> None:
    found = score(GETTYSBURG, syllables)

    assert pytest.approx(found.grade) == 0.39 * 30 / 1 + 11.8 * 49 / 30 - 15.59
    assert pytest.approx(found.smog) == 1.0430 * (5 * 30 / 1) ** 0.5 + 3.1291
    assert pytest.approx(found.long_share) == 100 * 5 / 30


def test_short_words_in_short_sentences_are_below_the_first_grade(syllables: Syllables) -> None:
    found = score(LAMB, syllables)

    assert Score(words=10, sentences=2, syllables=10, long_words=0) == found
    assert found.grade < 0


def test_a_block_ends_a_sentence(syllables: Syllables) -> None:
    """A heading and the items of a list have no full stop."""
    found = total(score(block, syllables) for block in ("What is it", "A long stick", ""))

    assert (found.sentences, found.words) == (2, 6)


def test_no_words_have_no_grade(syllables: Syllables) -> None:
    found = total(score(block, syllables) for block in list[str]())

    assert (found.grade, found.smog, found.long_share) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("block", "count"),
    [
        ("One. Two. Three.", 3),
        ("Is it? It is! Good…", 3),
        ("It cost 3.86 points.", 1),
        ('He said: "Stop." Then he left.', 2),
        ("About 1.5 in 10. That is few.", 2),
        ("No full stop", 1),
        ("…", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(block: str, count: int) -> None:
    assert count == len(sentences(block))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two words", ["two", "words"]),
        ("don't low-back", ["don't", "low-back"]),
        ("1,000 of 3.86", ["1,000", "of", "3.86"]),
        ("Ménière's — x", ["Ménière's", "x"]),
        ("50%", ["50"]),
    ],
)
def test_words_are_what_is_between(text: str, words: list[str]) -> None:
    assert words == words_of(text)
