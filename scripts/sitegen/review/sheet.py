"""The review sheet of a page: one HTML file to read on a screen or to print, and to work through.

Enters: a plan and the ids of pages. Leaves: HTML, the same for the same content.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.files import write_if_changed
from sitegen.plan.pages import Page, Plan
from sitegen.render.environment import render
from sitegen.render.version import version_in
from sitegen.review.rows import Rows
from sitegen.review.telling import standing
from sitegen.signed import Signer

HERE = Path(__file__).parent


def sheet(page: Page, plan: Plan) -> str:
    """The sheet of one page."""
    book, rows = plan.book, Rows(page, plan.book)
    parts = [
        ("Danger signs", "sign", rows.signs()),
        ("Claims and numbers", "claim", rows.claims()),
        ("Advice", "advice", rows.advice()),
        ("What nobody knows", "gap", rows.unknown()),
        ("Shown besides", "besides", rows.pulled()),
    ]
    parts.append(("All other words", "words", rows.rest()))  # whatever had no row so far
    return (
        _environment()
        .get_template("sheet.html.j2")
        .render(
            page=page,
            guide=book.catalog.site.name,
            language=book.language,
            written=rows.record.written,
            version=version_in(render(page, book)),
            code=Signer(book.catalog).words_of(page.id),
            standing=standing(book.catalog, page.id),
            parts=[part for part in parts if part[2]],
        )
    )


def save(made: str, path: Path) -> None:
    """Put a sheet where the clinic wants it."""
    write_if_changed(path, made.encode())


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
