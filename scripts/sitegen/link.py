"""Loaded files to one catalog: ids resolved, links both ways.

Enters: ``Loaded``. Leaves: ``Catalog``, or None when the two files that every page needs are not
there, and a problem for every id that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sitegen.catalog import Catalog, page_id, sheet_pages
from sitegen.inline import Cite, Link, parse
from sitegen.load.folder import Entry, Loaded
from sitegen.memo import Memo
from sitegen.model.kinds import FOLDERS
from sitegen.model.scalars import RefTo, Words
from sitegen.model.terms import KINDS
from sitegen.model.walk import Path, walk
from sitegen.nearest import nearest
from sitegen.problem import Place, Problem, error
from sitegen.signed import standings

_FOLDERS: dict[str, str] = {str(kind): folder for kind, folder in FOLDERS.items()}
GENERATED_PAGES = (
    "home",
    "compare",
    "glossary",
    "sources",
    "a-to-z",
    "search",
    "safety-check",
    "sheets",
    "made-with",
)
HOMES = {
    "reference": "references.yml",
    "sign": "signs.yml",
    "about": "vocabulary.yml, under about",
    "method": "vocabulary.yml, under methods",
    "region": "vocabulary.yml, under regions",
    "phase": "vocabulary.yml, under phases",
    "group": "vocabulary.yml, under groups",
    "image": "content/images/",
}


class Lost(NamedTuple):
    """A name that leads nowhere: what it would be called in full, and the problem at its place."""

    name: str
    problem: Problem


class Target(NamedTuple):
    """What a record points to: a work, or a page."""

    kind: str
    name: str


Found = Problem | Lost | Target
_MOST_PLACES = 5  # of one name; a hint must stay readable


def link(loaded: Loaded) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of what was loaded, and every id in it that leads nowhere."""
    if "site" not in loaded.shared or "vocabulary" not in loaded.shared:
        return None, []
    catalog = Catalog(
        site=loaded.shared["site"].model,
        vocabulary=loaded.shared["vocabulary"].model,
        entries=loaded.records,  # type: ignore[arg-type]  # its keys are the kinds
        shared=loaded.shared,
        image_entries=loaded.images,
        drawings=loaded.drawings,
        drafts={_page(name): e.draft for name, e in loaded.drafts.items() if e.draft},
    )
    catalog.regather()
    catalog.known = _known(catalog, loaded)
    catalog.standings = standings(catalog)
    return catalog, _resolve_all(catalog, loaded.memo)


def _page(name: str) -> str:
    """The page of a record that was loaded under a name such as ``risk/soreness``."""
    kind, _, stem = name.partition("/")
    return f"{_FOLDERS[kind]}/{stem}"


def _known(catalog: Catalog, loaded: Loaded) -> dict[str, set[str]]:
    """What may be named, by kind. A file that could not be read still counts as there."""
    vocabulary = catalog.vocabulary
    known: dict[str, set[str]] = {kind: set(catalog.entries[kind]) for kind in KINDS}
    known["image"], known["drawing"] = set(catalog.images), set(catalog.drawings)
    for name in loaded.broken:
        kind, _, stem = name.partition("/")
        if stem and kind in known:
            known[kind].add(stem)
    known["reference"] = set(catalog.references)
    known["sign"] = set(catalog.signs)
    for kind in ("about", "method", "region", "phase", "group"):
        plural = kind if kind == "about" else f"{kind}s"
        known[kind] = {label.id for label in getattr(vocabulary, plural)}
    known["page"] = {
        *GENERATED_PAGES,
        *FOLDERS.values(),
        *(page_id(kind, stem) for kind in KINDS for stem in known[kind]),
        *sheet_pages(catalog),
    }
    for file, kind in (("references", "reference"), ("signs", "sign")):
        if file in loaded.broken:
            known.pop(kind)  # one unreadable file should not make a hundred problems
    return known


