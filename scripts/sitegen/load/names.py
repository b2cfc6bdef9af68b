"""Which files and folders belong in the content folder, and what is wrong with the others.

Enters: entries of a folder. Leaves: problems FIL01, FIL02, FIL05, or nothing when all is well.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Container

from sitegen.load.disk import shown
from sitegen.model.kinds import IMAGE_FOLDER, KIND_OF_FOLDER, SHARED_MODELS
from sitegen.nearest import did_you_mean
from sitegen.problem import Place, Problem, error

OTHER_FOLDERS = {"schema", "translations", IMAGE_FOLDER}
_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = {"index", "assets", "search", "404", "con", "prn", "aux", "nul"}
RESERVED |= {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}  # by Windows
_DOCUMENTS = {"readme.md", "fields.md", "problems.md"}


def bad_record_name(
    entry: os.DirEntry[str], file: str, taken: Container[str], ending: str = ".yml"
) -> Problem | None:
    """Why this is no file of a record or drawing, or None. ``taken`` are the names beside it."""
    if problem := leads_away(entry, file):
        return problem
    if entry.is_dir():
        return folder_for_file(file)
    stem = entry.name.removesuffix(ending)
    better = f"{better_stem(entry.name)}{ending}"
    if stem == entry.name:
        message = (
            f'content files end in "{ending}", and the name of this one is "{shown(entry.name)}"'
        )
        return _bad(file, message, _rename(better, taken))
    if stem in RESERVED:
        return _bad(file, f'the name "{stem}" is taken by the site itself', "choose another name")
    if not _STEM.fullmatch(stem):
        message = "file names hold only small letters, digits and single hyphens"
        return _bad(file, message, _rename(better, taken))
    return None


def leads_away(entry: os.DirEntry[str], file: str) -> Problem | None:
    """A symbolic link, which could lead out of the guide."""
    if not entry.is_symlink():
        return None
    message = "here is no file or folder of the guide, but a link to another place"
    return error(Place(file), "FIL05", message, "put a copy of what it leads to in its place")


def bad_top_name(entry: os.DirEntry[str]) -> Problem | None:
    """Why this does not belong at the top of the content folder, or None."""
    file = f"content/{shown(entry.name)}"
    if problem := leads_away(entry, file):
        return problem
    if entry.name in KIND_OF_FOLDER or entry.name in OTHER_FOLDERS:
        return None if entry.is_dir() else _file_for_folder(file)
    if entry.name.removesuffix(".yml") in SHARED_MODELS and entry.name.endswith(".yml"):
        return folder_for_file(file) if entry.is_dir() else None
    if entry.name.lower() in _DOCUMENTS:
        return None
    known = [*KIND_OF_FOLDER, *OTHER_FOLDERS, *(f"{name}.yml" for name in SHARED_MODELS)]
    message = f'nothing called "{shown(entry.name)}" belongs in the content folder'
    return stray(file, message, did_you_mean(entry.name, known))


def folder_for_file(file: str) -> Problem:
    """A folder that has the name of a file."""
    message = "here is a folder where a file was expected"
    return stray(file, message, "move its files up, or delete it")


def stray(file: str, message: str, hint: str) -> Problem:
    """Something that does not belong where it is."""
    return error(Place(file), "FIL02", message, hint or "move it somewhere else")


def better_stem(name: str) -> str:
    """A name that may be used, made from one that may not."""
    stem = re.split(r"\.ya?ml\b", name, maxsplit=1, flags=re.IGNORECASE)[0]  # "a.yml.txt" is "a"
    stem = stem if stem != name else name.rsplit(".", 1)[0]
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", stem.lower())
        if not unicodedata.combining(sign)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "new-name"


def _rename(better: str, taken: Container[str]) -> str:
    """What to do about a name, without losing the file that has the better one."""
    if better in taken:
        return f'there is a "{better}" already: keep one of the two'
    return f'rename it to "{better}", or delete it if it is old'


def _file_for_folder(file: str) -> Problem:
    message = "here is a file where a folder was expected"
    return stray(file, message, "give the file another name, or delete it")


def _bad(file: str, message: str, hint: str) -> Problem:
    return error(Place(file), "FIL01", message, hint)
