"""The signs themselves, where a page leads to them: paper cannot be opened.

Enters: a card's list of links to groups of signs, or their ids. Leaves: every group with all that
it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selectolax.lexbor import LexborNode

from sitegen.inline import Cite, Strong, parse, visible
from sitegen.leaflet.blocks import Block
from sitegen.leaflet.words import Run
from sitegen.model.shared import SignGroup
from sitegen.plan.book import Book
from sitegen.plan.calls import heading
from sitegen.render.cards import Card, cards


def groups_of(links: LexborNode, book: Book) -> list[Block]:
    """The groups that a list of links leads to."""
    card = links.parent
    said = {_words(item.text()) for item in card.css("li")} if card else set()
    made: list[Block] = []
    for link in links.css("a"):
        name = (link.attributes.get("href") or "").partition("#")[2]
        if name in book.catalog.signs:
            group = book.catalog.signs[name]
            made.append(_paragraph([{"s": _words(link.text())}], "row"))
            made += _group(group, book, said)
    return made


def cards_of(names: Iterable[str], book: Book) -> list[Block]:
    """Help cards for groups of signs, with all that they say."""
    return [_card(card, book) for card in cards(book, tuple(names))]


def _card(card: Card, book: Book) -> Block:
    w = book.wording.w
    said = set(map(visible, card.meanwhile))
    blocks = [_paragraph([{"s": f"{w.any_one_sign} ", "bold": True}, *_runs(card.action)])]
    blocks += _numbers(card, book)
    for group in card.groups:
        who = f"{w.for_whom.format(who=group.who)}: " if group.who else ""
        blocks.append(_paragraph([{"s": who + group.title}], "row"))
        blocks += _group(group, book, said)
    if card.meanwhile:
        blocks += [_paragraph([{"s": w.meanwhile, "bold": True}]), _list(card.meanwhile)]
    head = [{"s": card.heading}]
    return {"t": "card", "tier": card.tier, "runs": head, "blocks": blocks}


def _numbers(card: Card, book: Book) -> list[Block]:
    """Whom to call, as the page says it."""
    w = book.wording.w
    if card.phone:
        call = w.call_number.format(phone=card.phone_text)
        return [_paragraph([{"s": call, "bold": True}], "call"), *_hours(card, book)]
    if card.phone_text:
        words = w.our_phone.format(phone=card.phone_text)
    else:
        words = w.whom_to_call.format(who=card.label)
    return [_paragraph([{"s": words}]), *_hours(card, book)]


def _hours(card: Card, book: Book) -> list[Block]:
    clinic = book.catalog.site.clinic
    if card.contact != "clinic":
        return []
    hours = book.wording.w.our_hours.format(hours=clinic.hours)
    return [_paragraph([{"s": f"{hours}. "}, *_runs(clinic.when_closed)])]


def _group(group: SignGroup, book: Book, said: set[str]) -> list[Block]:
    """The signs of a group, what to do meanwhile, and when it is worse."""
    made = [_list(group.signs)]
    for item in group.meanwhile:
        runs = _runs(item)
        if _words("".join(run["s"] for run in runs)) not in said:
            made.append(_paragraph(runs, "now"))
    for worse in group.worse_if:
        call = heading(book, worse.tier, worse.contact)
        lead = _paragraph([{"s": call, "bold": True}])
        made.append({"t": "worse", "tier": worse.tier, "blocks": [lead, _list(worse.signs)]})
    return made


def _list(items: tuple[str, ...]) -> Block:
    return {"t": "ul", "items": [[_paragraph(_runs(item))] for item in items]}


def _paragraph(runs: list[Run], style: str = "") -> dict[str, Any]:
    return {"t": "p", "style": style, "runs": runs}


def _runs(words: str) -> list[Run]:
    """Words of a record, with their marks; works are cited on the help page."""
    pieces, _ = parse(words)
    return [
        {"s": piece.text, "bold": True} if isinstance(piece, Strong) else {"s": piece.text}
        for piece in pieces
        if not isinstance(piece, Cite)
    ]


def _words(text: str) -> str:
    return " ".join(text.split())
