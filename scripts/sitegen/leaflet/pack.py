"""Several pages as one PDF for one patient: a cover, the danger signs once, then page by page.

Enters: the names of pages as a clinic types them, a plan and its built pages. Leaves: a PDF, or
what is wrong with a name. Nothing about the patient enters: the cover has lines to write on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.files import write_over
from sitegen.leaflet.press import pack_job, press
from sitegen.leaflet.sheet import sheet
from sitegen.leaflet.signs import cards_of
from sitegen.nearest import did_you_mean
from sitegen.plan.pages import Format, Page, Plan


class UnknownPageError(Exception):
    """A name that is no page; says which one may be meant."""


def chosen(names: Sequence[str], plan: Plan) -> list[Page]:
    """The pages with these names, each once: ``low-back-pain`` or ``conditions/low-back-pain``."""
    known: dict[str, list[Page]] = {}
    for page in plan.pages:
        if "record" in page.data:
            known[page.id] = [page]
            known.setdefault(page.id.split("/")[1], []).append(page)
    return list({page.id: page for page in (_one(name, known) for name in names)}.values())


def _one(name: str, known: Mapping[str, list[Page]]) -> Page:
    found = known.get(name.strip("/"), [])
    if len(found) == 1:
        return found[0]
    if found:
        ways = " or ".join(page.id for page in found)
        raise UnknownPageError(f'"{name}" names more than one page: write {ways}.')
    raise UnknownPageError(f'There is no page called "{name}". {did_you_mean(name, known)}'.strip())


def pack(pages: Sequence[Page], plan: Plan, built: Mapping[str, bytes], form: Format) -> bytes:
    """The PDF. ``built`` holds the HTML of each page by its id."""
    book, w = plan.book, plan.book.wording.w
    signs = [name for name in book.catalog.signs if any(name in _signs(page) for page in pages)]
    more = {
        "cards": cards_of(signs, book),
        "contents": w.pack_contents,
        "lines": [w.pack_name, w.pack_next],
        "signs": w.pack_signs,
    }
    sheets = [sheet(page.id, built[page.id], book) for page in pages]
    return press(pack_job(sheets, form, w.pack_title, "", more), "pack.typ")


def save(made: bytes, path: Path) -> None:
    """Put the PDF where the clinic wants it."""
    write_over(path, made, b"%PDF-")


def _signs(page: Page) -> tuple[str, ...]:
    signs: tuple[str, ...] = page.data.get("all_signs", page.data["record"].signs)
    return signs
