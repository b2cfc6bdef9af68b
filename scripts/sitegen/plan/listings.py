"""The pages that list others: the comparison of techniques, the A to Z, the sources.

Enters: the catalog. Leaves: plain rows, sorted.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sitegen.catalog import Catalog
from sitegen.model.condition import Condition, TechniqueFit
from sitegen.model.kinds import KIND_OF_FOLDER
from sitegen.model.pieces import Record
from sitegen.model.ratings import Clarity
from sitegen.model.shared import Reference
from sitegen.model.terms import Kind
from sitegen.model.vocabulary import Region
from sitegen.wording import Wording

# kind of page -> the field that groups its index, and the list of the vocabulary with the headings
_HEADINGS = {
    "contraindication": ("group", "groups"),
    "aftercare": ("phase", "phases"),
    "risk": ("seriousness", ""),
}


WORKS_A_PAGE = 40  # about 10 KB of a page
MOST_COLUMNS, MOST_ROWS = 13, 40  # of a table that is read on a desk


@dataclass(frozen=True, slots=True)
class Cell:
    """One treatment for one condition: a technique's page, or the name of what has no page."""

    page: str
    name: str
    fit: TechniqueFit | None
    unstudied: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One condition of the comparison: its page and a row of cells, one a treatment."""

    page: str
    cells: tuple[Cell, ...]
    unstudied: tuple[str, ...]  # techniques that were not studied here
    not_meant: tuple[str, ...]  # techniques that are not meant for this


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What two readers gave one page: 15 to 75 points each."""

    page: str
    first: int | None
    second: int | None

    @property
    def totals(self) -> tuple[int, ...]:
        """The points that were given."""
        return tuple(total for total in (self.first, self.second) if total is not None)


class MeanAndLeast(NamedTuple):
    """Of 100: what readers gave on the whole, and the least that one gave a page."""

    mean: int
    least: int


class ClarityRow(NamedTuple):
    """How clear the pages of a kind are."""

    kind: Kind
    understand: MeanAndLeast
    act: MeanAndLeast
    clear: MeanAndLeast


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One page of the sources: works by authors from one letter to another, and who cites them."""

    page: str
    first: str
    last: str
    works: tuple[tuple[Reference, tuple[str, ...]], ...]


@dataclass(frozen=True, order=True, slots=True)
class Name:
    """A name that people use and a page it leads to."""

    name: str
    page: str
    anchor: str  # an id on that page, or ""


@dataclass(frozen=True, slots=True)
class Place:
    """A body part, and the pages of what can hurt there."""

    region: Region
    pages: tuple[str, ...]


Row = tuple[Name, ...]  # of the A to Z: one name, and every page it leads to


def matrix(catalog: Catalog) -> tuple[MatrixRow, ...]:
    """Conditions by treatments: techniques, the most studied first, then what has no page."""
    conditions = {name: entry.model for name, entry in catalog.entries["condition"].items()}
    fits = [fit for condition in conditions.values() for fit in condition.techniques]
    studied = Counter(fit.technique for fit in fits if fit.verdict != "not-for-this")
    techniques = sorted(catalog.entries["technique"], key=lambda name: (-studied[name], name))
    others = sorted({fit.name for fit in fits if fit.name and not fit.technique})
    return tuple(_row(name, model, techniques, others) for name, model in conditions.items())


def fits_a_desk(rows: tuple[MatrixRow, ...]) -> bool:
    """Whether the comparison can be read as one table too, without moving it sideways."""
    if not rows or not rows[0].cells:
        return False  # a new guide: there is nothing to compare yet
    return len(rows) <= MOST_ROWS and all(len(row.cells) <= MOST_COLUMNS for row in rows)


def _row(name: str, condition: Condition, techniques: list[str], others: list[str]) -> MatrixRow:
    fits = {row.technique or row.name: row for row in condition.techniques}
    unstudied = condition.not_studied
    return MatrixRow(
        page=f"conditions/{name}",
        cells=(
            *(
                Cell(f"techniques/{each}", "", fits.get(each), each in unstudied)
                for each in techniques
            ),
            *(Cell("", each, fits.get(each), unstudied=False) for each in others),
        ),
        unstudied=unstudied,
        not_meant=tuple(
            fit.technique
            for fit in condition.techniques
            if fit.technique and fit.verdict == "not-for-this"
        ),
    )


def rating_rows(catalog: Catalog) -> tuple[RatingRow, ...]:
    """Pages with what readers gave them, the lowest first."""
    if "ratings" not in catalog.shared:
        return ()
    totals: dict[str, dict[str, int]] = {}
    for rating in catalog.shared["ratings"].model.ratings:
        totals.setdefault(rating.page, {})[rating.reader] = rating.total
    rows = (RatingRow(page, by.get("first"), by.get("second")) for page, by in totals.items())
    return tuple(sorted(rows, key=lambda row: (sum(row.totals) / len(row.totals), row.page)))


def clarity_rows(catalog: Catalog) -> tuple[ClarityRow, ...]:
    """How clear the pages of each kind are: the mean of all readings, and the lowest."""
    if "ratings" not in catalog.shared:
        return ()
    kinds: dict[Kind, list[Clarity]] = {}
    for one in catalog.shared["ratings"].model.clarity:
        if kind := KIND_OF_FOLDER.get(one.page.partition("/")[0]):
            kinds.setdefault(kind, []).append(one)
    return tuple(
        ClarityRow(
            kind,
            _mean_and_least([one.understand for one in found]),
            _mean_and_least([one.act for one in found]),
            _mean_and_least([one.clear for one in found]),
        )
        for kind, found in kinds.items()
    )


def _mean_and_least(scores: list[int]) -> MeanAndLeast:
    return MeanAndLeast(round(sum(scores) / len(scores)), min(scores))


def a_to_z(catalog: Catalog) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Every name that people use for a page or a word, under its first letter."""
    letters: dict[str, list[Row]] = {}
    for _, group in groupby(sorted(_names(catalog), key=_order), key=lambda item: _order(item)[:2]):
        places = {(item.page, item.anchor): item for item in group}
        row = tuple(places.values())
        letters.setdefault(_letter(row[0].name), []).append(row)
    return tuple((letter, tuple(rows)) for letter, rows in letters.items())


