"""One language of the guide: what every page of it shares.

Enters: a catalog and its wording. Leaves: ``Book``, where templates look things up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.catalog import Catalog
from sitegen.wording import Wording


class Original(str):
    """Words that are not translated: shown in the guide's own language, and marked so."""

    __slots__ = ()


@dataclass(slots=True)
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
    glossary: re.Pattern[str] | None = None
    glossary_ids: dict[str, str] = field(default_factory=dict)
