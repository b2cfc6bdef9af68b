"""``vocabulary.yml``: labels of all that has a fixed meaning, and the words of the site itself.

One file a language.

Enters: plain data. Leaves: ``Vocabulary``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from sitegen.model.base import Model, field, many, optional
from sitegen.model.scalars import Count, Line, Note, RefTo, Slug, Text, pattern
from sitegen.model.terms import Contact, Tier

WordKey = Annotated[
    str,
    BeforeValidator(pattern(r"[a-z][a-z0-9_]*", "VAL06", "a key", "write it like how_sure", str)),
    WithJsonSchema({"type": "string"}),
]


Outline = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"M[MHVLCSQAZmhvlcsqaz0-9 .-]{0,999}",
            "VAL26",
            "an outline",
            "write it like M0 0H9V9Z",
            str,
        )
    ),
    WithJsonSchema({"type": "string"}),
]


class Label(Model):
    """A label for readers."""

    id: Slug = field("Id", "How records name it. Do not change it.", "low")
    label: Line = field("Label", "What readers see.", "Not very sure")


class MeantLabel(Label):
    """A label whose meaning is explained to readers."""

    meaning: Text | None = optional("Meaning", "What it means, in a sentence.", "It may change.")


class Region(Label):
    """A body part, and its shape on the body of the home page: 0 is the middle of the body."""

    front: Outline | None = optional("From the front", "Its shape there.", "M-9 0H9V9H-9Z")
    back: Outline | None = optional("From behind", "Its shape there.", "M-9 0H9V9H-9Z")
    sides: Outline | None = optional(
        "On both sides", "Its left shape, seen from both; mirrored for the right.", "M5 0H9V9H5Z"
    )


class AboutLabel(Model):
    """What a finding was measured on."""

    id: Slug = field("Id", "How records name it. Do not change it.", "thrust")
    label: Note = field("Name", "Its name, for editors.", "Quick pushes")
    note: Line | None = optional(
        "Note", "What the page says beside such a finding.", "Measured on quick pushes."
    )


class MethodLabel(Label):
    """A kind of hands-on work."""

    meaning: Note | None = optional("Meaning", "What it means, for editors.", "Slow, small moves.")
    about: tuple[Annotated[Slug, RefTo("about")], ...] = many(
        "Findings that fit",
        "Ids under `about` that need no note on the page of a technique with this method.",
        ["mobilization"],
    )


class KindLabel(Label):
    """A kind of page."""

    plural: Line = field("Heading of all", "The title of the page that lists them.", "Techniques")
    intro: Text = field("Introduction", "Helps to choose.", "Each is a way to treat by hand.")


class Call(Model):
    """The heading of a help card."""

    tier: Tier = field("Tier", "emergency, same-day, clinic or next-visit.", "emergency")
    contact: Contact = field("Contact", "emergency, doctor, maternity or clinic.", "emergency")
    heading: Line = field(
        "Heading", "May hold {emergency}, the number from site.yml.", "Call {emergency} now if"
    )
    action: Text | None = optional("What to do", "One sentence under the signs.", "Do not wait.")


class Numbers(Model):
    """How numbers and dates are written."""

    thousands: Line = field("Between thousands", "The mark between thousands.", ",")
    decimal: Line = field("Before decimals", "The mark before decimals.", ".")
    months: tuple[Line, ...] = many(
        "Months",
        "Their names, January first.",
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        least=12,
        most=12,
    )
    date: Line = field("Date", "With {day}, {month} and {year}.", "{day} {month} {year}")


class Ending(Model):
    """An ending that makes no other word of a word."""

    cut: Note = field("Cut", "What is cut off.", "ies")
    put: Note | None = optional("Put", "What is put in its place.", "y")


class Search(Model):
    """What the search box must know of a language."""

    small_words: tuple[Note, ...] = many(
        "Small words", "Words that lead nowhere, each line as many as you like.", ["a an the of"]
    )
    endings: tuple[Ending, ...] = many("Endings", "The longest first.", [{"cut": "ies"}])
    same: tuple[Note, ...] = many(
        "Words for the same thing", "One thing a line.", ["pee wee urine"]
    )
    safety_check: tuple[Note, ...] = many(
        "Names of the safety check", "What people call it, or type to find it.", ["am I safe"]
    )


class Vocabulary(Model):
    """Labels and words of the site."""

    words: dict[WordKey, Line] = field(
        "Words of the site", "The words around the content, by key.", {"menu": "Menu"}
    )
    numbers: Numbers = field("Numbers", "How numbers and dates are written.", {"decimal": "."})
    kinds: tuple[KindLabel, ...] = many("Kinds of page", "All six.", [{"id": "risk"}], least=6)
    evidence: tuple[MeantLabel, ...] = many("How sure", "All six grades.", [{"id": "low"}], least=6)
    verdicts: tuple[MeantLabel, ...] = many("Verdicts", "All four.", [{"id": "false"}], least=4)
    fits: tuple[MeantLabel, ...] = many("Fits", "All five.", [{"id": "may-help"}], least=5)
    levels: tuple[MeantLabel, ...] = many("Levels", "All four.", [{"id": "avoid"}], least=4)
    basis: tuple[MeantLabel, ...] = many(
        "What advice rests on", "All five.", [{"id": "custom"}], least=5
    )
    about: tuple[AboutLabel, ...] = many(
        "Measured on", "What findings were measured on.", [{"id": "mixed"}], least=1
    )
    methods: tuple[MethodLabel, ...] = many(
        "Methods", "Kinds of work.", [{"id": "gentle"}], least=1
    )
    regions: tuple[Region, ...] = many("Body parts", "Head to foot.", [{"id": "neck"}], least=1)
    phases: tuple[Label, ...] = many(
        "Phases", "After treatment, in order.", [{"id": "first-hours"}]
    )
    groups: tuple[Label, ...] = many("Groups", "Of reasons to wait.", [{"id": "bones"}])
    calls: tuple[Call, ...] = many(
        "Help cards",
        "One entry a tier and contact that signs use.",
        [{"tier": "emergency"}],
        least=1,
    )
    search: Search | None = optional(
        "Search", "What the search box must know of this language.", {"same": ["pee wee urine"]}
    )


__all__ = ["Count", "Vocabulary"]
