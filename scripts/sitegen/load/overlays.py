"""The translations folder to overlays, by language and name.

Enters: the root folder and the languages of ``site.yml``. Leaves: ``Language`` values, problems.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.load.folder import Entry, read_file
from sitegen.load.names import folder_for_file, listing, stray
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.kinds import FOLDERS, IMAGE_FOLDER
from sitegen.model.translation import Overlay
from sitegen.model.vocabulary import Vocabulary
from sitegen.nearest import did_you_mean
from sitegen.problem import Place, Problem, error

SHARED = ("site", "signs", "glossary")
_FOLDERS = (*FOLDERS.values(), IMAGE_FOLDER)


@dataclass(slots=True)
class Language:
    """Everything that was translated into one language."""

    code: str
    vocabulary: Entry | None = None
    overlays: dict[str, Entry] = field(default_factory=dict)  # "conditions/neck-pain", "signs"


def load_languages(
    root: Path, codes: tuple[str, ...], memo: Memo = FORGETFUL
) -> tuple[list[Language], list[Problem]]:
    """Every language named in ``site.yml``, and what is wrong in the translations folder."""
    top = root / "content" / "translations"
    problems = [
        problem
        for entry in (listing(top) if top.is_dir() else ())
        if (problem := _bad_top_name(entry, codes))
    ]
    languages = []
    for code in codes:
        language = Language(code)
        problems += _load(top / code, language, memo)
        languages.append(language)
    return languages, problems


def _load(folder: Path, language: Language, memo: Memo) -> list[Problem]:
    name = f"content/translations/{language.code}"
    if not (folder / "vocabulary.yml").is_file():
        return [
            error(
                Place(f"{name}/vocabulary.yml"),
                "FIL04",
                "the file vocabulary.yml is missing",
                "a language starts with the words of the site",
            )
        ]
    entry, problems = read_file(
        folder / "vocabulary.yml", f"{name}/vocabulary.yml", Vocabulary, memo
    )
    language.vocabulary = entry
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or relative in ("vocabulary.yml", *_FOLDERS):
            continue
        problems += _overlay(path, relative, f"{name}/{relative}", language, memo)
    return problems


def _overlay(path: Path, relative: str, file: str, language: Language, memo: Memo) -> list[Problem]:
    stem = relative.removesuffix(".yml")
    known = stem in SHARED or stem.split("/")[0] in _FOLDERS
    if stem == relative or stem.count("/") > 1 or not known:
        hint = did_you_mean(stem, [*SHARED, *_FOLDERS])
        return [stray(file, f'nothing called "{relative}" can be translated', hint)]
    if path.is_dir():
        return [folder_for_file(file)]
    entry, problems = read_file(path, file, Overlay, memo)
    if entry:
        language.overlays[stem] = entry
    return problems


def _bad_top_name(entry: os.DirEntry[str], codes: tuple[str, ...]) -> Problem | None:
    if not entry.is_dir():
        message = "here is a file where the folder of a language was expected"
        return stray(f"content/translations/{entry.name}", message, "")
    return _unlisted(entry.name, codes) if entry.name not in codes else None


def _unlisted(name: str, codes: tuple[str, ...]) -> Problem:
    return error(
        Place(f"content/translations/{name}"),
        "TRN05",
        f'the language "{name}" is not listed in site.yml',
        did_you_mean(name, codes) or 'add it under "translations" there',
    )
