"""Where a name stands, and the files with the new one in its place.

Enters: the files, a catalog, its languages and a ``Move``. Leaves: the new text of every file that
changes, by its name. Only the letters of the name change: remarks, quotes and line ends stay.

An id is replaced at the place where the loader found it; the ``(folder/name)`` of a link and the
``[@name]`` of a citation can mean nothing else wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.catalog import Catalog
from sitegen.load.folder import Entry
from sitegen.load.nodes import Fields, Items, Node, Scalar
from sitegen.model.scalars import RefTo, Words
from sitegen.model.translation import stamp
from sitegen.model.walk import walk
from sitegen.rename.names import Move

Spot = tuple[int, int]  # line and column, both from 1


def edits(files: Mapping[str, bytes], catalog: Catalog, move: Move) -> dict[str, str]:
    """The new text of every file that changes."""
    changed = {}
    stamps = _stamps(catalog, move)
    spots = {entry.file: [*_spots(entry, move)] for _, entry in catalog.everything()}
    for file, data in files.items():
        if not file.endswith(".yml"):
            continue
        before = data.decode("utf-8")
        after = in_words(_at_spots(before, spots.get(file, []), move), move)
        for old, new in stamps.items() if "/translations/" in file else ():
            after = after.replace(f"of: {old}", f"of: {new}")
        if after != before:
            changed[file] = after
    return changed


def in_words(text: str, move: Move) -> str:
    """A text with the new name in its links, citations and file names."""
    full = re.escape(f"{move.folder}/{move.old}")
    new = f"{move.folder}/{move.new}"
    if move.kind == "reference":
        return re.sub(rf"\[@{re.escape(move.old)}\]", f"[@{move.new}]", text)
    if move.is_page:
        text = re.sub(rf"\]\({full}\)", f"]({new})", text)
    return re.sub(
        rf"\bcontent/((?:translations/[\w-]+/)?){full}\.yml\b", rf"content/\1{new}.yml", text
    )


def _stamps(catalog: Catalog, move: Move) -> dict[str, str]:
    """The marks of words that change, so that their translations stay good."""
    found = {}
    for _, entry in catalog.everything():
        for _, mark, value in walk(entry.model):
            if isinstance(mark, Words) and (new := in_words(value, move)) != value:
                found[stamp(value)] = stamp(new)
    return found


def _spots(entry: Entry, move: Move) -> Iterator[Spot]:
    """Where a file names the thing by its id, or by its folder and id."""
    names = {(move.kind, move.old)}
    if move.is_page:
        names.add(("page", f"{move.folder}/{move.old}"))
    for path, mark, value in walk(entry.model):
        if isinstance(mark, RefTo) and (mark.kind, value) in names:
            place = entry.place(path)
            yield place.line, place.column
    if entry.file == f"content/{move.folder}.yml":
        yield from _own(entry.node, move.old)


def _own(node: Node, name: str) -> Iterator[Spot]:
    """Where a list gives the id to one of its entries."""
    if isinstance(node, Items):
        for child in node.children:
            own = child.children.get("id") if isinstance(child, Fields) else None
            if isinstance(own, Scalar) and own.text == name:
                yield own.line, own.column
    elif isinstance(node, Fields):
        for child in node.children.values():
            yield from _own(child, name)


def _at_spots(text: str, spots: list[Spot], move: Move) -> str:
    """The text with the new name at these places; the last first, so that none moves."""
    lines = text.split("\n")
    for line, column in sorted(set(spots), reverse=True):
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = before + after.replace(move.old, move.new, 1)
    return "\n".join(lines)


def moved(move: Move, files: Mapping[str, object]) -> dict[str, str]:
    """The files that get another name, of these."""
    if not move.is_file:
        return {}
    own = re.compile(
        rf"content/(?:translations/[\w-]+/)?{re.escape(f'{move.folder}/{move.old}')}\.(?:yml|svg)"
    )
    return {
        file: file.replace(f"{move.folder}/{move.old}.", f"{move.folder}/{move.new}.")
        for file in files
        if own.fullmatch(file)
    }
