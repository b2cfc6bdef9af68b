"""The Jinja environment for Markdown pages, and the rendering of one page.

Enters: a ``Book`` and a ``Page``. Leaves: Markdown text with front matter. Everything that a
template prints is encoded unless a function here has marked it as safe.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sitegen.body import HEAD, OUTLINE
from sitegen.model.pieces import Record
from sitegen.plan.book import Book, Question
from sitegen.plan.pages import Page
from sitegen.render.context import Context
from sitegen.render.encode import encode
from sitegen.render.front import front_matter
from sitegen.render.version import version_in

TEMPLATES = Path(__file__).parent / "templates"
_SAFE = (Markup, int)
RECORD_KINDS = ("technique", "condition", "contraindication", "risk", "aftercare", "guide")


def render(page: Page, book: Book, asked: dict[Question, object] | None = None) -> str:
    """The Markdown file of a page, front matter included.

    ``asked`` is filled with what the page was told of other pages.
    """
    context = Context(book, page.id)
    template = environment().get_template(f"{page.kind}.md.j2")
    body = template.render(
        page=page,
        x=context,
        w=book.wording.w,
        wording=book.wording,
        site=book.catalog.site,
        **page.data,
    )
    if asked is not None:
        asked |= context.asked
    return front_matter(page, book, body) + body


def render_short(
    page: Page, book: Book, whole: str, asked: dict[Question, object] | None = None
) -> str:
    """The Markdown file of a page's short version; ``""`` where there is none to show.

    ``whole`` is the page as it was rendered.
    """
    record: Record | None = page.data.get("record")
    if record is None or not record.short_version:
        return ""
    title = book.wording.w.short_title.format(title=page.title)
    return render(page.shortened(title, version_in(whole)), book, asked)


@cache
def environment() -> Environment:
    """The environment; one a process, because templates are compiled once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"len": len, "outline": OUTLINE, "head": HEAD}
    return made


def _safe(value: Any) -> Any:
    """What a template prints: numbers and marked text as they are, all else encoded."""
    if isinstance(value, _SAFE):
        return value
    return encode(str(value))
