"""A new page: a file in its folder that says what to fill in, and what to do next.

Enters: the root folder, what a person typed, and the day. Leaves: one new file and ``Made``; or
``RefusedError`` and nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.files import create
from sitegen.link import link
from sitegen.load.disk import listing
from sitegen.load.folder import Loaded, load
from sitegen.load.gaps import TO_FILL_IN
from sitegen.load.nodes import Scalar, find
from sitegen.model.kinds import FOLDERS
from sitegen.model.terms import Kind
from sitegen.new.words import Name, RefusedError, kind_of, name_of
from sitegen.schema.blank import blank_text


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. ``page`` is its folder and its name."""

    file: str
    page: str
    name: Name
    gaps: int


def make(root: Path, kind_word: str, name_words: str, today: date) -> Made:
    """Write the file of a new page; never over another one."""
    kind = kind_of(kind_word, name_words)
    name = name_of(name_words)
    if not (root / "content").is_dir():
        raise RefusedError(
            "There is no folder called content here. Run this in the folder of the guide, or name "
            "it with --root."
        )
    page = f"{FOLDERS[kind]}/{name.id}"
    file = f"content/{page}.yml"
    loaded = load(root)
    _refuse_same_file(root / "content" / FOLDERS[kind], name)
    _refuse_same_page(loaded, page, name)
    text = _text(kind, name, loaded, today)
    if not create(root / file, text.encode("utf-8")):
        raise _exists(file)
    return Made(file, page, name, _count(text))


def _text(kind: Kind, name: Name, loaded: Loaded, today: date) -> str:
    """The file, with the ids that can be chosen from (none while the guide cannot be read)."""
    catalog, _ = link(loaded)
    given = {"status": "draft", "title": name.title, "written": today.isoformat()}
    return blank_text(kind, given, catalog.known if catalog else {})


def _count(text: str) -> int:
    lines = (line.lstrip() for line in text.splitlines())
    return sum(TO_FILL_IN in line for line in lines if not line.startswith("#"))


def _refuse_same_file(folder: Path, name: Name) -> None:
    """A file whose name would be the same, were it written as names are."""
    entries, _ = listing(folder, "") if folder.is_dir() else ([], [])
    for entry in entries:
        if entry.name == f"{name.id}.yml":
            raise _exists(f"content/{folder.name}/{entry.name}")
        if _stem(entry.name) == name.id:
            raise RefusedError(
                f"There is a file content/{folder.name}/{entry.name} already, and its name differs "
                f"only in its capitals, spaces or ending. Rename that one to {name.id}.yml, or "
                "choose another name."
            )


def _stem(file: str) -> str:
    """The name that a file would give to a page, or ""."""
    try:
        return name_of(file).id
    except RefusedError:
        return ""


def _exists(file: str) -> RefusedError:
    return RefusedError(
        f"There is such a page already. Open {file} and change it, or choose another name."
    )


def _refuse_same_page(loaded: Loaded, page: str, name: Name) -> None:
    """Another page with this title, or an address that leads away from here."""
    for file, title in _titles(loaded):
        if title.casefold() == name.title.casefold():
            raise RefusedError(
                f'{file} has the title "{name.title}" too, and readers could not tell the two '
                "apart. Choose another name."
            )
    moved = loaded.shared.get("redirects")
    if moved and page in {move.old for move in moved.model.redirects}:
        raise RefusedError(
            f"content/redirects.yml says that the page {page} moved. Choose another name, or take "
            "that entry out first."
        )


def _titles(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """The file and the title of every page, drafts and all."""
    for entries in loaded.records.values():
        yield from ((entry.file, entry.model.title) for entry in entries.values())
    for entry in loaded.drafts.values():
        title = find(entry.node, ("title",))
        yield entry.file, title.text if isinstance(title, Scalar) else ""
