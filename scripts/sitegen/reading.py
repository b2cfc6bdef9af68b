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
    """Counts over some text, and the grades they give."""

    words: int
    sentences: int
    syllables: int
    long_words: int

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


def score(blocks: Iterable[str], syllables: Syllables) -> Score:
    """The counts over all blocks."""
    words = total = parts = long = 0
    for block in blocks:
        found = words_of(block)
        if not found:
            continue
        parts += len(sentences(block))
        words += len(found)
        for word in found:
            count = syllables.count(word)
            total += count
            long += count >= 3
    return Score(words, parts, total, long)
