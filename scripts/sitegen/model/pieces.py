"""The pieces that records of several kinds share: claims, advice, steps, review, the page itself.

Enters: plain data. Leaves: models used by the models of the kinds.
"""

from __future__ import annotations

from typing import Annotated, Literal

from sitegen.model.base import Model, field, many, optional
from sitegen.model.figures import ABOUT, SOURCES, About, Figure, Source
from sitegen.model.scalars import Day, Line, PageId, Prose, RefTo, Signed, Slug, Text
from sitegen.model.terms import Basis, Evidence

Region = Annotated[Slug, RefTo("region")]
Sign = Annotated[Slug, RefTo("sign")]
Page = Annotated[PageId, RefTo("page")]
Method = Annotated[Slug, RefTo("method")]


class Claim(Model):
    """A sentence about what a treatment does or how often something happens, with its source."""

    text: Text = field(
        "The claim",
        "One or two plain sentences.",
        "Many people feel less pain for a while.",
    )
    sources: tuple[Source, ...] = many(*SOURCES, least=1)
    evidence: Evidence = field(
        "How sure", "How sure the sources are, as they say it themselves.", "low"
    )
    about: tuple[About, ...] = many(*ABOUT, least=1)
    who: Line | None = optional("In whom", "The people studied.", "adults with neck pain")
    when: Line | None = optional("When", "When it was measured.", "in the first 6 weeks")
    compared_with: Line | None = optional(
        "Compared with", "What the other group had.", "exercise alone"
    )
    figure: Figure | None = optional(
        "Numbers", "The numbers behind the claim.", {"effect": {"size": "3.86"}}
    )


class Advice(Model):
    """A sentence that tells the reader what to do, and what it rests on."""

    heading: Line | None = optional(
        "Heading", "A heading over this item and those after it, in a long list.", "Move a little"
    )
    text: Text = field("The advice", "What to do, in plain words.", "Get up slowly.")
    basis: Basis = field(
        "Rests on",
        "guideline: a guideline or a professional statement says so. health-service: a health "
        "service or charity tells patients so. study: a study tested it. custom: clinics commonly "
        "say so. our-judgement: we think so; the page marks it, and a clinician must agree.",
        "our-judgement",
    )
    sources: tuple[Source, ...] = many(*SOURCES)


class Step(Model):
    """One thing that happens, told from both sides."""

    title: Line = field("Name of the step", "What happens, in a few words.", "The test first")
    therapist: Text | None = optional(
        "What your therapist does", "The therapist's part.", "Your therapist checks how you move."
    )
    you: Text | None = optional("What you do", "The patient's part.", "You say what hurts.")


class Option(Model):
    """Something else that a patient could choose."""

    title: Line = field("The option", "Its name.", "Exercise")
    text: Prose = field("What is known", "What it may do, honestly.", "Exercise helps many people.")


class Review(Model):
    """Who with a licence checked the words, and until when that holds."""

    name: Line = field("Name", "The reviewer's name.", "Name of your reviewer")
    role: Line = field("Role", "The reviewer's profession.", "Physical therapist")
    body: Line = field("Licence", "Who gave the licence, as you would write it.", "State board")
    date: Day = field("Checked on", "The day of the review.", "2026-08-06")
    next: Day = field("Next check", "The day it must be checked again.", "2027-08-06")
    words: Signed | None = optional(
        "Words that were checked",
        "A code that sign.py writes here: it stands for the words, and shows when they change. "
        "Without it the page counts as not checked.",
        "3f9a-1c2b-7d40-88e1",
    )


class Record(Model):
    """What every page has, whatever its kind."""

    status: Literal["draft"] | None = optional(
        "Status",
        "Write draft while the page is not finished. It is shown in previews and never published; "
        "take the line out when all is there.",
        "draft",
    )
    title: Line = field("Title", "The page's name, as patients say it.", "Low back pain")
    menu_title: Line | None = optional(
        "Short title", "A shorter name for menus and tables.", "Back pain"
    )
    also_called: tuple[Line, ...] = many(
        "Also called", "Other names that people use; they go into the A to Z.", ["lumbago"]
    )
    search_words: tuple[Line, ...] = many(
        "Search words", "Words that people type to find this page.", ["slipped disc"]
    )
    regions: tuple[Region, ...] = many(
        "Body parts", "Ids under `regions` in vocabulary.yml, the main one first.", ["low-back"]
    )
    in_short: Text = field(
        "In short",
        "The answer, in 2 to 4 sentences: what it is, who may gain, the main catch.",
        "Small, gentle pushes on a stiff joint.",
    )
    for_whom: Text | None = optional(
        "For whom",
        "One or two short sentences: whom the page is for, and what it leaves out.",
        "For adults with hip arthritis. It tells nothing on surgery.",
    )
    short_version: tuple[Text, ...] = many(
        "Short version",
        "5 to 8 very plain sentences that tell the whole page, for tired or worried readers.",
        [
            "Your back hurts.",
            "This is common.",
            "It often gets better.",
            "Keep moving.",
            "Call us.",
        ],
        least=5,
        most=8,
    )
    picture: Annotated[Slug, RefTo("image")] | None = optional(
        "Picture",
        "The id of a drawing in content/images. A problem without one shows where it hurts, a "
        "reason to wait what to do.",
        "grades-of-movement",
    )
    signs: tuple[Sign, ...] = many(
        "Danger signs", "Ids of groups in signs.yml, shown as help cards.", ["cauda-equina"]
    )
    unknown: tuple[Prose, ...] = many(
        "What we do not know",
        "What nobody knows yet, one thing an item.",
        ["No one knows the best number of visits."],
        least=1,
    )
    questions: tuple[Line, ...] = many(
        "Questions to ask",
        "Three questions in the first person that a patient can ask.",
        ["What will you do?", "What should I feel?", "When do we stop?"],
        least=3,
        most=3,
    )
    say_it_back: Line = field(
        "Say it back",
        "One question that lets readers check what they understood.",
        "In your own words: when would you call us?",
    )
    elsewhere: tuple[Source, ...] = many(
        "Help from others",
        "Works of references.yml with a page that patients can read: charities, health services.",
        ["nhs-frozen"],
    )
    more: tuple[Page, ...] = many(
        "Read next",
        "Pages worth reading after this one, as folder and file.",
        ["guides/when-to-get-help"],
    )
    written: Day = field("Written on", "The day these words were last written.", "2026-11-22")
    reviewed: Review | None = optional(
        "Checked by",
        "Who with a licence checked this page. Leave it out until someone has.",
        {"name": "Name of your reviewer", "date": "2026-08-06"},
    )


class Link(Model):
    """A link to a page of the guide, with words of its own."""

    label: Line = field("Words", "What the link says.", "Can it hurt me?")
    page: Page = field("Page", "The page it leads to, as folder and file.", "guides/what-it-is")
