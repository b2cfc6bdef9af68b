"""One language of the guide: what every page of it shares.

Enters: a catalog and its wording. Leaves: ``Book``, where templates look things up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from sitegen.catalog import Catalog
from sitegen.memo import digest
from sitegen.wording import Wording


class Original(str):
    """Words that are not translated: shown in the guide's own language, and marked so."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Unlike the same words in a translation, which are shown without a mark."""
        return f"Original({super().__repr__()})"


Question = tuple[Literal["words", "address", "record"], str]  # and the page it is about


class TermAt(NamedTuple):
    """A word of the glossary, and where in a text it begins and ends."""

    term: str
    first: int
    last: int


@dataclass
class Book:
    """One language of the guide: what every page of it shares."""

    catalog: Catalog
    wording: Wording
    language: str
    titles: dict[str, tuple[str, str, str]]  # page id -> title, short title, in short
    addresses: dict[str, str]  # page id -> address within the language's tree, "" for home
    elsewhere: dict[str, str] = field(default_factory=dict)  # page id -> prefix of another tree
    trees: dict[str, set[str]] = field(default_factory=dict)  # language -> the pages it has
    source_pages: dict[str, str] = field(default_factory=dict)  # work -> the page that lists it
    search_file: str = ""  # named after its bytes, so that a page never meets another version's
    on_paper: frozenset[str] = frozenset()  # the pages that have a leaflet
    preview: bool = False  # not for patients: drafts are in it
    left: dict[str, list[str]] = field(default_factory=dict)  # what each draft still lacks
    glossary: re.Pattern[str] | None = None
    glossary_ids: dict[str, str] = field(default_factory=dict)

    @cached_property
    def terms_in(self) -> Callable[[str], list[TermAt]]:
        """Finds the words of the glossary in a text; danger signs come again on many pages."""
        pattern, ids = self.glossary, self.glossary_ids  # not the book: it would hold itself

        @lru_cache(1000)
        def find(text: str) -> list[TermAt]:
            low = text.lower()
            found = pattern.finditer(low if len(low) == len(text) else text) if pattern else ()
            return [TermAt(ids[one.group()], *one.span()) for one in found]

        return find

    @cached_property
    def newest(self) -> str:
        """The day of the newest record, in words: the date of pages that only list others."""
        kinds = self.catalog.entries.values()
        days = [entry.model.written for entries in kinds for entry in entries.values()]
        return self.wording.date(max(days)) if days else ""

    @cached_property
    def common(self) -> bytes:
        """A hash of what any page may use: shared files, drawings and lists of this language."""
        catalog = self.catalog
        phases = [
            f"{name} {entry.model.phase}" for name, entry in catalog.entries["aftercare"].items()
        ]
        return digest(
            (
                self.language,
                *(entry.digest for entry in catalog.shared.values()),
                *(entry.digest for entry in catalog.image_entries.values()),
                *catalog.drawings.values(),
                repr((self.source_pages, phases)),
            )
        )

    def answer(self, question: Question) -> object:
        """What one page is told of another: its words, its address, or a hash of all it says."""
        what, page = question
        if what == "address":
            return self.addresses.get(page), self.elsewhere.get(page)
        if what == "words":
            return [(words, isinstance(words, Original)) for words in self.titles.get(page, ())]
        entry = self.catalog.entry(page)
        return entry.digest if entry else None
