"""Help cards: danger signs by tier and by whom to contact.

Enters: a ``Book`` and the ids of groups of signs. Leaves: ``Card`` values, most urgent first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.model.shared import SignGroup
from sitegen.model.terms import TIERS
from sitegen.plan.book import Book


@dataclass(frozen=True, slots=True)
class Card:
    """A help card: one tier, one contact, the groups of signs that belong to it."""

    tier: str
    contact: str
    heading: str
    action: str
    label: str  # what readers call the contact
    phone: str  # digits for a tel: link; "" while the number is a placeholder or there is none
    phone_text: str
    groups: tuple[SignGroup, ...]
    meanwhile: tuple[str, ...]  # what holds for every group; the rest stands with its group


def cards(book: Book, names: tuple[str, ...]) -> list[Card]:
    """One card for each tier and contact that the groups ask for."""
    asked: dict[tuple[int, str], list[SignGroup]] = {}
    for name in names:
        group = book.catalog.signs[name]
        asked.setdefault((TIERS.index(group.tier), group.contact), []).append(group)
    return [_card(book, contact, asked[tier, contact]) for tier, contact in sorted(asked)]


def heading(book: Book, tier: str, contact: str) -> str:
    """The heading of a card, with the emergency number in it."""
    emergency = book.catalog.site.contacts.emergency.phone or ""
    return book.wording.calls[tier, contact].heading.format(emergency=emergency)


def _card(book: Book, contact: str, groups: list[SignGroup]) -> Card:
    tier = groups[0].tier
    text, digits = phone(book, contact)
    shared = [words for words in groups[0].meanwhile if all(words in g.meanwhile for g in groups)]
    return Card(
        tier=tier,
        contact=contact,
        heading=heading(book, tier, contact),
        action=book.wording.calls[tier, contact].action or "",
        label=_label(book, contact),
        phone=digits,
        phone_text=text,
        groups=tuple(groups),
        meanwhile=tuple(shared),
    )


def _label(book: Book, contact: str) -> str:
    site = book.catalog.site
    return site.clinic.name if contact == "clinic" else getattr(site.contacts, contact).label


def phone(book: Book, contact: str) -> tuple[str, str]:
    """The number as text and as digits for a ``tel:`` link (never for a placeholder)."""
    site = book.catalog.site
    if contact == "clinic":
        return site.clinic.phone, "" if site.example else _digits(site.clinic.phone)
    phone = getattr(site.contacts, contact).phone or ""
    return phone, _digits(phone)


def _digits(phone: str) -> str:
    return re.sub(r"[^0-9+]", "", phone)
