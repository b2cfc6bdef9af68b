"""Help cards: danger signs by tier and by whom to contact.

Enters: a ``Book`` and the ids of groups of signs. Leaves: ``Card`` values, most urgent first.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.shared import SignGroup
from sitegen.model.terms import TIERS
from sitegen.plan.book import Book
from sitegen.plan.calls import heading, label, phone


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


def _card(book: Book, contact: str, groups: list[SignGroup]) -> Card:
    tier = groups[0].tier
    text, digits = phone(book, contact)
    shared = [words for words in groups[0].meanwhile if all(words in g.meanwhile for g in groups)]
    return Card(
        tier=tier,
        contact=contact,
        heading=heading(book, tier, contact),
        action=book.wording.calls[tier, contact].action or "",
        label=label(book, contact),
        phone=digits,
        phone_text=text,
        groups=tuple(groups),
        meanwhile=tuple(shared),
    )
