"""The content folder to loaded files: every file read, nothing skipped in silence.

Enters: the root folder. Leaves: ``Loaded``: models with their nodes, by kind and id, and problems.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from sitegen.load.compose import compose
from sitegen.load.decode import decode
from sitegen.load.disk import listing, read, shown
from sitegen.load.draft import as_warning, said_at, said_in, unreadable
from sitegen.load.gaps import gaps
from sitegen.load.names import bad_record_name, bad_top_name, better_stem
from sitegen.load.nodes import Fields, Node, Path
from sitegen.load.validate import fits, place_at, validate
from sitegen.memo import FORGETFUL, Memo, digest
from sitegen.model.base import Model
from sitegen.model.kinds import (
    FOLDERS,
    IMAGE_FOLDER,
    IMAGE_MODEL,
    KIND_OF_FOLDER,
    RECORD_MODELS,
    REQUIRED_FILES,
    SHARED_MODELS,
)
from sitegen.model.pieces import Record
from sitegen.problem import Place, Problem, error

MOST = 100  # problems in one file: a file of something else entirely would fill the screen


@dataclass(slots=True)
class Entry:
    """One loaded file: the model it holds, its name and the places of its fields."""

    file: str
    id: str
    model: Any
    node: Node
    digest: bytes = b""  # of all that the model was made of
    draft: Place | None = None  # where it says that it is one; then it has no model yet

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of a field, or of the nearest field around it."""
        return place_at(self.node, path, self.file, key=key)


@dataclass(slots=True)
class Loaded:
    """Everything that was read. ``records`` and ``images`` are sorted by id; no draft is there."""

    records: dict[str, dict[str, Entry]] = field(default_factory=dict)  # kind -> id -> entry
    shared: dict[str, Entry] = field(default_factory=dict)  # site, glossary, ...
    images: dict[str, Entry] = field(default_factory=dict)
    drawings: dict[str, bytes] = field(default_factory=dict)  # checked by ``check.images``
    broken: set[str] = field(default_factory=set)  # "risk/soreness": there, but not readable
    drafts: dict[str, Entry] = field(default_factory=dict)  # "risk/soreness"; never published
    problems: list[Problem] = field(default_factory=list)
    memo: Memo = FORGETFUL


def load(root: FilePath, memo: Memo = FORGETFUL) -> Loaded:
    """Read every content file under ``root/content``."""
    loaded = Loaded(records={kind: {} for kind in RECORD_MODELS}, memo=memo)
    content = root / "content"
    if not content.is_dir():
        loaded.problems.append(
            error(
                Place("content"),
                "FIL04",
                "there is no folder called content here",
                "run this in the folder of the guide, or name it with --root",
            )
        )
        return loaded
    entries, loaded.problems = listing(content, "content")
    if loaded.problems:
        return loaded
    for entry in entries:
        _load_entry(entry, loaded)
    _require_shared(loaded)
    return loaded


def _load_entry(entry: os.DirEntry[str], loaded: Loaded) -> None:
    stem = entry.name.removesuffix(".yml")
    if problem := bad_top_name(entry):
        loaded.problems.append(problem)
        loaded.broken.add(entry.name.rsplit(".", 1)[0])  # there, in a way: "site.yaml"
    elif entry.name in KIND_OF_FOLDER:
        kind = KIND_OF_FOLDER[entry.name]
        _load_folder(entry, kind, RECORD_MODELS[kind], loaded.records[kind], loaded)
    elif entry.name == IMAGE_FOLDER:
        _load_folder(entry, "image", IMAGE_MODEL, loaded.images, loaded)
    elif stem in SHARED_MODELS:
        file, model = f"content/{entry.name}", SHARED_MODELS[stem]
        found = read_file(FilePath(entry.path), file, model, loaded.memo)
        _keep(found, stem, stem, loaded.shared, loaded)


