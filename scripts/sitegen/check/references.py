"""Ids that stand twice, works that nobody cites, links of a page to itself.

Enters: the catalog. Leaves: problems REF02 to REF04.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context
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


CHECK = Check("ids and works", ("REF02", "REF03", "REF04"), run)
