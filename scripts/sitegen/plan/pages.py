"""Which pages there are, what each needs, and what they share.

Enters: the catalog of one language. Leaves: ``Plan``: the ``Book`` and its ``Page`` values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sitegen.catalog import Catalog, sheet_pages, waits
from sitegen.model.guide import Guide
from sitegen.model.kinds import FOLDERS
from sitegen.model.pieces import Record
from sitegen.model.terms import KINDS, Kind
from sitegen.plan.book import Book
from sitegen.plan.listings import (
    a_to_z,
    clarity_rows,
    fits_a_desk,
    matrix,
    rating_rows,
    source_parts,
)
from sitegen.plan.safety import safety_check
from sitegen.tools import FONTS, chosen, tool
from sitegen.wording import Wording

# Kinds whose pages have a leaflet: of records, or the name of a single page
ON_PAPER: tuple[str, ...] = ("condition", "technique", "aftercare", "guide")
SAME_LICENCE = "same as the guide"  # of a drawing: what editors write, by its field's example
LEAFLETS = "leaflets"  # the page that lists them, and their folder
ROWS_A_PAGE = 300  # of leaflets: more of them are listed on a page for each kind


class Format(NamedTuple):
    """A paper, whether its letters are large, and what a leaflet of this format ends in."""

    paper: str
    large: bool
    ending: str


FORMATS = (
    Format("a4", large=False, ending="a4.pdf"),
    Format("letter", large=False, ending="letter.pdf"),
    Format("a4", large=True, ending="a4.large.pdf"),
    Format("letter", large=True, ending="letter.large.pdf"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page to render: its template and what the template is given."""

    id: str
    kind: str  # a record kind, or that of its template: index, home, compare, safety-check …
    title: str
    description: str
    address: str  # within the language's tree: "conditions/neck-pain/", "" for home
    made_from: str  # the content file or folder that a reader of the Markdown should edit
    data: dict[str, Any] = field(default_factory=dict)

    def shortened(self, title: str, version: str) -> Page:
        """The page of its short version, which bears the version of the whole."""
        return Page(
            id=f"{self.id}/short",
            kind="short",
            title=title,
            description=self.description,
            address=f"{self.address}short/",
            made_from=self.made_from,
            data={**self.data, "whole": self.id, "version": version},
        )

    @property
    def markdown(self) -> str:
        """The Markdown file, relative to the language's folder in docs."""
        if not self.address:
            return "index.md"
        if self.kind == "index":
            return f"{self.address}index.md"
        return f"{self.address.rstrip('/')}.md"


_Single = tuple[str, str, str, str, dict[str, Any]]  # id, title, description, made from, data


@dataclass(slots=True)
class Plan:
    """Everything that one language's tree is made of."""

    language: str
    book: Book
    pages: list[Page]
    search: bytes = b""  # the search index
    content: bytes = b""  # all of it for other programs

    @property
    def on_paper(self) -> list[Page]:
        """The pages that are made for paper too."""
        return [page for page in self.pages if page.id in self.book.on_paper]

    @property
    def lists_leaflet(self) -> dict[str, str]:
        """The address of the page that lists the leaflet of a page."""
        lists = [page for page in self.pages if page.kind == LEAFLETS]
        return {
            name: page.address
            for page in lists
            for names in page.data.get("leaflets", {}).values()
            for name in names
        }


def plan(
    catalog: Catalog, language: str, skipped: dict[str, str] | None = None, *, paper: bool = True
) -> Plan:
    """The pages of one language.

    ``skipped`` names the pages that are not translated, with their address from this tree's root:
    links to them leave the tree. ``paper`` says whether leaflets can be made in this language.
    """
    wording = Wording(catalog.vocabulary)
    skipped = dict(skipped or {})
    guides = sheet_pages(catalog)
    skipped |= {name: skipped[page] for name, page in guides.items() if page in skipped}
    pages = [page for page in _pages(catalog, wording) if page.id not in skipped]
    on_paper = [page for page in pages if paper and page.kind in ON_PAPER]
    if on_paper:
        pages += _leaflets_pages(pages, on_paper, wording)
    book = Book(
        catalog=catalog,
        wording=wording,
        language=language,
        titles=_titles(catalog, wording),
        addresses={name: _address(name) for name in catalog.known["page"]},
        elsewhere=skipped,
        on_paper=frozenset(page.id for page in on_paper),
    )
    for page in pages:
        book.addresses.setdefault(page.id, page.address)
        book.titles.setdefault(page.id, (page.title, page.title, page.description))
        book.addresses[f"{page.id}/short"] = f"{page.address}short/"
        for work, _ in page.data.get("works", ()):
            book.source_pages[work.id] = page.id
    book.glossary, book.glossary_ids = _glossary(catalog)
    return Plan(language, book, pages)


