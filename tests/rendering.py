"""Pages as browsers get them: rendered, converted and put into the shell, and looked at as a tree.

The same way as a build goes, with MkDocs' own functions, but in memory and without its start.
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from conftest import REPO
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as BuiltPage
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.catalog import Catalog
from sitegen.plan.pages import Page, Plan, plan
from sitegen.render.environment import render, render_short
from sitegen.shell import languages_of, shell

ASSETS = {path.name: path.name for path in (REPO / "docs" / "assets").iterdir()}
WORDY = {"aria-label", "alt", "content", "title", "data-found", "data-one", "data-none"}
WORDY |= {"data-danger", "data-failed", "data-most"}
# addresses that are rightly made of words: a treatment's name, the letters of authors
MADE_OF_WORDS = re.compile(r"(?<=fit-).*|(?<=sources/)[^/#]+")


def collapse(text: str) -> str:
    """The text with runs of white space as one space, as browsers show it."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Shown:
    """One page as a browser gets it."""

    id: str
    kind: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page."""
        return LexborHTMLParser(self.html)

    @cached_property
    def nodes(self) -> list[LexborNode]:
        """Every element."""
        return [node for node in self.tree.css("*") if not str(node.tag).startswith(("-", "!"))]

    @cached_property
    def text(self) -> str:
        """Everything that the page says: its text and the attributes that hold words."""
        body = self.tree.body
        assert body is not None
        said = [body.text()]
        said += [
            str(value)
            for node in self.nodes
            for name, value in node.attributes.items()
            if name in WORDY and value
        ]
        return "\n".join(collapse(part) for part in said)

    @cached_property
    def skeleton(self) -> Counter[tuple[str, ...]]:
        """How often each element is there: its way from the top and all its attributes."""
        return Counter(_way(node) for node in self.nodes)

    def one(self, selector: str) -> LexborNode:
        """The one element that a selector finds."""
        [found] = self.tree.css(selector)
        return found

    def json_ld(self) -> Any:
        """What machines are told."""
        return json.loads(self.one('script[type="application/ld+json"]').text())


def _way(node: LexborNode) -> tuple[str, ...]:
    attributes = sorted(f"{name}={_fixed(name, value)}" for name, value in node.attributes.items())
    tags = []
    above: LexborNode | None = node
    while above is not None:
        tags.append(str(above.tag))
        above = above.parent
    return (" ".join(reversed(tags)), *attributes)


def _fixed(name: str, value: str | None) -> str:
    """The value of an attribute, without what is rightly made of words."""
    if name in WORDY:
        return "…"
    if name == "href":
        return MADE_OF_WORDS.sub("…", value or "")
    if name == "id":
        return MADE_OF_WORDS.sub("…", value or "")
    return value or ""


class Shelf:
    """Turns plans into pages; keeps MkDocs' configuration and its templates."""

    def __init__(self) -> None:
        """Load the configuration of the real guide."""
        self.heard: list[str] = []
        self.config = load_config(
            str(REPO / "mkdocs.yml"),
            site_url="https://example.org/",
            docs_dir=str(REPO / "docs" / "assets"),  # any folder of a fresh clone: pages are given
        )
        self.environment = self.config.theme.get_env()
        self.nav = get_navigation(Files([]), self.config)
        self.handler = _Heard(self.heard)

    def __enter__(self) -> Self:
        """Listen to what MkDocs warns of."""
        logging.getLogger("mkdocs").addHandler(self.handler)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        logging.getLogger("mkdocs").removeHandler(self.handler)

    def shown(self, made: Plan, plans: list[Plan] | None = None) -> list[Shown]:
        """Every page of a plan. What MkDocs would warn of is an error."""
        plans = plans or [made]
        self.config["extra"] = shell(made, ASSETS, languages_of(made, plans))
        self.heard.clear()
        pages = [one for page in made.pages for one in self._both(page, made)]
        assert self.heard == []

        return [*pages, self._missing_page()]

    def _both(self, page: Page, made: Plan) -> Iterator[Shown]:
        """A page, and its short version where it has one."""
        whole = render(page, made.book)
        yield self._page(page, whole)
        if short := render_short(page, made.book, whole):
            yield self._page(page.shortened("", ""), short)

    def _missing_page(self) -> Shown:
        context = get_context(self.nav, Files([]), self.config, base_url="/")
        html = self.environment.get_template("404.html").render(context)
        return Shown("404", "404", html)

    def of(self, catalog: Catalog) -> list[Shown]:
        """Every page of a guide in its own language, which is one of two."""
        plans = [plan(catalog, language) for language in (catalog.site.language, "es")]
        return self.shown(plans[0], plans)

    def _page(self, page: Page, text: str) -> Shown:
        file = File(page.markdown, None, self.config.site_dir, use_directory_urls=True)
        file.content_string = text
        files = Files([file])
        built = BuiltPage(None, file, self.config)
        built.read_source(self.config)
        built.render(self.config, files)
        context = get_context(self.nav, files, self.config, built)
        html = self.environment.get_template("main.html").render(context)
        return Shown(page.id, page.kind, html)


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.heard.append(record.getMessage())


__all__ = ["Path", "Shelf", "Shown", "collapse"]
