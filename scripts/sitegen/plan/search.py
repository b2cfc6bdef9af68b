"""The search index of one language: names, first words and all words of each page.

Enters: the plan and a memo. Leaves: the bytes of a JSON file that ``search.js`` loads on first use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sitegen.inline import visible
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.walk import words
from sitegen.plan.pages import Page, Plan
from sitegen.reading import words_of

NAMES = {"title", "menu_title", "also_called", "search_words"}


def search_index(plan: Plan, memo: Memo = FORGETFUL) -> bytes:
    """The index as JSON: t title, u address, k kind, n names, s first words, w all other words."""
    pages = [page for page in plan.pages if "record" in page.data]
    pages.sort(key=lambda page: "all_signs" not in page.data)  # of equal finds, help comes first
    entries = memo.ask_all(
        "search",
        pages,
        lambda page: _rests_on(page, plan),
        lambda lacking: [_json(_entry(page, plan)) for page in lacking],
    )
    entries += [_json(_term(term, plan)) for term in plan.book.catalog.terms]
    return f"[{','.join(entries)}]".encode()


def _json(entry: dict[str, Any]) -> str:
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


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
    said = " ".join(
        visible(text) for path, _, text in words(record) if path[0] not in NAMES | {"in_short"}
    )
    said += _signs(page, plan)
    return {
        "t": str(record.title),
        "u": page.address,
        "k": plan.book.wording.label(page.kind, "kinds").label,
        "n": [str(name) for name in (*record.also_called, *record.search_words)],
        "s": visible(record.in_short),
        "w": " ".join(sorted({word.lower() for word in words_of(said)})),
    }


def _signs(page: Page, plan: Plan) -> str:
    """The danger signs, on the page that tells them all: who types one should see that page."""
    groups = [plan.book.catalog.signs[name] for name in page.data.get("all_signs", ())]
    return "".join(f" {visible(text)}" for group in groups for _, _, text in words(group))


def _term(term: Any, plan: Plan) -> dict[str, Any]:
    return {
        "t": str(term.term),
        "u": f"glossary/#{term.id}",
        "k": str(plan.book.titles["glossary"][0]),
        "n": [str(name) for name in term.also],
        "s": str(term.meaning),
        "w": "",
    }