def _load_folder(
    folder: os.DirEntry[str],
    kind: str,
    model: type[Model],
    where: dict[str, Entry],
    loaded: Loaded,
) -> None:
    entries, problems = listing(FilePath(folder.path), f"content/{folder.name}")
    loaded.problems += problems
    taken = {entry.name for entry in entries}
    for entry in entries:
        file = f"content/{folder.name}/{shown(entry.name)}"
        drawn = kind == "image" and not entry.name.endswith((".yml", ".yaml"))
        ending, sort = (".svg", "drawing") if drawn else (".yml", kind)
        if problem := bad_record_name(entry, file, taken, ending):
            loaded.problems.append(problem)
            loaded.broken.add(f"{sort}/{better_stem(entry.name)}")  # what points to it is right
            continue
        stem = entry.name.removesuffix(ending)
        if drawn:
            _keep_drawing(FilePath(entry.path), file, stem, loaded)
            continue
        found = read_file(FilePath(entry.path), file, model, loaded.memo)
        _keep(found, stem, f"{kind}/{stem}", where, loaded)
        if any(problem.code == "FIL06" for problem in found[1]):  # what points to it is right
            loaded.broken.update(f"{other}/{stem}" for other in RECORD_MODELS)


def _keep_drawing(path: FilePath, file: str, stem: str, loaded: Loaded) -> None:
    data, problems = read(path, file)
    loaded.problems += problems
    if problems:
        loaded.broken.add(f"drawing/{stem}")
    else:
        loaded.drawings[stem] = data


def _keep(
    found: tuple[Entry | None, list[Problem]],
    stem: str,
    name: str,
    where: dict[str, Entry],
    loaded: Loaded,
) -> None:
    entry, problems = found
    loaded.problems += problems
    if entry is None:
        loaded.broken.add(name)
    elif entry.draft:
        loaded.drafts[name] = entry
    else:
        where[stem] = entry


Read = tuple[Entry | None, list[Problem]]


def read_file(path: FilePath, file: str, model: type[Model], memo: Memo = FORGETFUL) -> Read:
    """One file as an entry (None when it cannot be used) and every problem found in it."""
    data, problems = read(path, file)
    if problems:
        return None, problems
    inputs = (file, model.__name__, data)
    return memo.ask("load", inputs, lambda: _entry(file, path.stem, model, data, digest(inputs)))


def _entry(file: str, stem: str, model: type[Model], data: bytes, mark: bytes) -> Read:
    text, problems = decode(data, file)
    node, problems = (None, problems) if problems else compose(text, file)
    if node is None:
        draft = said_in(data, file) if issubclass(model, Record) else None
        if draft is None:
            return None, _first(problems)
        return Entry(file, stem, None, Fields(1, 1), mark, draft), _first(unreadable(problems))
    record, wrong = _validated(node, model, file, {problem.line for problem in problems})
    draft = said_at(node, file) if issubclass(model, Record) else None
    problems = _first([*problems, *wrong])
    if draft:
        return Entry(file, stem, None, node, mark, draft), [*map(as_warning, problems)]
    return (Entry(file, stem, record, node, mark) if record else None), problems


def _validated(
    node: Node, model: type[Model], file: str, told: set[int]
) -> tuple[Model | None, list[Problem]]:
    """The record, None when something is wrong or missing; ``told``: lines that were told of."""
    unfilled, lines = gaps(node, file)
    record, wrong = validate(node, model, file)
    if folder := wrong and _right_folder(node, model):
        return None, [*unfilled, _misplaced(file, folder)]
    told = told | lines | {problem.line for problem in unfilled}
    problems = [*unfilled, *(problem for problem in wrong if problem.line not in told)]
    return None if unfilled else record, problems


def _right_folder(node: Node, model: type[Model]) -> str:
    """The folder of the kind whose fields these are, when they are not those of this one; or ""."""
    if model not in RECORD_MODELS.values() or fits(node, model):
        return ""
    return next((FOLDERS[kind] for kind, one in RECORD_MODELS.items() if fits(node, one)), "")


def _misplaced(file: str, folder: str) -> Problem:
    here, name = file.split("/")[-2:]
    return error(
        Place(file),
        "FIL06",
        f"this page is in the folder {here}, but its fields are those of the folder {folder}",
        f"move it to content/{folder}/{name}",
    )


def _first(problems: list[Problem]) -> list[Problem]:
    """As many problems as somebody can mend in one sitting; the last one tells of the others."""
    if len(problems) <= MOST:
        return problems
    kept = sorted(problems)[:MOST]
    more = f"{kept[-1].hint} ({len(problems) - MOST} more in this file)"
    return [*kept[:-1], replace(kept[-1], hint=more)]


def _require_shared(loaded: Loaded) -> None:
    for name in REQUIRED_FILES:
        if name not in loaded.shared and name not in loaded.broken:
            loaded.problems.append(
                error(
                    Place(f"content/{name}.yml"),
                    "FIL04",
                    f"the file {name}.yml is missing",
                    "bring it back; every guide needs it",
                )
            )
