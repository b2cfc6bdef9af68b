"""The words of the site, the labels of the vocabulary, numbers and dates as readers see them.

Enters: the vocabulary of one language. Leaves: ``Wording``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sitegen.model.terms import GRADED
from sitegen.model.vocabulary import AboutLabel, Call, Label, Vocabulary


class MissingWordError(KeyError):
    """A template asks for a word that ``vocabulary.yml`` does not hold: a mistake of ours."""


class Words:
    """The words of the site by name: ``w.menu``."""

    def __init__(self, words: dict[str, str]) -> None:
        """Keep the words."""
        self._words = words

    def __getattr__(self, key: str) -> str:
        """The words behind a key; raises MissingWordError."""
        try:
            return self._words[key]
        except KeyError:
            raise MissingWordError(key) from None


class Wording:
    """Looks labels up and writes numbers and dates in one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the vocabulary."""
        self.w = Words(vocabulary.words)
        self._numbers = vocabulary.numbers
        self._labels: dict[str, dict[str, Label]] = {
            kind: {label.id: label for label in getattr(vocabulary, kind)}
            for kind in (
                "kinds",
                "evidence",
                "verdicts",
                "fits",
                "levels",
                "basis",
                "methods",
                "regions",
                "phases",
                "groups",
            )
        }
        self._about: dict[str, AboutLabel] = {label.id: label for label in vocabulary.about}
        self.calls: dict[tuple[str, str], Call] = {
            (call.tier, call.contact): call for call in vocabulary.calls
        }

    def label(self, name: str, kind: str) -> Label:
        """The label of an id; ``kind`` is a list of the vocabulary, such as "evidence"."""
        return self._labels[kind][name]

    def labels(self, kind: str) -> list[Label]:
        """All labels of a kind, in the order of the vocabulary."""
        return list(self._labels[kind].values())

    def about(self, name: str) -> AboutLabel:
        """The label of what a finding was measured on."""
        return self._about[name]

    def bars(self, evidence: str) -> int:
        """How many of the four bars are filled; 0 where nothing was graded."""
        return GRADED.index(evidence) + 1 if evidence in GRADED else 0

    def number(self, value: Decimal | int) -> str:
        """A number with this language's marks: 42,451 and 3.86."""
        whole, _, part = str(abs(value)).partition(".")
        sign = "-" if value < 0 else ""  # not from ``whole``: -0.5 has it before a plain 0
        grouped = sign + f"{int(whole):,}".replace(",", self._numbers.thousands)
        return f"{grouped}{self._numbers.decimal}{part}" if part else grouped

    def date(self, day: date) -> str:
        """A day in words: 6 August 2026."""
        month = self._numbers.months[day.month - 1]
        return self._numbers.date.format(day=day.day, month=month, year=day.year)
