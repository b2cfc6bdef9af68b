"""What the checks need to know of one page, as plain values.

Enters: nothing. Leaves: ``PageFacts`` and its parts. They can be pickled and depend on the page's
bytes alone, so that a cache may keep them by content hash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

_SHOWN = 80
_OF_THE_PAGE = (
    *("head", "descriptions", "policies", "id_references", "headings", "landmarks", "jumps"),
    *("addresses", "links", "pictures", "controls", "tables", "leftovers", "broken_data"),
    *("inline_scripts", "inline_styles", "handlers"),
)
Use = Literal["go", "load", "name"]


class Address(NamedTuple):
    """An address as it is written.

    ``use``: a reader may ``go`` there, the browser may ``load`` it by itself, or it only ``name``s
    a page (canonical, alternate).
    """

    tag: str
    attribute: str
    value: str
    use: Use

    @property
    def shown(self) -> str:
        """The address in a message: on one line, and not too long."""
        value = " ".join(self.value.split())
        return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"

    @property
    def near(self) -> str:
        """How the address looks in the page."""
        if self.tag == "css" or self.attribute.endswith("srcset"):
            return self.value
        return f'{self.attribute}="{self.value}"'


class Link(NamedTuple):
    """A link and what a screen reader calls it. ``nth``: how many of its tag come before it."""

    tag: str
    nth: int
    href: str
    name: str


class Translation(NamedTuple):
    """An address with the language that its page is said to have."""

    language: str
    address: str


class Heading(NamedTuple):
    """A heading: 1 for ``h1``, and its words."""

    level: int
    name: str


class Landmark(NamedTuple):
    """A landmark by its role: ``banner``, ``navigation``, ``main``, ``contentinfo``."""

    role: str
    name: str


class Picture(NamedTuple):
    """A picture. ``name`` is ``None`` when nothing was said, ``""`` when it is decoration."""

    tag: str
    source: str
    name: str | None


class Control(NamedTuple):
    """A form control, button or group: how it can be told apart, and the words that name it."""

    tag: str
    nth: int  # how many of its tag come before it
    mark: str
    name: str


class Table(NamedTuple):
    """A table: its caption, and how many header cells it has and how many lack a scope."""

    caption: str
    headers: int
    unscoped: int


class FirstStop(NamedTuple):
    """Where the Tab key stops first. ``in_main``: its target is ``main`` or inside it."""

    tag: str
    href: str
    in_main: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page. Tuples keep the order of the page."""

    language: str
    head: tuple[str, ...]  # what the head begins with: "charset", "policy" or a tag
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    policies: tuple[str, ...]  # Content-Security-Policy
    viewport: str
    robots: str
    refresh: bool  # moves on by itself
    canonical: str
    ids: tuple[str, ...]
    id_references: tuple[tuple[str, str], ...]  # attribute, id
    headings: tuple[Heading, ...]
    landmarks: tuple[Landmark, ...]
    first_stop: FirstStop | None
    jumps: tuple[str, ...]  # values of tabindex above 0
    addresses: tuple[Address, ...]
    links: tuple[Link, ...]
    translations: tuple[Translation, ...]
    pictures: tuple[Picture, ...]
    controls: tuple[Control, ...]
    tables: tuple[Table, ...]
    tags: frozenset[str]
    article_tags: frozenset[str]
    inline_scripts: tuple[str, ...]  # how each begins
    inline_styles: tuple[str, ...]
    handlers: tuple[str, ...]
    broken_data: tuple[str, ...]  # what is wrong with JSON-LD
    leftovers: tuple[str, ...]
    weight: int  # bytes after gzip

    def for_the_site(self) -> PageFacts:
        """Only what the rules about the whole site look at."""
        empty: dict[str, Any] = dict.fromkeys(_OF_THE_PAGE, ())
        return replace(self, **empty)

    @property
    def is_stub(self) -> bool:
        """Whether this is only a signpost from an old address to a new one."""
        return self.refresh and "main" not in self.tags

    @property
    def may_be_indexed(self) -> bool:
        """Whether search engines may list the page."""
        return not self.is_stub and "noindex" not in self.robots
