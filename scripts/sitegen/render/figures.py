"""Figures in words, and the counts that a drawing of them needs.

Enters: a ``Figure`` of the model. Leaves: views with sentences; the same numbers as the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sitegen.model.figures import Estimate, Figure
from sitegen.render.changes import ChangeWords
from sitegen.render.frequency import Frequency, frequency, other_frequency, round_base

ARRAY = (10, 100)  # bottom numbers that are drawn as people; others are told in words only


@dataclass(frozen=True, slots=True)
class EstimateView:
    """One count, ready to show.

    ``events`` of ``out_of`` are drawn as people when ``drawn``; with a wide ``low`` to ``high`` the
    range is drawn as a band instead (``banded``), because one array would look too sure. ``other``
    is the comparison's events. The positions are hundredths of ``out_of``.
    """

    what: str
    thing: str
    counts: str
    sentence: str
    frequency: Frequency | None
    rounded: str
    rest: str
    range: str
    comparison: str
    other_frequency: Frequency | None
    gap: str
    difference: str
    details: tuple[str, ...]
    about: tuple[str, ...]
    evidence: str
    note: str
    sources: tuple[str, ...]
    drawn: bool
    banded: bool
    events: int
    out_of: int
    other: int | None
    other_what: str
    low: int
    middle: int
    high: int


class FigureWords(ChangeWords):
    """Writes the sentences of figures in one language."""

    def estimates(self, figure: Figure | None) -> tuple[EstimateView, ...]:
        """The counts of a figure."""
        return tuple(self._estimate(item) for item in figure.estimates) if figure else ()

    def one_thing_twice(self, views: tuple[EstimateView, ...]) -> bool:
        """Whether two counts are of one thing by one work, and so need a word why."""
        return len(views) == 2 and len({(view.thing, view.sources) for view in views}) == 1

    def _estimate(self, item: Estimate) -> EstimateView:
        compared = item.compared_with
        other = compared.events if compared else None
        span = item.range
        wide = bool(span and span.high - span.low > Decimal(item.out_of) / 5)
        events = item.events if item.events is not None else Decimal(0)
        whole = events == int(events) and (other is None or other == int(other))
        return EstimateView(
            what=item.what,
            thing=item.what.partition(",")[0],
            counts=item.counts,
            sentence=self._count(item),
            frequency=frequency(item, self._wording),
            rounded=self._rounded(item),
            rest=self._rest(item),
            range=self._range(item),
            comparison=self._comparison(item),
            other_frequency=other_frequency(item, self._wording),
            gap=self._gap(item) if item.out_of in ARRAY else "",
            difference=self._difference(item),
            details=self._details(item),
            about=item.about,
            evidence=item.evidence,
            note=item.note or "",
            sources=item.sources,
            drawn=item.events is not None
            and item.out_of in ARRAY
            and whole
            and not wide
            and item.kind == "observed",
            banded=item.out_of in ARRAY and wide,
            events=int(events),
            out_of=item.out_of,
            other=int(other) if other is not None else None,
            other_what=compared.what if compared else "",
            low=_share(span.low, item.out_of) if span else 0,
            middle=_share(events, item.out_of) if item.events is not None else -1,
            high=_share(span.high, item.out_of) if span else 0,
        )

    def _details(self, item: Estimate) -> tuple[str, ...]:
        """In whom, and when."""
        said = ((self._w.in_whom, item.who), (self._w.measured_when, item.period))
        return tuple(words.format(part) for words, part in said if part)

    def _count(self, item: Estimate) -> str:
        words = {
            ("observed", "people"): self._w.count_people,
            ("observed", "visits"): self._w.count_visits,
            ("at-most", "people"): self._w.at_most_people,
            ("at-most", "visits"): self._w.at_most_visits,
        }[item.kind, item.of]
        number, span = self._wording.number, item.range
        if item.events is not None:
            events = number(item.events)
        elif span:  # a work that gives no single number
            events = self._w.frequency_to.format(low=number(span.low), high=number(span.high))
        else:
            return item.what
        return words.format(what=item.what, events=events, out_of=number(item.out_of))

    def _rest(self, item: Estimate) -> str:
        """The other side: how many did not have it."""
        if item.events is None:
            return ""
        if item.kind == "at-most":
            return self._w.nobody_had_it
        words = {
            (True, "people"): self._w.others_people,
            (True, "visits"): self._w.others_visits,
            (False, "people"): self._w.about_others_people,
            (False, "visits"): self._w.about_others_visits,
        }[item.events == int(item.events), item.of]
        rest, number = int(item.out_of - item.events), self._wording.number
        return words.format(others=number(rest), out_of=number(item.out_of))

    def _rounded(self, item: Estimate) -> str:
        """The count out of 100 or so, where its own bottom number makes readers reckon."""
        if item.events is None or item.kind == "at-most":
            return ""
        base = round_base(item.events, item.out_of)
        return self._about(item.events, item.out_of, base) if base else ""

    def _about(self, events: Decimal, out_of: int, base: int) -> str:
        number, about = self._wording.number, round(events * base / out_of)
        return self._w.about_count.format(events=number(about), out_of=number(base))

    def _gap(self, item: Estimate) -> str:
        """How far two numbers that are drawn side by side are apart."""
        other = item.compared_with.events if item.compared_with else None
        if item.events is None or other is None or item.events == other:
            return ""
        words = self._w.gap_more if item.events > other else self._w.gap_fewer
        number = self._wording.number
        return words.format(gap=number(abs(item.events - other)), out_of=number(item.out_of))

    def _range(self, item: Estimate) -> str:
        if not item.range or item.events is None:
            return ""
        number = self._wording.number
        return self._w.range_of.format(
            low=number(item.range.low), high=number(item.range.high), out_of=number(item.out_of)
        )

    def _comparison(self, item: Estimate) -> str:
        compared = item.compared_with
        if not compared:
            return ""
        if compared.events is None:
            return self._w.compared_only.format(what=compared.what)
        number = self._wording.number
        said = self._w.compared_count.format(
            what=compared.what, events=number(compared.events), out_of=number(item.out_of)
        )
        if base := round_base(item.events or Decimal(0), item.out_of):
            said += " " + self._about(compared.events, item.out_of, base)
        if compared.range:
            low, high = number(compared.range.low), number(compared.range.high)
            said += " " + self._w.range_of.format(low=low, high=high, out_of=number(item.out_of))
        return said

    def _difference(self, item: Estimate) -> str:
        return self._clear(item.compared_with.difference) if item.compared_with else ""


def people(first: int, last: int) -> str:
    """Path data for the people ``first`` to ``last``, ten in a row: one dashed stroke a row.

    Each person is 10 wide and 10 high; templates stroke the path once for heads, once for bodies.
    """
    rows = []
    for start in range(first - first % 10, last, 10):
        left, right = max(first, start) - start, min(last, start + 10) - start
        rows.append(f"M{10 * left + 3.8:g} {start + 2.5:g}h{10 * (right - left) - 7.6:g}")
    return "".join(rows)


def _share(events: Decimal, out_of: int) -> int:
    """Events as whole hundredths of the bottom number, for a drawing."""
    return round(100 * events / out_of)