def _resolve_all(catalog: Catalog, memo: Memo) -> list[Problem]:
    """Problems for ids that lead nowhere; what leads somewhere is noted in the catalog."""
    entries = list(catalog.everything())
    names = sorted((kind, sorted(names)) for kind, names in catalog.known.items())
    known = repr((names, sorted(catalog.drafts)))

    def make(lacking: Sequence[tuple[str, Entry]]) -> list[list[Found]]:
        return [list(_resolve(entry, catalog)) for _, entry in lacking]

    answers = memo.ask_all("link", entries, lambda item: (item[1].digest, known), make)
    problems = []
    lost: dict[str, list[Problem]] = {}
    for (name, _), found in zip(entries, answers, strict=True):
        for item in found:
            if isinstance(item, Lost):
                lost.setdefault(item.name, []).append(item.problem)
            elif isinstance(item, Problem):
                problems.append(item)
            else:
                _note(item, name, catalog)
    return [*problems, *map(_once, lost.values())]


def _once(same: list[Problem]) -> Problem:
    """The first place where a name leads nowhere, with the others: a renamed file is one slip."""
    first, *others = sorted(same)
    if not others:
        return first
    places = ", ".join(f"{one.file}:{one.line}" for one in others[:_MOST_PLACES])
    more = f" and {len(others) - _MOST_PLACES} more" if len(others) > _MOST_PLACES else ""
    return replace(first, hint=f"{first.hint} The same name stands in {places}{more}.")


def _resolve(entry: Entry, catalog: Catalog) -> Iterator[Found]:
    for path, mark, value in walk(entry.model):
        if isinstance(mark, RefTo):
            yield from _reference(entry, path, mark.kind, value, catalog)
        elif mark.kind != "line":
            yield from _inline(entry, path, mark, value, catalog)


def _inline(entry: Entry, path: Path, mark: Words, value: str, catalog: Catalog) -> Iterator[Found]:
    pieces, faults = parse(value)
    for fault in faults:
        yield error(entry.place(path), fault.code, fault.message, fault.hint)
    for piece in pieces:
        if isinstance(piece, Cite) and (faults or mark.kind == "text"):
            yield Target("reference", piece.source)  # in a wrong way or place, but cited
        if faults:
            continue
        if isinstance(piece, Cite) and mark.kind == "text":
            yield error(
                entry.place(path),
                "INL05",
                "a citation cannot stand in this field",
                f'take [@{piece.source}] out; name the work under "sources"',
            )
        elif isinstance(piece, Cite):
            yield from _reference(entry, path, "reference", piece.source, catalog)
        elif isinstance(piece, Link) and not piece.target.startswith("https://"):
            yield from _reference(entry, path, "page", piece.target, catalog)


def _reference(
    entry: Entry, path: Path, kind: str, value: str, catalog: Catalog
) -> Iterator[Found]:
    known = catalog.known.get(kind)
    page = f"{_FOLDERS[kind]}/{value}" if kind in _FOLDERS else value
    if known is not None and value not in known and page in catalog.drafts:
        yield Lost(page, _unfinished(entry.place(path), page))
    elif known is not None and value not in known:
        where = HOMES.get(kind) or f"content/{_FOLDERS.get(kind, '')}/"
        meant = nearest(value, known)
        hint = f'did you mean "{meant}"?' if meant else ""
        if kind == "reference":  # the work that was meant is cited: nobody needs to hear it is not
            yield Target("reference", meant)
        listed = (
            f"They are listed in {where}."
            if kind != "page"
            else ('A page is named by its folder and file, such as "conditions/neck-pain".')
        )
        missing = error(
            entry.place(path),
            "REF01",
            f'there is no {kind} called "{value}"',
            f"{hint} {listed}".strip(),
        )
        yield Lost(page, missing)
    elif kind in ("reference", "page"):
        yield Target(kind, value)
    elif kind in _FOLDERS:
        yield Target("page", page)


def _unfinished(place: Place, page: str) -> Problem:
    return error(
        place,
        "REF06",
        f'the page "{page}" is a draft, so readers could not follow this',
        'finish that page and take its line "status: draft" out, or take this name out.',
    )


def _note(target: Target, name: str, catalog: Catalog) -> None:
    index = catalog.cited_by if target.kind == "reference" else catalog.linked_from
    names = index.setdefault(target.name, [])
    if not names or names[-1] != name:  # one entry after the other
        names.append(name)