def _pages(catalog: Catalog, wording: Wording) -> list[Page]:
    records = [_record_page(page, kind, catalog) for page, kind, _ in catalog.pages()]
    indexes = [_index_page(kind, catalog, wording) for kind in KINDS if catalog.entries[kind]]
    return [*records, *indexes, *_single_pages(catalog, wording)]


def _address(page: str) -> str:
    return "" if page == "home" else f"{page}/"


def _record_page(page: str, kind: Kind, catalog: Catalog) -> Page:
    record = catalog.record(page)
    assert record is not None  # noqa: S101  # it was just listed
    entry = catalog.entries[kind][page.split("/")[1]]
    return Page(
        id=page,
        kind=kind,
        title=record.title,
        description=record.in_short,
        address=_address(page),
        made_from=entry.file,
        data={"record": record, **_extra(page, kind, catalog)},
    )


def _extra(page: str, kind: Kind, catalog: Catalog) -> dict[str, Any]:
    """What a page shows that other records say."""
    name = page.split("/")[1]
    if kind == "technique":
        technique = catalog.entries["technique"][name].model
        return {
            "fits": catalog.fits.get(name, []),
            "unstudied": catalog.unstudied.get(name, []),
            "waits": waits(catalog, technique),
        }
    return _extra_of_guide(catalog.entries["guide"][name].model, catalog) if kind == "guide" else {}


def _extra_of_guide(guide: Guide, catalog: Catalog) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if guide.signs_first == "all":
        extra["all_signs"] = tuple(catalog.signs)
    if any(part.show == "ratings" for part in guide.sections):
        extra["ratings"] = rating_rows(catalog)
    if any(part.show == "clarity" for part in guide.sections):
        extra["clarity"] = clarity_rows(catalog)
    return extra


def _index_page(kind: Kind, catalog: Catalog, wording: Wording) -> Page:
    label = wording.label(kind, "kinds")
    names = sorted(
        catalog.entries[kind], key=lambda name: _sort_key(catalog.entries[kind][name].model)
    )
    return Page(
        id=FOLDERS[kind],
        kind="index",
        title=label.plural,  # type: ignore[attr-defined]
        description=label.intro,  # type: ignore[attr-defined]
        address=f"{FOLDERS[kind]}/",
        made_from=f"content/{FOLDERS[kind]}",
        data={
            "of": kind,
            "intro": label.intro,  # type: ignore[attr-defined]
            "records": [
                (f"{FOLDERS[kind]}/{name}", catalog.entries[kind][name].model) for name in names
            ],
        },
    )


def _sort_key(record: Record) -> tuple[int, str]:
    serious = getattr(record, "seriousness", "") == "serious"
    return int(serious), record.title.casefold()


def _single_pages(catalog: Catalog, wording: Wording) -> list[Page]:
    w, site = wording.w, catalog.site
    parts = source_parts(catalog)
    rows = matrix(catalog)
    made: list[_Single] = [
        ("home", site.home.title, site.home.in_short, "content/site.yml", {"home": site.home}),
        (
            "compare",
            w.compare_title,
            w.compare_intro,
            "content/conditions",
            {"matrix": rows, "as_table": fits_a_desk(rows)},
        ),
        (
            "glossary",
            w.glossary_title,
            w.glossary_intro,
            "content/glossary.yml",
            {"terms": sorted(catalog.terms, key=lambda term: term.term.casefold())},
        ),
        (
            "sources",
            w.sources_title,
            w.sources_intro,
            "content/references.yml",
            {"parts": parts},
        ),
        *(
            (
                part.page,
                w.sources_part.format(first=part.first, last=part.last),
                w.sources_intro,
                "content/references.yml",
                {"works": part.works},
            )
            for part in parts
        ),
        ("a-to-z", w.a_to_z_title, w.a_to_z_intro, "content", {"letters": a_to_z(catalog)}),
        ("search", w.search_title, w.search_intro, "content", {}),
        (
            "safety-check",
            w.check_title,
            w.check_intro,
            "content/contraindications",
            {"check": safety_check(catalog)},
        ),
        *_sheets(catalog, wording),
        (
            "made-with",
            w.made_with_title,
            w.made_with_intro,
            "content/site.yml",
            _made_with(catalog),
        ),
    ]
    return [
        Page(name, name.split("/")[0], title, description, _address(name), file, data)
        for name, title, description, file, data in made
    ]


