"""How hard words are to read: grade, SMOG, sentence length, long words.

Enters: blocks of text (a paragraph, a bullet, a heading: each ends a sentence). Leaves: ``Score``.

Flesch-Kincaid grade (Kincaid 1975): 0.39 * words/sentences + 11.8 * syllables/words - 15.59.
SMOG (McLaughlin 1969): 1.0430 * sqrt(polysyllables * 30/sentences) + 3.1291.
Polysyllables have three or more syllables. A number counts as a word of one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from sitegen.syllables import Syllables

_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over some text, and the grades they give. Scores can be added up."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    long_words: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts over both texts."""
        return Score(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid school grade."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """The SMOG school grade."""
        if not self.sentences:
            return 0.0
        return 1.0430 * sqrt(self.long_words * 30 / self.sentences) + 3.1291

    @property
    def long_share(self) -> float:
        """Words of three or more syllables, in every 100 words."""
        return 100 * self.long_words / self.words if self.words else 0.0


def sentences(block: str) -> list[str]:
    """The sentences of one block of text."""
    return [part for part in _END.split(block) if _WORD.search(part)]


def words_of(text: str) -> list[str]:
    """The words of a text; a number is one word."""
    return _WORD.findall(text)


def score(block: str, syllables: Syllables) -> Score:
    """The counts over one block of text."""
    found = words_of(block)
    if not found:
        return Score()
    counts = [syllables.count(word) for word in found]
    long = sum(count >= 3 for count in counts)
    return Score(len(found), len(sentences(block)), sum(counts), long)


def total(scores: Iterable[Score]) -> Score:
    """The counts over many blocks."""
    return sum(scores, Score())
