"""The search index of one language: what may be typed, and the page that it leads to.

Enters: the plan and a memo. Leaves: the bytes of a JSON file that the search loads on first use:

- ``small``, ``endings``, ``same``: words that lead nowhere, endings to cut, words for one thing;
- ``urgent``: groups of danger signs, most urgent first: t title, u address, c tier, h heading,
  p number to call, l what to say of it, n what people type;
- ``pages``: t title, u address, k kind, n other names and what people type, a how many of these
  are names, s first sentence; of a word explained also p, the address of the page that tells more.
  Of equal finds, the earlier one is shown first;
- ``words``, ``at``: each other word of the pages, and the numbers of the pages that it stands in.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.inline import visible
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.shared import SignGroup
from sitegen.model.terms import Tier
from sitegen.model.vocabulary import Search
from sitegen.model.walk import words
from sitegen.plan.calls import button, heading
from sitegen.plan.listings import check_names
from sitegen.plan.pages import Page, Plan

NAMES = {"title", "menu_title", "also_called", "search_words"}
KINDS = ("condition", "guide", "aftercare", "contraindication", "risk", "technique")
URGENT: tuple[Tier, ...] = ("emergency", "same-day")
_WORD = re.compile(r"[^\W_]+")
_FIRST = re.compile(r".*?[.!?](?=\s|$)|.*", re.DOTALL)


def search_index(plan: Plan, memo: Memo = FORGETFUL) -> bytes:
    """The index as JSON."""
    pages = [page for page in plan.pages if "record" in page.data]
    pages.sort(key=lambda page: ("all_signs" not in page.data, KINDS.index(page.kind)))
    entries: list[tuple[dict[str, Any], list[str]]] = memo.ask_all(
        "search",
        pages,
        lambda page: _rests_on(page, plan),
        lambda lacking: [(_entry(page, plan), _words(page, plan)) for page in lacking],
    )
    entries.insert(1, (_check_entry(plan), []))  # after the page that helps at once
    found = _places([said for _, said in entries])
    index = {
        **_language(plan),
        "urgent": _urgent(plan),
        "pages": [entry for entry, _ in entries] + _terms(plan),
        "words": " ".join(found),
        "at": list(found.values()),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode()


def _language(plan: Plan) -> dict[str, Any]:
    known = plan.book.catalog.vocabulary.search or Search()
    return {
        "small": " ".join(known.small_words),
        "endings": [[ending.cut, ending.put or ""] for ending in known.endings],
        "same": list(known.same),
    }


def _urgent(plan: Plan) -> list[dict[str, Any]]:
    """The groups of danger signs that cannot wait, each at its place on the help page."""
    catalog = plan.book.catalog
    page = catalog.site.help_page
    address = plan.book.elsewhere.get(page, "") + plan.book.addresses[page]
    tells_all = getattr(catalog.record(page), "signs_first", "") == "all"
    groups = [group for group in catalog.signs.values() if group.tier in URGENT]
    groups.sort(key=lambda group: URGENT.index(group.tier))
    return [
        {
            "t": _titled(group, plan.book.wording.w.for_whom),
            "u": f"{address}#{group.id}" if tells_all else address,
            "c": group.tier,
            "h": heading(plan.book, group.tier, group.contact),
            **dict(zip("pl", button(plan.book, group.contact), strict=True)),
            "n": [str(name) for name in group.search_words],
        }
        for group in groups
        if group.search_words
    ]


def _titled(group: SignGroup, for_whom: str) -> str:
    """The title of a group, after the people whom it is about."""
    if not group.who:
        return str(group.title)
    whom = for_whom.format(who=group.who)
    return f"{whom[:1].upper()}{whom[1:]}: {group.title}"


def _rests_on(page: Page, plan: Plan) -> Iterator[str | bytes]:
    """The record, in the words of this language, the name of its kind, and signs that it tells."""
    catalog = plan.book.catalog
    entry = catalog.entry(page.id)
    assert entry is not None  # noqa: S101  # the page shows its record
    yield from (page.address, plan.book.wording.label(page.kind, "kinds").label, entry.digest)
    if page.data.get("all_signs"):
        yield catalog.shared["signs"].digest


def _entry(page: Page, plan: Plan) -> dict[str, Any]:
    record = page.data["record"]
    return {
        "t": str(record.title),
        "u": page.address,
        "k": plan.book.wording.label(page.kind, "kinds").label,
        "n": [str(name) for name in (*record.also_called, *record.search_words)],
        "a": len(record.also_called),
        "s": _first(visible(record.in_short)),
    }


def _check_entry(plan: Plan) -> dict[str, Any]:
    """The safety check: found by what people call it, not by the words of its questions."""
    title, kind, *names = check_names(plan.book.catalog)
    return {
        "t": title,
        "u": "safety-check/",
        "k": kind,
        "n": [kind, *names],
        "a": 1,
        "s": _first(plan.book.wording.w.check_intro),
    }


def _words(page: Page, plan: Plan) -> list[str]:
    """Every word of the page but its names; on the page that tells all danger signs, theirs too."""
    groups = [plan.book.catalog.signs[name] for name in page.data.get("all_signs", ())]
    said = (visible(text) for path, _, text in words(page.data["record"]) if path[0] not in NAMES)
    signs = (visible(text) for group in groups for _, _, text in words(group))
    return sorted(set(_folded(" ".join((*said, *signs)))))


def _folded(text: str) -> list[str]:
    """The words without accents, apostrophes and capitals: ``find.js`` makes the same."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    return _WORD.findall("".join(bare).replace("'", "").replace("’", "").lower())


def _first(text: str) -> str:
    found = _FIRST.match(text)
    return found[0] if found else ""


def _places(pages: list[Iterable[str]]) -> dict[str, list[int]]:
    """The pages of each word, but for words that every second page has: they lead nowhere."""
    found: dict[str, list[int]] = {}
    for number, said in enumerate(pages):
        for word in said:
            found.setdefault(word, []).append(number)
    return {word: found[word] for word in sorted(found) if len(found[word]) * 2 <= len(pages)}


def _terms(plan: Plan) -> list[dict[str, Any]]:
    kind = str(plan.book.titles["glossary"][0])
    made = []
    for term in plan.book.catalog.terms:
        entry = {
            "t": str(term.term),
            "u": f"glossary/#{term.id}",
            "k": kind,
            "n": [str(name) for name in term.also],
            "a": len(term.also),
            "s": str(term.meaning),
        }
        made.append(entry | ({"p": plan.book.addresses[term.page]} if term.page else {}))
    return made
