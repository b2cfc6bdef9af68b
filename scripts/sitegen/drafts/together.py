"""The guide with its drafts, and the problems of both.

Enters: what was loaded, the finished guide and its problems. Leaves: the guide with its drafts in
it; problems, those of drafts as warnings.

The finished guide must be right without its drafts, so it is checked alone; drafts are read beside
all the rest. Where a draft still lacks something, only that is told of the line.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.catalog import Catalog
from sitegen.check.base import Context
from sitegen.check.registry import check
from sitegen.drafts.lost import without_lost
from sitegen.drafts.standins import record_of
from sitegen.link import link
from sitegen.load.draft import as_warning
from sitegen.load.folder import Entry, Loaded
from sitegen.load.gaps import gaps
from sitegen.load.nodes import Fields, plain
from sitegen.memo import digest
from sitegen.model.kinds import RECORD_MODELS
from sitegen.pictures import drawing_of
from sitegen.problem import Problem

# What nothing seems to use may be used by a draft
UNUSED = ("REF03", "GLO03", "IMG02")


def together(
    loaded: Loaded, problems: list[Problem], context: Context
) -> tuple[Catalog, list[Problem]]:
    """The guide with its drafts, and all problems; ``problems``: those of the finished guide."""
    catalog, found = link(_whole(loaded))
    assert catalog is not None  # noqa: S101  # it was linked without the drafts before
    found += check(catalog, context)
    known = {(one.code, one.file, one.line) for one in found}
    kept = [p for p in problems if p.code not in UNUSED or (p.code, p.file, p.line) in known]
    if any(_is_unread(entry) for entry in loaded.drafts.values()):
        kept = [one for one in kept if one.code not in UNUSED]
    _take_out_lost(catalog)
    return catalog, [*kept, *_of_drafts(found, loaded)]


def _whole(loaded: Loaded) -> Loaded:
    """What was loaded, with a record for each draft."""
    records = {kind: dict(found) for kind, found in loaded.records.items()}
    for name, entry in loaded.drafts.items():
        kind, _, stem = name.partition("/")
        record = record_of(plain(entry.node), RECORD_MODELS[kind], stem)  # type: ignore[index]
        records[kind][stem] = replace(entry, model=record)
    by_name = {kind: dict(sorted(found.items())) for kind, found in records.items()}
    return replace(loaded, records=by_name)


def _is_unread(entry: Entry) -> bool:
    return entry.node == Fields(1, 1)


def _of_drafts(found: list[Problem], loaded: Loaded) -> list[Problem]:
    """What the checks say of drafts, but of lines on which something is still to be mended."""
    files = {entry.file for entry in loaded.drafts.values() if not _is_unread(entry)}
    told = {(one.file, one.line) for one in loaded.problems}
    for entry in loaded.drafts.values():
        told |= {(entry.file, line) for line in gaps(entry.node, entry.file)[1]}
    return [as_warning(p) for p in found if p.file in files and (p.file, p.line) not in told]


def _take_out_lost(catalog: Catalog) -> None:
    """Names in drafts that lead nowhere would break the pages."""
    names = repr(sorted((kind, sorted(names)) for kind, names in catalog.known.items()))
    for entries in catalog.entries.values():
        for name, entry in entries.items():
            if entry.draft:
                record = without_lost(entry.model, catalog.known)
                entries[name] = replace(entry, model=record, digest=digest((entry.digest, names)))
    catalog.regather()


def drop_what_only_drafts_use(catalog: Catalog) -> None:
    """Works that no finished page cites, and drawings that none shows, wait with their draft."""
    shown = {drawing_of(catalog, entry.model) for _, _, entry in catalog.pages()}
    catalog.image_entries = {n: e for n, e in catalog.image_entries.items() if n in shown}
    catalog.drawings = {n: data for n, data in catalog.drawings.items() if n in shown}
    if "references" in catalog.shared:
        entry = catalog.shared["references"]
        cited = tuple(work for work in catalog.references.values() if work.id in catalog.cited_by)
        model = entry.model.model_copy(update={"references": cited})
        mark = digest((entry.digest, *(work.id for work in cited)))
        catalog.shared["references"] = replace(entry, model=model, digest=mark)
    catalog.regather()