def _order(item: Name) -> tuple[str, str, str, str]:
    """Names that differ in capitals only are one; all else keeps them apart, in a fixed order."""
    return _plain(item.name), item.name.casefold(), item.page, item.name


def _names(catalog: Catalog) -> set[Name]:
    """Every name, without forms of a word that would stand right beside it: crutch, crutches."""
    pages = {
        Name(name, page, "")
        for page, _, entry in catalog.pages()
        for name in (entry.model.title, *entry.model.also_called, *entry.model.search_words)
    }
    pages |= {Name(name, "safety-check", "") for name in check_names(catalog)}
    return pages | {
        Name(name, "glossary", term.id)
        for term in catalog.terms
        for name in (term.term, *term.also)
        if name == term.term or not name.startswith(term.term)
    }


def check_names(catalog: Catalog) -> tuple[str, ...]:
    """What people call the safety check: its title first."""
    vocabulary = catalog.vocabulary
    more = vocabulary.search.safety_check if vocabulary.search else ()
    return (vocabulary.words["check_title"], vocabulary.words["check_short"], *more)


def grouped(
    kind: str, pages: list[tuple[str, Record]], wording: Wording
) -> list[tuple[str, list[str]]]:
    """The pages of one kind under their headings, or in one group without a heading."""
    field, labels = _HEADINGS.get(kind, ("", ""))
    if kind == "risk":
        heads = {"short-lived": wording.w.short_lived, "serious": wording.w.serious}
    else:
        heads = {label.id: label.label for label in wording.labels(labels)} if labels else {"": ""}
    groups = [
        (head, [page for page, record in pages if getattr(record, field, "") == key])
        for key, head in heads.items()
    ]
    return [(head, found) for head, found in groups if found]


def places(catalog: Catalog) -> list[Place]:
    """Body parts, in the order of the vocabulary, each with the conditions that can hurt there."""
    conditions = catalog.entries["condition"].items()
    found = [
        Place(
            region,
            tuple(
                f"conditions/{name}"
                for name, entry in conditions
                if region.id in entry.model.regions
            ),
        )
        for region in catalog.vocabulary.regions
    ]
    return [place for place in found if place.pages]


def _plain(name: str) -> str:
    """The name without accents and capitals, for sorting."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKD", name.casefold())
        if sign.isalnum() or sign == " "
    ).strip()


def _letter(name: str) -> str:
    plain = _plain(name)
    return plain[0].upper() if plain and plain[0].isalpha() else "0-9"


def source_parts(catalog: Catalog) -> tuple[SourcePart, ...]:
    """Every work with the pages that cite it, by author; cut at letters, to keep pages light."""
    works = sorted(
        catalog.references.values(), key=lambda work: (_plain(work.authors), work.year or 0)
    )
    parts: list[list[Reference]] = []
    for _, group in groupby(works, key=lambda work: _letter(work.authors)):
        found = list(group)
        if parts and len(parts[-1]) + len(found) <= WORKS_A_PAGE:
            parts[-1] += found
        else:
            parts.append(found)
    return tuple(_part(found, catalog) for found in parts)


def _part(works: list[Reference], catalog: Catalog) -> SourcePart:
    first, last = _letter(works[0].authors), _letter(works[-1].authors)
    pages = {page for page, _, _ in catalog.pages()}
    return SourcePart(
        page=f"sources/{first}-{last}".lower(),
        first=first,
        last=last,
        works=tuple(
            (work, tuple(page for page in catalog.cited_by.get(work.id, ()) if page in pages))
            for work in works
        ),
    )
