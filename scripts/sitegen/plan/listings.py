"""The pages that list others: the comparison of techniques, the A to Z, the sources.

Enters: the catalog. Leaves: plain rows, sorted.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from sitegen.catalog import Catalog
from sitegen.model.condition import Condition, TechniqueFit
from sitegen.model.pieces import Record
from sitegen.model.shared import Reference
from sitegen.model.vocabulary import Region
from sitegen.wording import Wording

# kind of page -> the field that groups its index, and the list of the vocabulary with the headings
_HEADINGS = {
    "contraindication": ("group", "groups"),
    "aftercare": ("phase", "phases"),
    "risk": ("seriousness", ""),
}


WORKS_A_PAGE = 40  # about 10 KB of a page


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One condition of the comparison: its page and a row of fits, one a technique."""

    page: str
    cells: tuple[tuple[str, TechniqueFit | None], ...]  # technique page -> its fit
    others: tuple[TechniqueFit, ...]  # fits of treatments that have no page
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
    """Conditions by techniques."""
    techniques = list(catalog.entries["technique"])
    return tuple(
        _row(name, entry.model, techniques) for name, entry in catalog.entries["condition"].items()
    )


def _row(name: str, condition: Condition, techniques: list[str]) -> MatrixRow:
    fits = {row.technique: row for row in condition.techniques if row.technique}
    return MatrixRow(
        page=f"conditions/{name}",
        cells=tuple((f"techniques/{technique}", fits.get(technique)) for technique in techniques),
        others=tuple(row for row in condition.techniques if not row.technique),
        unstudied=condition.not_studied,
        not_meant=tuple(name for name, fit in fits.items() if fit.verdict == "not-for-this"),
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
    return pages | {
        Name(name, "glossary", term.id)
        for term in catalog.terms
        for name in (term.term, *term.also)
        if name == term.term or not name.startswith(term.term)
    }


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
