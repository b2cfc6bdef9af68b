"""What changed between two texts of a page, as who reads them sees it: paragraphs and words.

Enters: two lists of lines, as ``render.as_text`` makes them. Leaves: ``Section`` values, in the
order of the newer text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

HEADING = "# "
_ALIKE = 0.4  # of their words: less in common, and they are two paragraphs, not one that changed
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*%?")


class Piece(NamedTuple):
    """Some words of a paragraph, and whether only this side has them."""

    words: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph before and now; nothing on one side where it is new or was taken out."""

    before: tuple[Piece, ...] = ()
    now: tuple[Piece, ...] = ()
    moved: bool = False  # the same words at another place
    is_heading: bool = False

    @property
    def numbers(self) -> tuple[list[str], list[str]]:
        """The numbers that only one side has: before, and now."""
        before, now = (
            _NUMBER.findall(" ".join(p.words for p in s)) for s in (self.before, self.now)
        )
        return _without(before, now), _without(now, before)


@dataclass(slots=True)
class Section:
    """What stands below a heading: changes, and runs of paragraphs that stayed as they were."""

    heading: str
    parts: list[Change | list[str]] = field(default_factory=list)

    @property
    def changes(self) -> list[Change]:
        """Only what changed."""
        return [part for part in self.parts if isinstance(part, Change)]


def compare(before: Sequence[str], now: Sequence[str]) -> list[Section]:
    """Both texts side by side, by heading."""
    sections = [Section("")]
    for part in _moves(list(_parts(before, now))):
        if isinstance(part, str):
            _add_same(sections, part)
        else:
            _add(sections, part)
    return [one for one in sections if one.parts]


def _add_same(sections: list[Section], line: str) -> None:
    if _is_heading(line):
        sections.append(Section(line.removeprefix(HEADING)))
    elif sections[-1].parts and isinstance(sections[-1].parts[-1], list):
        sections[-1].parts[-1].append(line)
    else:
        sections[-1].parts.append([line])


def _add(sections: list[Section], change: Change) -> None:
    if change.is_heading:  # the words below a heading that went stay below it
        sections.append(Section(" ".join(piece.words for piece in change.now or change.before)))
    sections[-1].parts.append(change)


def _parts(before: Sequence[str], now: Sequence[str]) -> Iterator[Change | str]:
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for step, a, b, c, d in steps:
        if step == "equal":
            yield from now[c:d]
        else:
            yield from _pairs(before[a:b], now[c:d])


def _pairs(before: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """Which paragraph became which, in order; the others were taken out or are new."""
    at, partners = 0, _partners(before, now)
    for new, old in enumerate(partners):
        until = next((one for one in partners[new:] if one is not None), len(before))
        yield from (_gone(line) for line in before[at:until])
        if old is None:
            at = until
            yield Change(now=_whole(now[new]), is_heading=_is_heading(now[new]))
        else:
            at = old + 1
            yield _changed(before[old], now[new])
    yield from (_gone(line) for line in before[at:])


def _partners(before: Sequence[str], now: Sequence[str]) -> list[int | None]:
    """For each line of now the one before it that it was made of: the most alike, in order."""
    if len(before) == len(now) == 1 and _is_heading(before[0]) == _is_heading(now[0]):
        return [0]  # nothing else can have become of it
    bags = [Counter(line.split()) for line in before]
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())] * (len(before) + 1)]
    for line in now:
        bag, row = Counter(line.split()), [(0.0, (-1,) * len(best))]
        for old, other in enumerate(bags):
            alike = _alike(bag, other)
            choices = [
                (row[-1][0], row[-1][1]),
                (best[-1][old + 1][0], (*best[-1][old + 1][1], -1)),
            ]
            if alike >= _ALIKE:
                score, way = best[-1][old]
                choices.append((score + alike, (*way, old)))
            row.append(max(choices, key=lambda choice: choice[0]))
        best.append(row)
    return [None if old < 0 else old for old in best[-1][-1][1]]


def _alike(one: Counter[str], other: Counter[str]) -> float:
    if ("#" in one) != ("#" in other):
        return 0.0
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _is_heading(line: str) -> bool:
    return line.startswith(HEADING)


def _gone(line: str) -> Change:
    return Change(before=_whole(line), is_heading=_is_heading(line))


def _whole(line: str) -> tuple[Piece, ...]:
    return (Piece(without_mark(line), changed=True),)


def without_mark(line: str) -> str:
    """The words of a line, without what says that it is a heading or one of a list."""
    return line.removeprefix(HEADING).removeprefix("- ")


def _changed(before: str, now: str) -> Change:
    old, new = without_mark(before).split(), without_mark(now).split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    left = [(word, step != "equal") for step, a, b, _, _ in steps for word in old[a:b]]
    right = [(word, step != "equal") for step, _, _, c, d in steps for word in new[c:d]]
    return Change(_joined(left), _joined(right), is_heading=_is_heading(now))


def _joined(words: list[tuple[str, bool]]) -> tuple[Piece, ...]:
    runs = groupby(words, key=lambda word: word[1])
    return tuple(Piece(" ".join(word for word, _ in run), changed) for changed, run in runs)


def _moves(parts: list[Change | str]) -> Iterator[Change | str]:
    """The same, but what was taken out here and put in there is one thing: it moved."""
    gone = Counter(p.before for p in parts if isinstance(p, Change) and not p.now)
    come = Counter(p.now for p in parts if isinstance(p, Change) and not p.before)
    both = gone & come
    left, right = both.copy(), both.copy()
    for part in parts:
        if isinstance(part, Change) and not part.now and left[part.before]:
            left[part.before] -= 1
        elif isinstance(part, Change) and not part.before and right[part.now]:
            right[part.now] -= 1
            plain = tuple(Piece(piece.words, changed=False) for piece in part.now)
            yield Change(plain, plain, moved=True, is_heading=part.is_heading)
        else:
            yield part


def _without(some: list[str], others: list[str]) -> list[str]:
    rest = Counter(some) - Counter(others)
    return list(rest.elements())
