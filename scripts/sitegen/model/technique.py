"""A technique: one way of treating by hand (``content/techniques/``).

What it does for each condition is told once, in the condition; the technique's page shows it.
Who should wait comes from the contraindications, by way of ``methods``.

Enters: plain data. Leaves: ``Technique``.
"""

from __future__ import annotations

from typing import Annotated

from sitegen.model.base import Model, field, many, optional
from sitegen.model.pieces import Advice, Claim, Method, Option, Record, Step
from sitegen.model.scalars import Line, Prose, RefTo, Slug, Text
from sitegen.model.terms import Mover


class Facts(Model):
    """The facts strip: five short answers at the side of the page."""

    who_does_it: Line = field("Who does it", "Who gives it.", "A trained physical therapist")
    how_long: Line = field("How long", "How long it takes.", "Bouts of 30 to 60 seconds")
    how_it_feels: Line = field("How it feels", "The feeling.", "Rocking or a firm stretch")
    who_moves: Mover = field("Who moves", "you, therapist or both.", "therapist")
    click: Line = field("Click or pop", "Whether a click is the aim.", "Not the aim")


class Difference(Model):
    """How the technique differs from one of its neighbours."""

    technique: Annotated[Slug, RefTo("technique")] | None = optional(
        "The other technique", "Its id, when it has a page.", "mulligan"
    )
    name: Line | None = optional(
        "Its name", "Its name in place of `technique`, when it has no page.", "Manipulation"
    )
    text: Prose = field("The difference", "One or two sentences.", "There, you move as well.")


class Technique(Record):
    """One technique."""

    in_a_line: Text | None = optional(
        "In a line",
        "What is done, in a sentence; the pages of conditions show it.",
        "Your therapist rocks the joint while you rest.",
    )
    facts: Facts = field("Facts strip", "Five short answers.", {"how_long": "30 to 60 seconds"})
    methods: tuple[Method, ...] = many(
        "Methods",
        "The kinds of hands-on work it uses (ids under `methods` in vocabulary.yml); they decide "
        "which reasons to wait are shown.",
        ["gentle", "strong"],
        least=1,
    )
    what_it_is: tuple[Prose, ...] = many(
        "What it is", "Short paragraphs.", ["Your therapist moves a joint."], least=1
    )
    what_it_is_not: tuple[Prose, ...] = many(
        "What it is not", "What people mix it up with.", ["It is not a quick push."], least=1
    )
    origin: Prose = field(
        "Who thought of it",
        "Who, where and when, with a source.",
        "Geoffrey Maitland [@imta-maitland]",
    )
    get_ready: tuple[Advice, ...] = many(
        "Getting ready",
        "What to do before, when it is special to this technique.",
        [{"text": "Wear loose clothes.", "basis": "custom"}],
    )
    steps: tuple[Step, ...] = many(
        "Step by step",
        "What happens, in order, told from both sides.",
        [{"title": "The test first", "you": "You say what hurts."}],
        least=3,
    )
    feels: tuple[Prose, ...] = many(
        "How it feels", "The feeling during and after.", ["Slow rocking, or a stretch."], least=1
    )
    dose: tuple[Prose, ...] = many(
        "How long and how often",
        "Time and number of visits, with sources.",
        ["Studies used 6 visits in 3 weeks."],
        least=1,
    )
    daily_life: tuple[Prose, ...] = many(
        "What it means for your days",
        "Time, cost, work, sleep and chores, with it and without; or that no study asked.",
        ["You need about half an hour a visit."],
    )
    how_it_may_work: tuple[Claim, ...] = many(
        "How it may work",
        "What is thought, and how sure anyone is.",
        [{"text": "It may calm the nerves."}],
        least=1,
    )
    may_help: tuple[Claim, ...] = many(
        "What it may do",
        "Claims that hold across conditions.",
        [{"text": "It may ease pain for a while."}],
    )
    may_not: tuple[Claim, ...] = many(
        "What it is not shown to do",
        "Common hopes that studies do not bear out.",
        [{"text": "It does not put bones back."}],
    )
    risks: tuple[Annotated[Slug, RefTo("risk")], ...] = many(
        "Risks", "Ids of the risks that matter here.", ["soreness-stiffness"], least=1
    )
    own_risks: tuple[Claim, ...] = many(
        "Risks of its own",
        "Harms found in studies of this very technique.",
        [{"text": "Some people felt sore."}],
    )
    who_should_wait: tuple[Advice, ...] = many(
        "Who should wait",
        "Reasons special to this technique; the others come from the reasons pages.",
        [{"text": "Wait if your joint is hot and swollen.", "basis": "our-judgement"}],
    )
    differs: tuple[Difference, ...] = many(
        "How it differs", "Its neighbours, one an item.", [{"technique": "mulligan"}], least=1
    )
    instead: tuple[Option, ...] = many(
        "What else you could do",
        "Other choices, doing nothing among them.",
        [{"title": "Exercise", "text": "It helps many people."}],
        least=2,
    )
    if_nothing: Prose = field(
        "If you do nothing", "What usually happens without it.", "Most back pain eases by itself."
    )
