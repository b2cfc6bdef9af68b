"""A risk: something unwanted that may happen during or after treatment (``content/risks/``).

Enters: plain data. Leaves: ``Risk``.
"""

from __future__ import annotations

from typing import Literal

from sitegen.model.base import Model, field, many, optional
from sitegen.model.figures import Figure
from sitegen.model.pieces import Advice, Claim, Record
from sitegen.model.scalars import Prose, Text


class Timing(Model):
    """When it starts and when it ends, or that nobody has measured it."""

    starts: Claim | None = optional("When it starts", "With its source.", {"text": "Within a day."})
    lasts: Claim | None = optional(
        "How long it lasts", "With its source.", {"text": "Often under a day."}
    )
    not_known: tuple[Text, ...] = many(
        "Not known", "What nobody has measured about the timing.", ["No one has timed this."]
    )


class Risk(Record):
    """One risk."""

    seriousness: Literal["short-lived", "serious"] = field(
        "How serious", "short-lived or serious.", "short-lived"
    )
    feels: tuple[Prose, ...] = many(
        "How it feels", "What a person would notice.", ["A dull ache."], least=1
    )
    how_often: Figure = field(
        "How often",
        "Counts with their sources, or why nobody knows.",
        {"estimates": [{"what": "any soreness", "events": "41"}]},
    )
    what_the_numbers_mean: tuple[Claim, ...] = many(
        "What the numbers mean",
        "How to read them; who was counted; what is left out.",
        [{"text": "Part of this happens with a pretend treatment too."}],
    )
    timing: Timing = field("When", "When it starts and ends.", {"starts": {}, "lasts": {}})
    why: tuple[Claim, ...] = many("Why it happens", "What is thought.", [{"text": "Rising fast."}])
    who_more: tuple[Claim, ...] = many(
        "Who gets it more", "Who is more likely to have it.", [{"text": "People with more pain."}]
    )
    kept_small: tuple[Claim, ...] = many(
        "How the risk is kept small", "What your therapist does.", [{"text": "Asking first."}]
    )
    do: tuple[Advice, ...] = many(
        "What to do", "Steps to take.", [{"text": "Keep moving.", "basis": "custom"}], least=1
    )
