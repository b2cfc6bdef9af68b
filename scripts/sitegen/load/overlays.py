"""The translations folder to overlays, by language and name.

Enters: the root folder and the languages of ``site.yml``. Leaves: ``Language`` values, problems.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.load.disk import listing, shown
from sitegen.load.folder import Entry, read_file
from sitegen.load.names import folder_for_file, leads_away, stray
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.kinds import FOLDERS, IMAGE_FOLDER
from sitegen.model.translation import Overlay
from sitegen.model.vocabulary import Vocabulary
from sitegen.nearest import did_you_mean
from sitegen.problem import Place, Problem, error

SHARED = ("site", "signs", "glossary")
_TOP = "content/translations"
_FOLDERS = (*FOLDERS.values(), IMAGE_FOLDER)


@dataclass(slots=True)
class Language:
    """Everything that was translated into one language."""

    code: str
    broken: set[str] = field(default_factory=set)  # overlays that are there, but not readable
    vocabulary: Entry | None = None
    overlays: dict[str, Entry] = field(default_factory=dict)  # "conditions/neck-pain", "signs"


def load_languages(
    root: Path, codes: tuple[str, ...], memo: Memo = FORGETFUL
) -> tuple[list[Language], list[Problem]]:
    """Every language named in ``site.yml``, and what is wrong in the translations folder."""
    top = root / "content" / "translations"
    entries, problems = listing(top, _TOP) if top.is_dir() else ([], [])
    there = {entry.name for entry in entries}
    unlisted, absent = there - set(codes), set(codes) - there
    misspelt = absent.pop() if len(unlisted) == len(absent) == 1 else ""  # one mistake, told once
    languages = []
    for entry in entries:
        problems += _bad_top_name(entry, codes, misspelt)
    for code in codes:
        language = Language(code)
        if code in there:
            problems += _load(top / code, language, memo)
        elif code != misspelt:
            problems.append(_no_vocabulary(code))
        languages.append(language)
    return languages, problems


def _load(folder: Path, language: Language, memo: Memo) -> list[Problem]:
    entries, problems = listing(folder, f"{_TOP}/{language.code}")
    if not problems and "vocabulary.yml" not in {entry.name for entry in entries}:
        return [_no_vocabulary(language.code)]
    for entry in entries:
        if entry.name in _FOLDERS and entry.is_dir() and not entry.is_symlink():
            inner, unread = listing(Path(entry.path), f"{_TOP}/{language.code}/{entry.name}")
            problems += unread
            for one in inner:
                problems += _overlay(one, f"{entry.name}/{one.name}", language, memo)
        else:
            problems += _overlay(entry, entry.name, language, memo)
    return problems


def _overlay(
    entry: os.DirEntry[str], relative: str, language: Language, memo: Memo
) -> list[Problem]:
    stem = relative.removesuffix(".yml")
    file = f"{_TOP}/{language.code}/{shown(relative)}"
    language.broken.add(stem)
    if problem := leads_away(entry, file):
        return [problem]
    if stem == relative or not (stem in (*SHARED, "vocabulary") or "/" in stem):
        hint = did_you_mean(stem, [*SHARED, *_FOLDERS])
        return [stray(file, f'nothing called "{shown(relative)}" can be translated', hint)]
    if entry.is_dir():
        return [folder_for_file(file)]
    model = Vocabulary if stem == "vocabulary" else Overlay
    found, problems = read_file(Path(entry.path), file, model, memo)
    if found is None:
        return problems
    language.broken.discard(stem)
    if stem == "vocabulary":
        language.vocabulary = found
    else:
        language.overlays[stem] = found
    return problems


def _no_vocabulary(code: str) -> Problem:
    return error(
        Place(f"{_TOP}/{code}/vocabulary.yml"),
        "FIL04",
        "the file vocabulary.yml is missing",
        "a language starts with the words of the site",
    )


def _bad_top_name(
    entry: os.DirEntry[str], codes: tuple[str, ...], misspelt: str
) -> Iterator[Problem]:
    file = f"{_TOP}/{shown(entry.name)}"
    if problem := leads_away(entry, file):
        yield problem
    elif not entry.is_dir():
        message = "here is a file where the folder of a language was expected"
        yield stray(file, message, "")
    elif entry.name not in codes:
        yield error(
            Place(file),
            "TRN05",
            f'the language "{shown(entry.name)}" is not listed in site.yml',
            f'site.yml lists "{misspelt}", which has no folder: is that the same?'
            if misspelt
            else did_you_mean(entry.name, codes) or 'add it under "translations" there',
        )
