"""What a template may ask for while one page is rendered: words, links, citations, cards.

Enters: a ``Book`` (the catalog and wording of one language) and the page. Leaves: the functions
and filters of the template environment. Keeps, for one page, which works were cited, in order of
use, and which glossary words were linked already.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Literal

from markupsafe import Markup

from sitegen.body import where
from sitegen.drawing import sheets
from sitegen.inline import Cite, Link, Piece, Strong, parse, visible
from sitegen.model.condition import TechniqueFit
from sitegen.model.figures import Figure
from sitegen.model.kinds import FOLDERS
from sitegen.model.pieces import Claim, Record
from sitegen.model.shared import Reference
from sitegen.model.vocabulary import Region
from sitegen.pictures import BODY, drawing_of, parts_of
from sitegen.plan.book import Book, Original, Question
from sitegen.plan.calls import heading, phone
from sitegen.plan.listings import Place, grouped, places
from sitegen.reading import sentences
from sitegen.render.cards import Card, cards
from sitegen.render.encode import encode, guard, signs
from sitegen.render.figures import EstimateView, FigureWords, people


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to link to: its words, its short words and its address from the page at hand."""

    id: str
    title: str
    short: str
    url: str
    in_short: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing on light and on dark paper, as addresses from the page at hand, and its words."""

    light: Markup
    dark: Markup
    title: str
    alt: str
    words: tuple[str, ...] = ()  # all that it shows, where the short words leave something out


class Context:
    """The functions that templates call while one page is rendered. One use each."""

    def __init__(self, book: Book, page: str) -> None:
        """Start a page with nothing cited and no word explained."""
        self.book = book
        self.page = page
        self.wording = book.wording
        self.figures = FigureWords(book.wording)
        self.cited: dict[str, int] = {}  # work -> its number on this page
        self.asked: dict[Question, object] = {}  # what this page was told of others
        self._explained: set[str] = set()
        self._ids = count(1)
        self._seen: set[str] = set()
        self._up = "../" * book.addresses[page].count("/")  # from this page to its tree's root

    # words

    def html(self, words: str) -> Markup:
        """Words with their marks, as HTML that is safe in Markdown too."""
        pieces, _ = parse(words)
        said = "".join(map(self._piece, pieces)).replace(' <a class="cite"', '<a class="cite"')
        out = said if said.startswith("<") else guard(said)
        return self._marked(words, Markup(out))  # noqa: S704  # every part is encoded

    def plain(self, words: str) -> Markup:
        """Words without marks."""
        return self._marked(words, encode(words))

    def bare(self, words: str) -> Markup:
        """Words with their marks taken off: where a link would lead away from what one fills in."""
        return self.plain(type(words)(visible(words)))

    def _marked(self, words: str, out: Markup) -> Markup:
        """Words that are not translated carry their language (WCAG 3.1.2)."""
        if isinstance(words, Original):
            language = self.book.catalog.site.language
            return Markup('<span lang="{}">{}</span>').format(language, out)
        return out

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Strong):
            return f"<strong>{signs(piece.text)}</strong>"
        if isinstance(piece, Cite):
            return self.cite((piece.source,))
        if isinstance(piece, Link):
            return f'<a href="{encode(self.href(piece.target))}">{signs(piece.text)}</a>'
        return self._explain(piece.text)

    def _explain(self, text: str) -> str:
        """Text with each word of the glossary linked where it first occurs on the page."""
        if self.page == "glossary" or self.page.endswith("/short"):  # words that must lead nowhere
            return signs(text)
        parts, start = [], 0
        for term, first, last in self.book.terms_in(text):
            if term in self._explained:
                continue
            self._explained.add(term)
            parts += [signs(text[start:first]), self._word(term, text[first:last])]
            start = last
        parts.append(signs(text[start:]))
        return "".join(parts)

    def _word(self, term: str, words: str) -> str:
        """A link to a word of the glossary."""
        return f'<a href="{self.href("glossary")}#{term}">{signs(words)}</a>'

    def block(self, caller: Callable[[], str]) -> Markup:
        """Raw HTML as Markdown wants it: no blank line inside, one before and one after."""
        lines = [line.strip() for line in str(caller()).splitlines()]
        joined = "\n".join(line for line in lines if line)
        return Markup(f"\n{joined}\n\n") if joined else Markup("")  # noqa: S704  # a template's own

    def fresh(self, prefix: str) -> str:
        """An id that no other element of the page has."""
        return f"{prefix}-{next(self._ids)}"

    def first_time(self, name: str) -> bool:
        """Whether this is asked for the first time on the page."""
        first = name not in self._seen
        self._seen.add(name)
        return first

    # links

    def href(self, target: str) -> str:
        """The address of a page (or of the outside world) from this page."""
        if target.startswith("https://"):
            return target
        self._note("address", target)
        there = self.book.elsewhere.get(target, "") + self.book.addresses[target]
        return self._up + there or "./"

    def link(self, target: str) -> PageLink:
        """A page with its words and its address from here."""
        self._note("words", target)
        title, short, in_short = self.book.titles[target]
        return PageLink(target, title, short, self.href(target), in_short)

    def record_link(self, name: str, kind: str) -> PageLink:
        """The page of a record, by id and kind."""
        return self.link(f"{FOLDERS[kind]}/{name}")  # type: ignore[index]

    def record(self, page: str) -> Record:
        """What another page says, by its page id."""
        self._note("record", page)
        record = self.book.catalog.record(page)
        assert record is not None  # noqa: S101  # the linker has resolved every id
        return record

    def _note(self, what: Literal["words", "address", "record"], page: str) -> None:
        if (what, page) not in self.asked:
            self.asked[what, page] = self.book.answer((what, page))

    def anchor(self, row: TechniqueFit) -> str:
        """The id of a treatment's row on the page of a condition."""
        if row.technique:
            return f"fit-{row.technique}"
        name = " ".join((row.name or "").casefold().split())
        plain = "-".join(re.findall(r"\w+", name))
        if plain.replace("-", " ") == name:
            return f"fit-{plain}"
        return f"fit-{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"  # "***", "+++"

    def first_words(self, words: str) -> str:
        """The first sentence, for lists of pages."""
        found = sentences(visible(words))
        return type(words)(found[0]) if found else ""

    def timeline(self) -> tuple[tuple[str, str], ...]:
        """The phases after treatment, in order: label and page, "" where none is written."""
        pages = {
            entry.model.phase: f"aftercare/{name}"
            for name, entry in self.book.catalog.entries["aftercare"].items()
        }
        return tuple(
            (label.label, pages.get(label.id, "")) for label in self.wording.labels("phases")
        )

    def grouped(self, kind: str, pages: list[tuple[str, Record]]) -> list[tuple[str, list[str]]]:
        """The pages of one kind under their headings."""
        return grouped(kind, pages, self.wording)

    def places(self) -> list[Place]:
        """Body parts, head to foot, each with the pages of what can hurt there."""
        return places(self.book.catalog)

    def pages_of(self, folder: str) -> list[str]:
        """The pages of a folder, by their short titles."""
        pages = (page for page, _, _ in self.book.catalog.pages() if page.startswith(f"{folder}/"))
        return sorted(pages, key=lambda page: self.book.titles[page][1].casefold())

    def picture(self, record: Record) -> Picture | None:
        """The picture of a page: a drawing with its record, or where on the body it hurts."""
        catalog = self.book.catalog
        if name := drawing_of(catalog, record):
            light, dark = self._sheets(name, catalog.drawings[name])
            image = catalog.images[name]
            return Picture(light, dark, image.title, image.alt, image.long_description)
        parts = parts_of(catalog, record)
        if not parts or not (drawn := where(parts)):
            return None
        light, dark = self._sheets(BODY, drawn)
        return Picture(light, dark, *self._where_words(parts))

    def _sheets(self, name: str, drawn: bytes) -> Iterator[Markup]:
        """The addresses of a drawing on light and on dark paper."""
        top = (
            self._up if self.book.language == self.book.catalog.site.language else f"{self._up}../"
        )
        made = sheets(name, drawn, self.book.catalog.site.colour)
        return (Markup(top + "assets/") + sheet for sheet in made)  # noqa: S704

    def _where_words(self, parts: tuple[Region, ...]) -> tuple[str, str]:
        """Caption and alt text of a body with these parts filled; the first hurts most often."""
        w = self.wording.w
        names = [self.wording.label(part.id, "regions").label for part in parts]
        title = w.where_hurts.format(names[0])
        if names[1:]:
            title = f"{title} {w.where_else.format(', '.join(names[1:]))}"
        return title, w.body_marked.format(", ".join(names))

    # sources

    def cite(self, sources: tuple[str, ...]) -> Markup:
        """Numbered marks that lead to the sources at the foot of the page."""
        out = ""
        for source in sources:
            number = self.cited.setdefault(source, len(self.cited) + 1)
            label = encode(self.wording.w.source_number.format(number=number))
            out += f'<a class="cite" href="#source-{number}" aria-label="{label}">{number}</a>'
        return Markup(out)  # noqa: S704  # every part is encoded

    def sources(self) -> list[Reference]:
        """The works cited on this page so far, in order of use."""
        return [self.book.catalog.references[name] for name in self.cited]

    def works(self, names: tuple[str, ...]) -> list[Reference]:
        """The works with these ids."""
        return [self.book.catalog.references[name] for name in names]

    def who(self, work: Reference) -> str:
        """The authors of a work, short: the first, and that there were others."""
        found = re.fullmatch(r"([^,]+ [A-Z]{1,3}), [^(]*(\(.*\))?", work.authors)
        if not found:
            return work.authors
        return f"{self.wording.w.and_others.format(found[1])} {found[2] or ''}".strip()

    def work_names(self) -> list[str]:
        """Who and when, of each work cited so far; those that sound the same have a number."""
        works = self.sources()
        names = [f"{self.who(work)}, {work.year or self.wording.w.no_year}" for work in works]
        return [
            f"{name} ({names[: at + 1].count(name)})" if names.count(name) > 1 else name
            for at, name in enumerate(names)
        ]

    def source_url(self, work: Reference) -> str:
        """The address of a work on the pages of all sources."""
        return f"{self.href(self.book.source_pages[work.id])}#{work.id}"

    def cautions(self, sources: tuple[str, ...]) -> list[str]:
        """The limits of these works that readers are told beside a figure."""
        works = self.book.catalog.references
        return [works[name].caution for name in sources if works[name].caution]  # type: ignore[misc]

    # claims and figures

    def notes(self, claim: Claim) -> list[str]:
        """In whom, when, against what, and on what kind of treatment a claim was measured."""
        w = self.wording.w
        said = [
            words.format(claim_part)
            for words, claim_part in (
                (w.in_whom, claim.who),
                (w.measured_when, claim.when),
                (w.against, claim.compared_with),
            )
            if claim_part
        ]
        return said + self.about_notes(claim.about)

    def about_notes(self, about: tuple[str, ...]) -> list[str]:
        """What the reader must know of the treatment that a finding was measured on."""
        labels = [self.wording.about(name) for name in about]
        if self._fitting & set(about) or any(not label.note for label in labels):
            return []  # the treatment at hand was measured as well
        return [label.note for label in labels if label.note]

    @cached_property
    def _fitting(self) -> set[str]:
        """What was measured on the methods of this very page, where it is a technique's."""
        methods = getattr(self.book.catalog.record(self.page), "methods", ())
        return {
            name
            for label in self.book.catalog.vocabulary.methods
            if label.id in methods
            for name in label.about
        }

    people = staticmethod(people)

    def estimates(self, figure: Figure | None) -> tuple[EstimateView, ...]:
        """The counts of a figure, ready to show."""
        return self.figures.estimates(figure)

    # help

    def cards(self, names: tuple[str, ...]) -> list[Card]:
        """Help cards for groups of signs, most urgent first, one for each tier and contact."""
        return cards(self.book, names)

    def clinic_digits(self) -> str:
        """The clinic's number for a ``tel:`` link; ``""`` while it is a placeholder."""
        return phone(self.book, "clinic")[1]

    def call(self, tier: str, contact: str) -> str:
        """The heading of a help card, with the emergency number in it."""
        return heading(self.book, tier, contact)
