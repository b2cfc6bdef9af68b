"""Changes on a scale, and how many times as often: numbers in words.

Enters: an ``Effect`` or a ``Ratio`` of the model. Leaves: sentences; no number is changed.
"""

from __future__ import annotations

from decimal import Decimal

from sitegen.model.figures import Effect, Ratio
from sitegen.model.scalars import Range
from sitegen.wording import Wording


class ChangeWords:
    """Writes the sentences of effects and ratios in one language."""

    def __init__(self, wording: Wording) -> None:
        """Keep the wording."""
        self._wording = wording
        self._w = wording.w

    def effect(self, effect: Effect) -> str:
        """A change on a scale, and whether people notice a change of this size."""
        words = self._w.effect_less if effect.direction == "less" else self._w.effect_more
        said = [
            words.format(
                size=self._near(effect.size),
                unit=effect.unit,
                of=effect.of,
                compared_with=effect.compared_with,
            ),
            self._w.measured_when.format(effect.when) if effect.when else "",
            self._scale(effect),
            self._likely(effect.range, effect.unit),
            self._noticed(effect),
        ]
        return " ".join(part for part in said if part)

    def ratio(self, ratio: Ratio) -> str:
        """How many times as often, in a few sentences."""
        said = [
            self._w.ratio.format(
                what=ratio.what,
                times=self._near(ratio.times, least=2),
                compared_with=ratio.compared_with,
            ),
            self._w.ratio_of_1,
            self._likely(ratio.range, self._w.times),
            self._clear(ratio.difference),
        ]
        return " ".join(part for part in said if part)

    def _near(self, value: Decimal, least: int = 1) -> str:
        """A number; beside a fraction, the whole number that it is near to."""
        number, below = self._wording.number, int(value)
        if value == below:
            return number(below)
        over = value - below <= Decimal("0.5")
        whole = below if over else below + 1
        if whole < least:
            return number(value)
        words = self._w.just_over if over else self._w.almost
        return words.format(whole=number(whole), exact=number(value))

    def _likely(self, span: Range | None, unit: str) -> str:
        if not span:
            return ""
        number = self._wording.number
        return self._w.likely_range.format(low=number(span.low), high=number(span.high), unit=unit)

    def _scale(self, effect: Effect) -> str:
        """The ends of the scale; where they are not 0 and 100, the size as if they were."""
        if not effect.scale:
            return ""
        number, low, high = self._wording.number, effect.scale.low, effect.scale.high
        said = self._w.effect_scale.format(low=number(low), high=number(high))
        if low == 0 and high == 100:
            return said
        share = effect.size * 100 / (high - low) if high > low else effect.size
        return f"{said} {self._w.effect_share.format(size=self._near(round(share, 1)))}"

    def _noticed(self, effect: Effect) -> str:
        """How big a change people notice, and whether this one is as big."""
        if effect.noticeable_from is None:
            return self._w.noticeable_unknown
        said = self._w.noticeable_from.format(size=self._wording.number(effect.noticeable_from))
        top = effect.range.high if effect.range else effect.size
        bottom = effect.range.low if effect.range else effect.size
        if top < effect.noticeable_from:
            return f"{said} {self._w.noticeable_less}"
        return f"{said} {self._w.noticeable_more}" if bottom >= effect.noticeable_from else said

    def _clear(self, difference: str) -> str:
        """Whether a difference is beyond chance, in words."""
        said = {"clear": self._w.difference_clear, "not-clear": self._w.difference_not_clear}
        return said.get(difference, "")