def _made_with(catalog: Catalog) -> dict[str, Any]:
    """The tools, the fonts and the drawings of others, each with its licence."""
    images = catalog.images.values()
    drawings = [(one.title, one.licence) for one in images if one.licence != SAME_LICENCE]
    found = filter(None, map(tool, chosen()))
    tools = sorted(found, key=lambda one: one.name.casefold())
    return {"tools": tools, "fonts": [*FONTS.items()], "drawings": sorted(drawings)}


def _sheets(catalog: Catalog, wording: Wording) -> list[_Single]:
    """What is printed to be filled in: the list of all, and one for each guide with such lines."""
    w, guides = wording.w, sheet_pages(catalog)
    if not guides:
        return []
    made: list[_Single] = [
        ("sheets", w.sheets_title, w.sheets_intro, "content/guides", {"sheets": tuple(guides)})
    ]
    for name, page in guides.items():
        guide: Any = catalog.record(page)
        title = type(guide.title)(w.sheet_of.format(title=guide.title))
        made.append((name, title, guide.in_short, "content/guides", {"guide": page}))
    return made


def _leaflets_pages(pages: list[Page], on_paper: list[Page], wording: Wording) -> list[Page]:
    """The list of all leaflets, kind by kind; a very long one is cut into a page for each kind."""
    w = wording.w
    groups: dict[str, list[str]] = {}  # by the folder that stands for the kind
    for page in sorted(on_paper, key=lambda page: (ON_PAPER.index(page.kind), _title(page))):
        groups.setdefault(page.id.partition("/")[0], []).append(page.id)
    if len(on_paper) <= ROWS_A_PAGE:
        return [_leaflets_page(LEAFLETS, w.leaflets_title, wording, {"leaflets": groups, "up": ""})]
    titles = {page.id: page.title for page in pages}
    parts = {f"{LEAFLETS}/{folder}": f"{w.leaflets_title}: {titles[folder]}" for folder in groups}
    listed = [{"leaflets": {folder: names}, "up": "../"} for folder, names in groups.items()]
    return [
        _leaflets_page(LEAFLETS, w.leaflets_title, wording, {"parts": parts}),
        *(
            _leaflets_page(name, title, wording, data)
            for (name, title), data in zip(parts.items(), listed, strict=True)
        ),
    ]


def _leaflets_page(name: str, title: str, wording: Wording, data: dict[str, Any]) -> Page:
    intro = wording.w.leaflets_intro
    data |= {"formats": FORMATS}
    return Page(name, LEAFLETS, title, intro, _address(name), "content", data)


def _title(page: Page) -> str:
    return page.title.casefold()


def _titles(catalog: Catalog, wording: Wording) -> dict[str, tuple[str, str, str]]:
    """Title, short title and first words of every page that can be linked."""
    titles = {
        page: (entry.model.title, entry.model.menu_title or entry.model.title, entry.model.in_short)
        for page, _, entry in catalog.pages()
    }
    for kind in KINDS:
        label: Any = wording.label(kind, "kinds")
        titles[FOLDERS[kind]] = (label.plural, label.plural, label.intro)
    for page in _single_pages(catalog, wording):
        titles[page.id] = (page.title, page.title, page.description)
    return titles


def _glossary(catalog: Catalog) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern for every form of every glossary word, longest first."""
    ids = {form.lower(): term.id for term in catalog.terms for form in (term.term, *term.also)}
    if not ids:
        return None, ids
    forms = sorted(ids, key=lambda form: (-len(form), form))
    joined = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])"), ids
