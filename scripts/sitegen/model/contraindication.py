"""A contraindication: a reason to wait, to ask first or to change the treatment.

One file a reason in ``content/contraindications/``; its cases say when which level holds.

Enters: plain data. Leaves: ``Contraindication``.
"""

from __future__ import annotations

from typing import Annotated

from sitegen.model.base import Model, field, many, optional
from sitegen.model.figures import SOURCES, Source
from sitegen.model.pieces import Advice, Claim, Method, Record, Region
from sitegen.model.scalars import Line, Prose, RefTo, Slug, Text
from sitegen.model.terms import Basis, Level, Urgency


class MethodLevel(Model):
    """How strict a case is for one kind of hands-on work."""

    method: Method = field("Method", "An id under `methods` in vocabulary.yml.", "thrust")
    level: Level = field("Level", "avoid, ask-first, adapt or usual.", "avoid")
    regions: tuple[Region, ...] = many(
        "Only for", "Body parts, when the level holds only there.", ["neck"]
    )
    note: Line | None = optional("Note", "A few words, when needed.", "not over the sore bone")


class AreaLevel(Model):
    """How strict a case is for one body part."""

    region: Region = field("Body part", "An id under `regions` in vocabulary.yml.", "neck")
    level: Level = field("Level", "avoid, ask-first, adapt or usual.", "ask-first")
    note: Line | None = optional("Note", "A few words, when needed.", "lying on your side")


class Case(Model):
    """One situation within a contraindication."""

    when: Line = field("When", "The situation, as a patient would know it.", "Weak bones, no break")
    level: Level = field(
        "Level",
        "The strictest level for hands-on work in this case. avoid: not this, there. ask-first: a "
        "doctor agrees first. adapt: with changes. usual: no change. The levels below tell more.",
        "adapt",
    )
    text: Text = field("What it means", "One to three sentences.", "Gentle work is often possible.")
    basis: Basis = field(
        "Rests on",
        "guideline, health-service, study, custom or our-judgement.",
        "our-judgement",
    )
    sources: tuple[Source, ...] = many(*SOURCES)
    methods: tuple[MethodLevel, ...] = many(
        "By method",
        "The level for each kind of hands-on work.",
        [{"method": "thrust", "level": "avoid"}],
        least=1,
    )
    regions: tuple[AreaLevel, ...] = many(
        "By body part",
        "The level for each body part, where it differs.",
        [{"region": "neck", "level": "ask-first"}],
    )
    instead: tuple[Advice, ...] = many(
        "What may be done instead",
        "Other ways for this case.",
        [{"text": "Lighter pushes.", "basis": "our-judgement"}],
    )


class Contraindication(Record):
    """One reason to wait, to ask first or to change the treatment."""

    group: Annotated[Slug, RefTo("group")] = field(
        "Group", "Its heading in the safety check (ids under `groups` in vocabulary.yml).", "bones"
    )
    urgency: Urgency = field(
        "Urgency",
        "now: get help at once. before: settle it before any treatment. tell: say it at the start.",
        "tell",
    )
    question: Line = field(
        "Yes or no question", "The question of the safety check.", "Do you take a blood thinner?"
    )
    because: Line | None = optional(
        "Why we ask",
        "One short sentence for the safety check. Left out, the first reason under `why` is told.",
        "A small force may break a weak bone.",
    )
    what_it_is: tuple[Prose, ...] = many(
        "What it is", "Short paragraphs.", ["Bones that have become thin."], least=1
    )
    why: tuple[Claim, ...] = many(
        "Why it matters",
        "What could go wrong, and what is known of it.",
        [{"text": "Weak bones can crack."}],
        least=1,
    )
    cases: tuple[Case, ...] = many(
        "Cases", "The situations, the strictest first.", [{"when": "Weak bones, no break"}], least=1
    )
    experts_differ: tuple[Claim, ...] = many(
        "Where experts differ",
        "When sources disagree, both sides.",
        [{"text": "One charity says never."}],
    )
    tell: tuple[Text, ...] = many(
        "What to tell your therapist", "One thing an item.", ["Any broken bone you had."], least=1
    )
    instead: tuple[Advice, ...] = many(
        "What your therapist may do instead",
        "Holds for all cases.",
        [{"text": "Exercise for strong bones.", "basis": "guideline"}],
        least=1,
    )
    afterwards: tuple[Advice, ...] = many(
        "What to watch for afterwards",
        "After the visit, special to this reason.",
        [{"text": "Look for new bruises.", "basis": "our-judgement"}],
    )
    medicine: Advice = field(
        "About your medicine",
        "Never stop a prescribed medicine because of this page.",
        {"text": "Do not stop any medicine for a visit.", "basis": "our-judgement"},
    )
