"""How often, to see at a glance: a frequency word after a number, and a round bottom number.

Enters: a count. Leaves: the frequency of a harm, said after the number and never without it.
The five steps are those of the leaflets that come with medicines in the EU.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sitegen.model.figures import Estimate
from sitegen.wording import Wording, Words

STEPS = (10, 100, 1_000, 10_000)  # 1 in 10 or more is very common, 1 in 100 or more is common, …
RAREST = len(STEPS)
LEAST_BASE = 100  # no meaning is told in less than 100: 10 or more in 100, not 1 or more in 10


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often, in words: one word or two, each with its meaning, and the frames around them."""

    sentence: str
    joined: str
    names: tuple[tuple[str, str], ...]

    def said(self, first_time: Callable[[str], bool]) -> str:
        """The sentence; a word that the page has not had yet comes with its meaning."""
        parts = [
            f"{name} ({meaning})" if first_time(f"frequency {name}") else name
            for name, meaning in self.names
        ]
        return self.sentence.format(self.joined.format(parts[0], low=parts[0], high=parts[-1]))


def frequency(item: Estimate, wording: Wording) -> Frequency | None:
    """The frequency of a harm; none for what is no harm, or was not counted."""
    steps, w = _steps(item), wording.w
    if item.counts != "harm" or not steps:
        return None
    joined = w.frequency_to if steps[1:] else "{}"
    if item.kind == "at-most" and steps != [RAREST]:
        joined = w.frequency_at_most
    sentence = w.frequency_visits if item.of == "visits" else w.frequency_people
    names, base = _names(w), _base(item)
    said = tuple((names[step], _meaning(step, base, wording)) for step in steps)
    return Frequency(sentence, joined, said)


def other_frequency(item: Estimate, wording: Wording) -> Frequency | None:
    """The frequency in the group that a harm was compared with; none where it has no count."""
    other = item.compared_with
    if not other or other.events is None:
        return None
    return frequency(
        item.model_copy(update={"events": other.events, "range": other.range}), wording
    )


def _names(w: Words) -> tuple[str, ...]:
    return (w.very_common, w.common, w.uncommon, w.rare, w.very_rare)


def _base(item: Estimate) -> int:
    """The bottom number that readers see, when it is a round one: the word is told in the same."""
    base = (item.events is not None and round_base(item.events, item.out_of)) or item.out_of
    return base if base == 10 ** (len(str(base)) - 1) else 0


def _meaning(step: int, base: int, wording: Wording) -> str:
    """What a word means, in the bottom number of the count, so that nobody has to reckon."""
    w, number = wording.w, wording.number
    own = STEPS[min(step, RAREST - 1)]
    base = max(base, own, LEAST_BASE)
    least, out_of = base // own, number(base)
    if step == 0:
        return w.means_or_more.format(low=number(least), out_of=out_of)
    if step == RAREST:
        return w.means_fewer.format(high=number(least), out_of=out_of)
    return w.means_from_to.format(low=number(least), high=number(least * 10 - 1), out_of=out_of)


def _steps(item: Estimate) -> list[int]:
    """The steps of the lowest and of the highest number; of a ceiling, its own alone."""
    ends = [item.events] if item.events is not None else []
    if item.range and item.kind == "observed":
        ends = [item.range.low, item.range.high]
    return sorted({_step(end, item.out_of) for end in ends}, reverse=True)


def _step(events: Decimal, out_of: int) -> int:
    """How many of the steps a number stays below."""
    return sum(events * step < out_of for step in STEPS)


def round_base(events: Decimal, out_of: int) -> int:
    """The round bottom number to tell a count in as well; 0 where its own one does.

    A count of 130 in 194, or of 144 in 1,000, is easier to see in 100; 2 in 960,140, in a million.
    """
    if out_of <= 100:
        return 0
    if events * 10 >= out_of:
        return 100
    base: int = 10 ** len(str(out_of))
    if events < 1 or base == out_of * 10:
        return 0
    while base > 100 and events * base >= out_of * 100:
        base //= 10
    return base
