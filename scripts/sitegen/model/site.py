"""``site.yml``: the clinic, its contacts, the menu, the home page, the limits for plain words.

Enters: plain data. Leaves: ``Site``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from sitegen.model.base import Model, field, many, optional
from sitegen.model.pieces import Link, Page
from sitegen.model.scalars import (
    Count,
    Day,
    Line,
    Number,
    PageId,
    RefTo,
    Slug,
    Text,
    Web,
    YesNo,
    pattern,
)

Language = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z]{2,3}(?:-[A-Z]{2})?", "VAL17", "a language code", "write it like en or cy", str
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"}),
]
Telephone = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"\+?[0-9][0-9 ()-]{0,24}|[0-9]{2,6}",
            "VAL18",
            "a phone number",
            'write only digits, spaces, hyphens and brackets, such as "555-0100"; + may come first',
            str,
        )
    ),
    WithJsonSchema({"type": ["string", "integer"]}),
]

Reach = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|https://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+",
            "VAL25",
            "an e-mail or web address",
            "write it like security@example.org, or start with https://",
            str,
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^(https://[^ ]+|[^ @]+@[^ @]+)$"}),
]


class Clinic(Model):
    """Who runs this guide."""

    name: Line = field("Name", "The clinic's name.", "Example Clinic")
    phone: Telephone = field("Phone", "The number patients call.", "555-0100")
    hours: Line = field("Hours", "When someone answers.", "Monday to Friday, 9 to 5")
    when_closed: Text = field("When closed", "What to do out of hours.", "Call your doctor.")
    address: Line | None = optional("Address", "The street address.", "1 Example Street")


class ContactPoint(Model):
    """Whom to contact besides the clinic."""

    label: Line = field("Name", "What readers call it.", "your doctor or urgent care")
    phone: Telephone | None = optional("Phone", "The number, if there is one number.", "911")


class Contacts(Model):
    """Whom a danger sign sends readers to. The clinic's own number is under ``clinic``."""

    emergency: ContactPoint = field("Emergency", "The emergency number.", {"phone": "911"})
    doctor: ContactPoint = field("Doctor", "Same-day care.", {"label": "a doctor"})
    maternity: ContactPoint = field("Maternity", "Care in pregnancy.", {"label": "your midwife"})


class Home(Model):
    """The home page."""

    title: Line = field("Title", "The first words.", "Hands-on joint treatment")
    in_short: Text = field(
        "In short",
        "The one message of the guide in bold, then two or three sentences.",
        "A plain guide for patients.",
    )
    picture: Annotated[Slug, RefTo("image")] | None = optional(
        "Picture", "A picture of the message, from content/images.", "hands-on-the-mid-back"
    )
    questions: tuple[Link, ...] = many(
        "Questions",
        "The questions patients have, in their order.",
        [{"label": "What is it?"}],
        least=1,
    )


class Part(Model):
    """A part of the menu."""

    title: Line = field("Heading", "The heading of this part.", "Before your visit")
    links: tuple[Link, ...] = many("Links", "The pages.", [{"label": "What is it?"}], least=1)


class Reading(Model):
    """How plain the words must be."""

    grade: Number = field("Grade", "The highest school grade (Flesch-Kincaid).", "6.0")
    smog: Number = field("SMOG", "The highest SMOG grade.", "9.0")
    sentence_words: Count = field("Longest sentence", "In words.", "20")
    short_grade: Number = field("Grade of the short version", "The highest school grade.", "3.0")
    long_words: Count = field(
        "Long words", "The most per 100 words with 3 or more syllables.", "10"
    )


class Owner(Model):
    """Who stands behind the guide; every page says it."""

    publisher: Line = field("Publisher", "Who publishes it.", "Example Clinic")
    funding: Text = field("Funding", "Who pays for it.", "No one outside the clinic paid.")
    purpose: Text = field("What it is not", "What the guide does not replace.", "It is no advice.")
    sources_read: Day | None = optional(
        "Sources read until", "The day on which somebody last looked for new studies.", "2026-11-21"
    )
    renewal: Text | None = optional(
        "When pages are read again", "What you promise.", "We read each page again each year."
    )
    report: Text = field("Report a mistake", "How readers tell you.", "Tell us at your next visit.")
    licence: Line | None = optional(
        "Licence",
        "The licence under which others may use the words and drawings, once you have chosen one.",
        "CC BY 4.0",
    )


class Security(Model):
    """Whom to tell of a hole in the website; it becomes the file ``security.txt``."""

    contact: Reach = field("Contact", "An e-mail or web address.", "security@example.org")
    expires: Day = field(
        "Good until", "The day to look at it again, at most a year ahead.", "2027-11-01"
    )


class Site(Model):
    """The guide as a whole."""

    name: Line = field("Name of the guide", "Stands on top of every page.", "A guide")
    description: Line = field("Description", "For search engines.", "A plain guide for patients.")
    address: Web = field("Web address", "Where the site will be.", "https://example.org")
    language: Language = field("Language", "The language of the content files.", "en")
    translations: tuple[Language, ...] = many("Translations", "Other languages.", ["cy"])
    example: YesNo = field(
        "Example only",
        "yes while the contacts are placeholders: each page says so and nothing can be published.",
        "yes",
    )
    publish: Literal["label", "refuse"] = field(
        "Unreviewed pages",
        "label: publish them with a label. refuse: do not publish them.",
        "label",
    )
    offline: YesNo = field(
        "Works without a network",
        "yes: devices keep a copy of the guide. no: they do not, and lose the copy they have.",
        "yes",
        default=True,
    )
    clinic: Clinic = field("Clinic", "Who runs this guide.", {"name": "Example Clinic"})
    contacts: Contacts = field("Contacts", "Whom danger signs send readers to.", {"emergency": {}})
    owner: Owner = field("Owner", "Who stands behind the guide.", {"publisher": "Example Clinic"})
    security: Security | None = optional(
        "Security contact",
        "Whom to tell of a hole in the website. No page shows it.",
        {"contact": "security@example.org"},
    )
    home: Home = field("Home page", "The first page.", {"title": "Hands-on joint treatment"})
    menu: tuple[Part, ...] = many("Menu", "Its parts, in order.", [{"title": "Basics"}], least=1)
    help_page: Annotated[PageId, RefTo("page")] = field(
        "Help page", 'The page behind "Get help".', "guides/when-to-get-help"
    )
    needs_signs: tuple[
        Literal["technique", "condition", "contraindication", "risk", "aftercare", "guide"], ...
    ] = many(
        "Pages that must have danger signs",
        "Kinds whose pages must show danger signs.",
        ["condition"],
    )
    reading: Reading = field("Plain words", "How plain the words must be.", {"grade": "6.0"})


__all__ = ["Page", "Site"]
