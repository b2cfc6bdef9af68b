"""A phase after treatment (``content/aftercare/``): what to expect, what to do, when to call.

Enters: plain data. Leaves: ``Aftercare``.
"""

from __future__ import annotations

from typing import Annotated

from sitegen.model.base import field, many
from sitegen.model.pieces import Advice, Claim, Record
from sitegen.model.scalars import Line, RefTo, Slug
from sitegen.model.terms import Verdict


class Myth(Claim):
    """Something people are often told, put right."""

    said: Line = field("What people say", "The myth, in a few words.", "Water flushes out toxins.")
    verdict: Verdict = field("Verdict", "supported, limited, not-supported or false.", "false")


class Aftercare(Record):
    """One phase on the timeline."""

    phase: Annotated[Slug, RefTo("phase")] = field(
        "Phase", "Its place on the timeline (ids under `phases` in vocabulary.yml).", "first-2-days"
    )
    expect: tuple[Claim, ...] = many(
        "What to expect", "What is ordinary, with numbers.", [{"text": "Soreness."}], least=1
    )
    do: tuple[Advice, ...] = many(
        "What to do",
        "One step an item.",
        [{"text": "Move a little.", "basis": "guideline"}],
        least=1,
    )
    hold_back: tuple[Advice, ...] = many(
        "What to leave for now", "One thing an item.", [{"text": "Long bed rest."}], least=1
    )
    comfort: tuple[Claim, ...] = many(
        "What may ease it", "Heat, cold and so on, with how sure we are.", [{"text": "Warmth."}]
    )
    myths: tuple[Myth, ...] = many(
        "Myths put right", "What people say, and what is known.", [{"said": "It must hurt."}]
    )
    risks: tuple[Annotated[Slug, RefTo("risk")], ...] = many(
        "Risks", "Ids of the risks of this phase.", ["soreness-stiffness"]
    )
