"""Whom to call: what the help cards on pages and the card of the search say of it.

Enters: a ``Book``, a tier and a contact. Leaves: words and numbers.
"""

from __future__ import annotations

import re

from sitegen.plan.book import Book


def heading(book: Book, tier: str, contact: str) -> str:
    """The heading of a card, with the emergency number in it."""
    emergency = book.catalog.site.contacts.emergency.phone or ""
    return book.wording.calls[tier, contact].heading.format(emergency=emergency)


def label(book: Book, contact: str) -> str:
    """What readers call the contact."""
    site = book.catalog.site
    return site.clinic.name if contact == "clinic" else getattr(site.contacts, contact).label


def phone(book: Book, contact: str) -> tuple[str, str]:
    """The number as text and as digits for a ``tel:`` link (never for a placeholder)."""
    site = book.catalog.site
    if contact == "clinic":
        return site.clinic.phone, "" if site.example else _digits(site.clinic.phone)
    number = getattr(site.contacts, contact).phone or ""
    return number, _digits(number)


def button(book: Book, contact: str) -> tuple[str, str]:
    """The digits, "" if there are none to call, and the words of the button or the line."""
    text, digits = phone(book, contact)
    w = book.wording.w
    if text:
        return digits, (w.call_number if digits else w.our_phone).format(phone=text)
    return "", w.whom_to_call.format(who=label(book, contact))


def _digits(number: str) -> str:
    return re.sub(r"[^0-9+]", "", number)
