"""Numbers as patients are owed them: how many of how many, compared with what, how sure.

Benefits and harms share one form.

Enters: plain data. Leaves: ``Figure`` and its parts.
"""

from __future__ import annotations

from typing import Annotated, Literal

from sitegen.model.base import Model, field, many, optional
from sitegen.model.scalars import Count, Line, Number, RefTo, Slug, Span, Text
from sitegen.model.terms import Difference, Evidence

Source = Annotated[Slug, RefTo("reference")]
About = Annotated[Slug, RefTo("about")]

SOURCES = ("Sources", "The ids of the works in references.yml that say this.", ["carnes-2010"])
ABOUT = (
    "Measured on",
    "What kind of treatment the finding was measured on (ids under `about` in vocabulary.yml). "
    "The page warns by itself when that is not the treatment it describes.",
    ["mixed"],
)


class Comparison(Model):
    """The other group: what happened to people who had something else."""

    what: Line = field("Compared with", "What the other group had.", "a pretend treatment")
    events: Number | None = optional(
        "Events in that group", "How many of them had it, out of the same number.", "33"
    )
    range: Span | None = optional(
        "Range", "The lowest and highest likely number in that group.", "25 to 42"
    )
    difference: Difference = field(
        "Is the difference clear?",
        "clear: beyond chance. not-clear: it could be chance. not-stated: the source does not say.",
        "not-clear",
        default="not-stated",
    )


class Estimate(Model):
    """How many of how many, from one work."""

    what: Line = field(
        "What was counted", "The thing that happened, in a few words.", "any soreness"
    )
    events: Number | None = optional(
        "How many", "How many had it; left out when the source gives only a range.", "41"
    )
    out_of: Count = field("Out of", "The bottom number: 100, 1000 or what was counted.", "100")
    of: Literal["people", "visits"] = field(
        "People or visits", "Whether people or visits were counted.", "people", default="people"
    )
    range: Span | None = optional(
        "Range", "The lowest and highest likely number, out of the same bottom number.", "17 to 68"
    )
    kind: Literal["observed", "at-most"] = field(
        "Seen, or a ceiling",
        "observed: it was counted. at-most: nobody had it, and this is the most it could be.",
        "observed",
        default="observed",
    )
    counts: Literal["harm", "gain", "other"] = field(
        "Harm, gain or other",
        "harm: the page adds how often that is in words, such as very common. "
        "gain: something good. other: neither, such as how many people have a problem.",
        "harm",
        default="harm",
    )
    period: Line | None = optional("When", "The time that was looked at.", "within 24 hours")
    who: Line | None = optional("In whom", "The people studied.", "adults with neck pain")
    about: tuple[About, ...] = many(*ABOUT)
    evidence: Evidence = field(
        "How sure", "How sure the source is of this number.", "not-graded", default="not-graded"
    )
    compared_with: Comparison | None = optional(
        "Compared with",
        "The same count in people who had something else.",
        {"what": "a pretend treatment", "events": "33"},
    )
    note: Text | None = optional(
        "How to read it", "One or two sentences that must stand beside the number.", "Raw counts."
    )
    sources: tuple[Source, ...] = many(*SOURCES)


class Effect(Model):
    """How far something moved on a scale, against a comparison."""

    size: Number = field("How much", "The size of the change, without a sign.", "3.86")
    unit: Line = field("Unit", "What is counted.", "points")
    direction: Literal["less", "more"] = field(
        "Less or more", "Whether there was less or more of it.", "less"
    )
    of: Line = field("Of what", "What there was less or more of.", "pain")
    scale: Span | None = optional("Scale", "The ends of the scale.", "0 to 100")
    range: Span | None = optional("Range", "The lowest and highest likely size.", "3.29 to 4.43")
    noticeable_from: Number | None = optional(
        "Noticeable from", "The change that people notice, when a source gives one.", "30"
    )
    when: Line | None = optional("When", "When it was measured.", "6 weeks after the start")
    compared_with: Line = field("Compared with", "What the other group had.", "pretend treatment")


class Ratio(Model):
    """How many times as often, when nobody knows how often. Goes with ``not_known``."""

    what: Line = field("What", "The thing that happened.", "short-lived tingling")
    times: Number = field("Times as often", "How many times as often.", "1.96")
    range: Span | None = optional("Range", "The lowest and highest likely value.", "1.09 to 3.54")
    compared_with: Line = field(
        "Compared with", "The other group.", "a group the source does not name"
    )
    difference: Difference = field(
        "Is the difference clear?",
        "clear: beyond chance. not-clear: it could be chance. not-stated: the source does not say.",
        "clear",
        default="not-stated",
    )
    about: tuple[About, ...] = many(*ABOUT)
    sources: tuple[Source, ...] = many(*SOURCES, least=1)


class NotKnown(Model):
    """Why there is no number."""

    text: Text = field("Why not", "Why nobody can say how often.", "No study has counted this.")
    sources: tuple[Source, ...] = many(*SOURCES)


class Figure(Model):
    """The numbers behind a claim: at least one of the four forms."""

    estimates: tuple[Estimate, ...] = many(
        "Counts",
        "How many of how many; one entry a study.",
        [{"what": "any soreness", "events": "41"}],
    )
    effect: Effect | None = optional("Effect", "A change on a scale.", {"size": "3.86"})
    ratio: Ratio | None = optional("Ratio", "How many times as often.", {"times": "1.96"})
    not_known: NotKnown | None = optional(
        "Not known", "Why there is no number.", {"text": "No study has counted this."}
    )
