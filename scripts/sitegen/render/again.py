"""Rendering only the pages whose text can have changed.

Enters: a plan and a memo. Leaves: the Markdown of every page, the same bytes as rendering anew.

A page of a record rests on its record, on what all pages share, and on what it was told of other
pages while it was rendered. That is kept with its text and asked again: as long as the answers are
the same, so is the text. A page that lists others rests on all of a kind, or on its list of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.memo import Memo
from sitegen.model.terms import Kind
from sitegen.parallel import in_shares
from sitegen.plan.book import Book, Question
from sitegen.plan.pages import Page, Plan
from sitegen.render.environment import render, render_short

# Kinds of records of which a page shows what it finds, without asking for one of them
WHOLE_KINDS: dict[str, tuple[Kind, ...]] = {
    "technique": ("condition", "contraindication"),
    "home": ("condition", "technique"),
    "compare": ("condition", "technique"),
    "safety-check": ("contraindication",),
}
NAMED = (
    "letters",
    "works",
    "parts",
    "leaflets",
    "sheets",
    "tools",
    "fonts",
    "drawings",
)  # of names and ids, not of records
# What the page asked, with the answers; its text, and that of its short version
Told = tuple[dict[Question, object], str, str]


def render_again(plan: Plan, memo: Memo) -> dict[str, str]:
    """The Markdown of every page, by its path in the language's docs folder."""
    book = plan.book

    def make(pages: Sequence[Page]) -> list[Told]:
        return in_shares(lambda share: [_render(page, book) for page in share], pages)

    def still_true(told: Told) -> bool:
        return all(book.answer(question) == answer for question, answer in told[0].items())

    told = memo.ask_all("render", plan.pages, lambda page: _rests_on(page, book), make, still_true)
    texts: dict[str, str] = {}
    for page, (_, text, short) in zip(plan.pages, told, strict=True):
        texts[page.markdown] = text
        if short:
            texts[f"{page.id}/short.md"] = short
    return texts


def _render(page: Page, book: Book) -> Told:
    asked: dict[Question, object] = {}
    text = render(page, book, asked)
    return asked, text, render_short(page, book, text, asked)


def _rests_on(page: Page, book: Book) -> Iterator[str | bytes]:
    """What a page shows without asking: its own data, and what all pages share."""
    yield from (page.id, page.title, page.description, book.common)
    yield from (language for language, pages in book.trees.items() if page.id in pages)
    if entry := book.catalog.entry(page.id):
        yield entry.digest
        yield from book.left.get(page.id, ())
    else:
        yield book.newest
    for kind in (page.data["of"],) if page.kind == "index" else WHOLE_KINDS.get(page.kind, ()):
        yield from (entry.digest for entry in book.catalog.entries[kind].values())
    yield _standing(page, book)
    if page.kind == "search":
        yield book.search_file
    for name, kept in page.data.items():
        if name in NAMED:
            yield repr(kept)


def _standing(page: Page, book: Book) -> str:
    """How it stands with the check of a page, which rests on what it shows of others too."""
    if page.kind == "safety-check":
        return repr(book.catalog.standings)
    return book.catalog.standing(page.data.get("guide", page.id))
