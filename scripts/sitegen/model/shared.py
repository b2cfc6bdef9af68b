"""The files that every page draws on: glossary, references, signs, phrases, redirects and so on.

Enters: plain data. Leaves: one model a file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from sitegen.model.base import Model, field, many, optional
from sitegen.model.figures import Source
from sitegen.model.scalars import Day, Line, Note, PageId, RefTo, Slug, Text, Web, Year
from sitegen.model.terms import Basis, Contact, Tier, Weakness


class Term(Model):
    """One word of the glossary."""

    id: Slug = field("Id", "Its address within the glossary.", "blood-thinner")
    term: Line = field("Word", "The word as it is used on the pages.", "blood thinner")
    also: tuple[Line, ...] = many(
        "Other forms", "Plurals and other names; the pages link these too.", ["anticoagulant"]
    )
    meaning: Line = field(
        "Meaning", "At most 15 words.", "A medicine that makes blood clot slower."
    )
    page: Annotated[PageId, RefTo("page")] | None = optional(
        "Page", "A page that tells more.", "contraindications/blood-thinners"
    )


class Glossary(Model):
    """``glossary.yml``: words explained."""

    terms: tuple[Term, ...] = many("Words", "One entry a word.", [{"id": "joint"}])


class Reference(Model):
    """One work that the guide cites."""

    id: Slug = field("Id", "How records point to it.", "carnes-2010")
    kind: Literal[
        "systematic-review",
        "cochrane",
        "guideline",
        "rct",
        "cohort",
        "survey",
        "consensus",
        "position-statement",
        "case-report",
        "narrative-review",
        "textbook",
        "patient-info",
    ] = field("Kind of work", "What kind of work it is.", "systematic-review")
    authors: Note = field("Who", "Authors or body.", "Carnes D, Mars TS, Mullinger B, et al.")
    year: Year | None = optional("Year", "The year it came out.", "2010")
    title: Note = field("Title", "As the work gives it.", "Adverse events and manual therapy")
    source: Note | None = optional("Where", "Journal or publisher.", "Manual Therapy 15(4)")
    doi: Note | None = optional(
        "DOI", "Its digital object identifier.", "10.1016/j.math.2009.12.006"
    )
    pmid: Note | None = optional("PubMed", "Its PubMed number.", "20097115")
    pmcid: Note | None = optional("PMC", "Its PubMed Central number.", "PMC123456")
    link: Web | None = optional("Link", "The page a reader may be sent to.", "https://doi.org/10.1")
    took: Line = field(
        "What we took from it",
        "In plain words, shown beside the source.",
        "How often people feel sore after hands-on treatment.",
    )
    supports: Note = field(
        "What it may be cited for",
        "The only thing it may be cited for; for editors.",
        "41% (17 to 68) of people had a short-lived effect.",
    )
    caution: Line | None = optional(
        "Caution",
        "A limit that readers are told beside the figure.",
        "Many kinds of treatment mixed.",
    )
    weak: Weakness | None = optional(
        "Weak because",
        "second-hand, incomplete, interest or opinion: never the only source of a figure.",
        "second-hand",
    )


class References(Model):
    """``references.yml``: every work that is cited."""

    references: tuple[Reference, ...] = many("Works", "Sorted by id.", [{"id": "carnes-2010"}])


class Worse(Model):
    """What lifts a group of signs to a higher tier."""

    signs: tuple[Text, ...] = many(
        "Signs", "What makes it worse.", ["You also feel faint."], least=1
    )
    tier: Tier = field("Tier", "The higher tier.", "emergency")
    contact: Contact = field("Whom to contact", "The contact for it.", "emergency")


class SignGroup(Model):
    """Danger signs that belong together: any one of them counts."""

    id: Slug = field("Id", "How records point to it.", "cauda-equina")
    title: Line = field(
        "Title", "What the signs have in common.", "Trouble with pee, poo or both legs"
    )
    tier: Tier = field("Tier", "emergency, same-day, clinic or next-visit.", "emergency")
    contact: Contact = field(
        "Whom to contact", "emergency, doctor, maternity or clinic.", "emergency"
    )
    who: Line | None = optional("For whom", "Only for some readers.", "If you have had cancer")
    signs: tuple[Text, ...] = many(
        "Signs", "Things a person can see or feel, one an item.", ["You cannot pee."], least=1
    )
    search_words: tuple[Line, ...] = many(
        "Search words",
        "What frightened people type. Who types all the words of a line, in any order, is led here "
        "first; a line of one word counts only when it is typed alone.",
        ["cannot feel when I pee"],
    )
    worse_if: tuple[Worse, ...] = many(
        "Worse if", "What lifts it to a higher tier.", [{"tier": "emergency"}]
    )
    meanwhile: tuple[Text, ...] = many(
        "Meanwhile", "What to do and not to do until then.", ["Do not drive yourself."]
    )
    basis: Basis = field(
        "Rests on",
        "health-service, guideline, study, custom, or our-judgement, which the page then says.",
        "health-service",
        default="health-service",
    )
    sources: tuple[Source, ...] = many("Sources", "The works that say this.", ["acc-stroke"])


class Signs(Model):
    """``signs.yml``: danger signs, by tier and by whom to contact."""

    signs: tuple[SignGroup, ...] = many("Groups", "The groups.", [{"id": "cauda-equina"}])


class Phrase(Model):
    """Words that are not used, and what to say instead."""

    avoid: Line = field("Not this", "The words; * stands for any ending.", "realign*")
    say: Line = field("But this", "What to write instead.", "move, ease")
    why: Line | None = optional("Why", "The reason.", "No study has shown that bones move back.")
    allowed_in: tuple[Annotated[PageId, RefTo("page")], ...] = many(
        "Allowed in", "Pages that must name it to put it right.", ["guides/what-it-may-do"]
    )


class Plainer(Model):
    """A long or needless word, and a plainer one."""

    words: Line = field("Long", "The word or words, as they stand.", "approximately")
    say: Line | None = optional(
        "Plainer", "What to say instead. Leave it out where the words can simply go.", "about"
    )


class Phrases(Model):
    """``phrases.yml``: words to avoid, frequency words, long words: those that are plain or not."""

    phrases: tuple[Phrase, ...] = many(
        "Words to avoid", "One entry a phrase.", [{"avoid": "realign*"}]
    )
    frequency_words: tuple[Line, ...] = many(
        "Words of frequency", "Words that may stand only beside a number.", ["rare"]
    )
    everyday: tuple[Line, ...] = many(
        "Long words that are plain",
        "Words of 4 or more syllables that need no entry in the glossary.",
        ["information"],
    )
    plainer: tuple[Plainer, ...] = many(
        "Plainer words",
        "What to say instead of long words. Only the report suggests it: no page must follow.",
        [{"words": "approximately"}],
    )


class Redirect(Model):
    """An address that moved."""

    old: PageId = field("Old page", "Where it was.", "conditions/back-pain")
    new: Annotated[PageId, RefTo("page")] = field(
        "New page", "Where it is.", "conditions/low-back-pain"
    )


class Redirects(Model):
    """``redirects.yml``: pages that moved."""

    redirects: tuple[Redirect, ...] = many("Moves", "One entry a page.", [{"old": "conditions/x"}])


class Exemption(Model):
    """One problem that is let pass for a while."""

    code: Note = field("Code", "The code of the problem.", "RDG02")
    file: Note = field("File", "The content file.", "content/risks/fainting.yml")
    at: Note | None = optional(
        "Field",
        "The field, when only one is meant; items of a list are counted from 1.",
        "short_version.2",
    )
    reason: Note = field("Reason", "Why it may pass.", "The name of a law is long.")
    expires: Day = field("Until", "The day it ends.", "2027-03-01")


class Exceptions(Model):
    """``exceptions.yml``: problems let pass, each with a reason and an end."""

    exceptions: tuple[Exemption, ...] = many("Exceptions", "One entry each.", [{"code": "RDG02"}])


class Image(Model):
    """A drawing's record, beside its SVG file in ``content/images/``."""

    title: Line = field("Title", "The caption.", "Four grades of movement")
    alt: Line = field("Alt text", "What the picture shows and why.", "Four curves, small to large.")
    long_description: tuple[Text, ...] = many(
        "Long description",
        "Everything the picture shows, in words. Leave it out where title and alt text say all.",
        ["Grade 1 is small."],
    )
    every: Literal["now", "before", "tell"] | None = optional(
        "Shown for every",
        "now, before or tell: each reason to wait of that urgency shows it, if it names no other.",
        "before",
    )
    origin: Note = field("Origin", "Who drew it, from what.", "Drawn for this guide")
    licence: Note = field("Licence", "Its licence.", "same as the guide")


class Published(Model):
    """``published.yml``: every address that was ever published."""

    addresses: tuple[PageId, ...] = many("Addresses", "One entry a page.", ["conditions/neck-pain"])
