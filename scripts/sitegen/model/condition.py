"""A condition: what a patient comes with (``content/conditions/``).

How each technique fits is told here, once; the technique's page and the comparison show it too.

Enters: plain data. Leaves: ``Condition``.
"""

from __future__ import annotations

from typing import Annotated

from sitegen.model.base import Model, field, many, optional
from sitegen.model.figures import Source
from sitegen.model.pieces import Advice, Claim, Option, Record
from sitegen.model.scalars import Line, Prose, RefTo, Slug, Text, Year
from sitegen.model.terms import Fit


class TechniqueFit(Claim):
    """How one technique fits this condition: a claim with a verdict."""

    technique: Annotated[Slug, RefTo("technique")] | None = optional(
        "Technique", "Its id, when it has a page.", "maitland"
    )
    name: Line | None = optional(
        "Name", "Its name in place of `technique`, when it has no page.", "Traction"
    )
    verdict: Fit = field(
        "Fit",
        "may-help, mixed, too-little (few or weak studies), little-or-none (it hardly helps), "
        "not-studied (we found no good studies), not-for-this.",
        "may-help",
    )
    sources: tuple[Source, ...] = many(
        "Sources", "The works that say this; may be empty only for not-studied.", ["gross-2010"]
    )


class GuidelineSays(Model):
    """What one guideline says about hands-on treatment."""

    who: Line = field("Whose", "The body and the country.", "NICE (United Kingdom)")
    year: Year | None = optional("Year", "The year of the guideline.", "2016")
    text: Text = field("What it says", "In our own words.", "Only together with exercise.")
    sources: tuple[Source, ...] = many(
        "Sources", "The works that say this.", ["nice-ng59"], least=1
    )


class Flare(Model):
    """A flare-up: how to know one and what to do."""

    looks_like: tuple[Prose, ...] = many(
        "What it looks like", "Short sentences.", ["The pain comes back for some days."], least=1
    )
    sets_off: tuple[Prose, ...] = many(
        "What may set it off", "Short sentences.", ["Often nobody can tell why."]
    )
    do: tuple[Advice, ...] = many(
        "What to do",
        "Advice for a flare-up.",
        [{"text": "Keep moving a little.", "basis": "guideline"}],
        least=1,
    )


class Condition(Record):
    """One condition."""

    what_it_is: tuple[Prose, ...] = many(
        "What it is",
        "Short paragraphs: where it hurts, what is known of the cause.",
        ["Pain between the ribs and the buttocks."],
        least=1,
    )
    how_common: tuple[Claim, ...] = many(
        "How common", "How many people have it.", [{"text": "About 1 in 13 people."}]
    )
    by_itself: tuple[Claim, ...] = many(
        "What usually happens by itself",
        "The course without treatment.",
        [{"text": "Most people get better in weeks."}],
        least=1,
    )
    tests: tuple[Prose, ...] = many(
        "Tests and scans", "How it is found out; when a scan helps.", ["Most people need no scan."]
    )
    daily_life: tuple[Advice, ...] = many(
        "Work and daily life",
        "What it means for work, sleep and sport.",
        [{"text": "You can often go on working.", "basis": "custom"}],
    )
    place_of_treatment: tuple[Claim, ...] = many(
        "Where hands-on treatment fits",
        "What it may add, and to what.",
        [{"text": "It may help for a while."}],
        least=1,
    )
    harms: tuple[Claim, ...] = many(
        "Can it hurt me?",
        "Unwanted effects found in people with this condition.",
        [{"text": "Some people felt sore."}],
    )
    risks: tuple[Annotated[Slug, RefTo("risk")], ...] = many(
        "Risks", "Ids of the risks that matter here.", ["soreness-stiffness"]
    )
    tell_first: tuple[Advice, ...] = many(
        "Tell us first",
        "What to say before any hands-on treatment, with links to the reasons to wait.",
        [{"text": "Tell us if you have weak bones.", "basis": "our-judgement"}],
    )
    techniques: tuple[TechniqueFit, ...] = many(
        "How each technique fits",
        "One row a technique that was studied here, or that is not meant for this.",
        [{"technique": "maitland", "verdict": "may-help"}],
        least=1,
    )
    not_studied: tuple[Annotated[Slug, RefTo("technique")], ...] = many(
        "Not studied here",
        "Ids of the techniques for which you found no good studies in this condition; the page "
        "says so in one line. Every technique stands here or in a row above.",
        ["kaltenborn"],
    )
    guidelines: tuple[GuidelineSays, ...] = many(
        "What guidelines say",
        "Whose, and what; tell when they disagree.",
        [{"who": "NICE (United Kingdom)", "text": "Only together with exercise."}],
    )
    what_else: tuple[Claim, ...] = many(
        "What else helps",
        "Other things that may help, with how sure we are.",
        [{"text": "Exercise may help."}],
        least=1,
    )
    instead: tuple[Option, ...] = many(
        "Other choices",
        "Choices without good numbers, waiting among them.",
        [{"title": "Waiting", "text": "Many people choose to wait."}],
    )
    today: tuple[Advice, ...] = many(
        "What you can do today",
        "Self-care, one step an item.",
        [{"text": "Keep moving.", "basis": "guideline"}],
        least=1,
    )
    flare: Flare = field("A flare-up", "What it looks like and what to do.", {"do": []})
    prevent: tuple[Claim, ...] = many(
        "Preventing the next bout",
        "What lowers the chance that it comes back.",
        [{"text": "Exercise with advice lowers the chance."}],
    )
    support: tuple[Advice, ...] = many(
        "Where to get support",
        "Who can help: at work, at home, in the mind.",
        [{"text": "Ask your clinic.", "basis": "custom"}],
    )
    if_nothing: Prose | None = optional(
        "If you do nothing",
        "Only when the course by itself does not say it.",
        "It may last longer.",
    )
