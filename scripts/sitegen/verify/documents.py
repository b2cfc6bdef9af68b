"""The built site in memory.

Enters: nothing. Leaves: ``BuiltSite``, ``Page`` and ``Document``, which the rules look at.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from functools import cached_property

from sitegen.verify.facts import Address, PageFacts
from sitegen.verify.options import Options
from sitegen.verify.targets import Home, Target, target_of

LOST = "404.html"  # what servers send in place of a page that is not there, at any depth


@dataclass
class Document:
    """A file with addresses in it: a page or a style sheet."""

    path: str  # from the site's root
    addresses: tuple[Address, ...]
    home: Home

    @cached_property
    def targets(self) -> list[tuple[Address, Target]]:
        """Each address and where it leads."""
        return [
            (address, target_of(address.value, self.path, self.home)) for address in self.addresses
        ]

    @property
    def is_lost_page(self) -> bool:
        """Whether this is the page for addresses that lead nowhere."""
        return posixpath.basename(self.path) == LOST


@dataclass
class Page(Document):
    """A page, with what is known of it and of the site around it."""

    facts: PageFacts
    options: Options

    def for_the_site(self) -> Page:
        """The page without what only the rules about one page look at: a fifth of its size."""
        slim = replace(self, facts=self.facts.for_the_site(), addresses=())
        slim.__dict__["targets"] = list(dict.fromkeys(self.targets))  # as if they had been asked
        return slim

    @property
    def tree(self) -> str:
        """The folder of its language, ``""`` for the default language."""
        return self.options.tree_of(self.path)

    @property
    def language(self) -> str:
        """The language that it should have."""
        return self.options.languages.get(self.tree, "").lower()

    @property
    def folder(self) -> str:
        """Its folder within the tree of its language."""
        return posixpath.dirname(self.path).removeprefix(self.tree).strip("/")

    @property
    def may_be_indexed(self) -> bool:
        """Whether search engines may list the page."""
        return self.facts.may_be_indexed and not self.is_lost_page


@dataclass
class BuiltSite:
    """Everything that was built, as far as the rules need it. Paths are from the site's root."""

    options: Options
    home: Home
    files: frozenset[str] = frozenset()
    pages: dict[str, Page] = field(default_factory=dict)
    sheets: dict[str, Document] = field(default_factory=dict)
    sheet_weights: dict[str, int] = field(default_factory=dict)
    drawing_ids: dict[str, frozenset[str]] = field(default_factory=dict)
    lists: dict[str, bytes] = field(default_factory=dict)  # search indexes, sitemap.xml

    @property
    def documents(self) -> list[Document]:
        """Every file with addresses in it."""
        return [*self.pages.values(), *self.sheets.values()]

    def ids_of(self, path: str) -> frozenset[str] | None:
        """The ids that a link can lead to in a file; ``None`` where files have none."""
        if path in self.pages:
            return self.page_ids[path]
        return self.drawing_ids.get(path)

    @cached_property
    def page_ids(self) -> dict[str, frozenset[str]]:
        """The ids of every page."""
        return {path: frozenset(page.facts.ids) for path, page in self.pages.items()}
