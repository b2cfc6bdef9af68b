"""Which thing is meant by the old name, and whether it can have the new one.

Enters: a catalog and what a person typed. Leaves: a ``Move``; or ``RefusedError``, whose text says
what to type instead.
"""

from __future__ import annotations

from typing import NamedTuple

from sitegen.catalog import Catalog
from sitegen.load.names import RESERVED
from sitegen.model.kinds import FOLDERS, IMAGE_FOLDER
from sitegen.nearest import did_you_mean
from sitegen.new.words import RefusedError as BadNameError
from sitegen.new.words import name_of

HOW = """\
Say the old name and the new one, such as:

    python3 scripts/rename.py conditions/old-name conditions/new-name
    python3 scripts/rename.py old-name new-name

The file, all links to the page and its translations change, and the old address leads to the
new one. Drawings (images/NAME), danger signs (signs/NAME), works (references/NAME) and words
explained (glossary/NAME) get new names in the same way."""
LISTS = {"signs": "sign", "references": "reference", "glossary": "word"}


class RefusedError(Exception):
    """Nothing can be renamed so; the text says why and what to do."""


class Move(NamedTuple):
    """One thing and its new name. ``folder`` is a folder of content, or the file of a list."""

    kind: str
    folder: str
    old: str
    new: str

    @property
    def is_page(self) -> bool:
        """Whether it has an address of its own."""
        return self.kind in FOLDERS

    @property
    def is_file(self) -> bool:
        """Whether it is a file, not an entry of a list."""
        return self.folder not in LISTS


def move_of(catalog: Catalog, old: str, new: str) -> Move:
    """What the two names mean."""
    there = _everything(catalog)
    folder, name = _found(old.removesuffix(".yml").removeprefix("content/"), there)
    to_folder, _, to = new.removesuffix(".yml").removeprefix("content/").rpartition("/")
    if to_folder and to_folder != folder:
        raise RefusedError(
            f"A rename stays in its folder: {folder}/{name} can become {folder}/{to}. What kind a "
            "page is cannot change, for each kind has fields of its own."
        )
    try:
        wanted = name_of(to).id
    except BadNameError as bad:
        raise RefusedError(str(bad)) from None
    if wanted != to:
        raise RefusedError(
            f'"{to}" cannot stand in an address. Small letters, digits and single hyphens can: '
            f"{folder}/{wanted}"
        )
    if wanted in there[folder] or (wanted in RESERVED and folder not in LISTS):
        raise RefusedError(f"The name {folder}/{wanted} is taken. Choose another one.")
    kinds = {FOLDERS[kind]: str(kind) for kind in FOLDERS} | {IMAGE_FOLDER: "image"} | LISTS
    return Move(kinds[folder], folder, name, wanted)


def _everything(catalog: Catalog) -> dict[str, set[str]]:
    return {
        **{FOLDERS[kind]: set(found) for kind, found in catalog.entries.items()},
        IMAGE_FOLDER: set(catalog.images),
        "signs": set(catalog.signs),
        "references": set(catalog.references),
        "glossary": {term.id for term in catalog.terms},
    }


def _found(typed: str, there: dict[str, set[str]]) -> tuple[str, str]:
    """The folder and the name that were meant."""
    folder, slash, name = typed.rpartition("/")
    found = [one for one in there if name in there[one] and (one == folder or not slash)]
    if len(found) == 1:
        return found[0], name
    if found:
        names = " or ".join(f"{one}/{name}" for one in found)
        raise RefusedError(f'More than one thing is called "{name}". Say which: {names}')
    known = [f"{one}/{stem}" if slash else stem for one in there for stem in there[one]]
    hint = did_you_mean(typed, known)
    raise RefusedError(f'There is nothing called "{typed}". {hint}'.strip())
