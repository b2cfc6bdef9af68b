"""Ids that stand twice, works that nobody cites, names that stand twice in one list.

Enters: the catalog. Leaves: problems REF02 to REF05.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context, RecordRule, every_record
from sitegen.load.folder import Entry
from sitegen.model.scalars import RefTo
from sitegen.model.terms import Kind
from sitegen.model.walk import Path, walk
from sitegen.problem import Problem, error

LISTS = (
    ("references", "references"),
    ("glossary", "terms"),
    ("signs", "signs"),
    *(
        ("vocabulary", name)
        for name in (
            "kinds",
            "evidence",
            "verdicts",
            "fits",
            "levels",
            "basis",
            "about",
            "methods",
            "regions",
            "phases",
            "groups",
        )
    ),
)


def run(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Double ids in the shared lists, and works without a citation."""
    for file, name in LISTS:
        if file in catalog.shared:
            yield from _doubles(catalog, file, name)
    if "references" in catalog.shared:
        yield from _uncited(catalog)
    yield from _same_titles(catalog)


def _doubles(catalog: Catalog, file: str, name: str) -> Iterator[Problem]:
    entry, seen = catalog.shared[file], set[str]()
    for index, item in enumerate(getattr(entry.model, name)):
        if item.id in seen:
            yield error(
                entry.place((name, index, "id")),
                "REF02",
                f'the id "{item.id}" stands twice',
                "keep one of the two, or give the second another id",
            )
        seen.add(item.id)


def _uncited(catalog: Catalog) -> Iterator[Problem]:
    entry = catalog.shared["references"]
    for index, work in enumerate(entry.model.references):
        if work.id not in catalog.cited_by:
            yield error(
                entry.place(("references", index, "id")),
                "REF03",
                f'nothing cites the work "{work.id}"',
                "cite it where it is used, or take it out",
            )


def _rule(catalog: Catalog, context: Context) -> RecordRule:
    return _named_twice


def _named_twice(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
    """Names that stand twice in one list of a page: readers would meet the same thing twice."""
    seen = set[tuple[Path, str]]()
    for path, mark, value in walk(entry.model):
        if isinstance(mark, RefTo) and isinstance(path[-1], int):
            if (path[:-1], value) in seen:
                yield error(
                    entry.place(path),
                    "REF05",
                    f'"{value}" stands twice in this list',
                    "take one of the two out",
                )
            seen.add((path[:-1], value))


def _same_titles(catalog: Catalog) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page, _, entry in catalog.pages():
        title = entry.model.title.casefold()
        if title in seen:
            yield error(
                entry.place(("title",)),
                "REF04",
                f'the page "{seen[title]}" has the same title',
                "give one of the two another title",
            )
        seen.setdefault(title, page)


CHECKS = (
    Check("ids and works", ("REF02", "REF03", "REF04"), run),
    Check("lists of names", ("REF05",), every_record(_rule)),
)
