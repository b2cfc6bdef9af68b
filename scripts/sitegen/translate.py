"""A catalog in another language: translated words put in, the others marked as original.

Enters: the linked catalog and one ``Language``. Leaves: the catalog of that language with the pages
it has, or None when a danger sign is not translated as it stands now, and problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic_core import PydanticCustomError

from sitegen.catalog import Catalog, page_id
from sitegen.check.vocabulary import vocabulary_problems
from sitegen.inline import Cite, Link, parse
from sitegen.load.folder import Entry
from sitegen.load.overlays import SHARED, Language
from sitegen.memo import digest
from sitegen.model.base import Model
from sitegen.model.scalars import Words
from sitegen.model.scalars import words as words_parser
from sitegen.model.translation import Overlay, stamp
from sitegen.model.walk import Path, marks_of, words
from sitegen.plan.book import Original
from sitegen.problem import Place, Problem, error, warning

M = TypeVar("M", bound=Model)
LONGEST = {"line": 160, "text": 900, "prose": 900}


@dataclass(slots=True)
class Translation:
    """The catalog of one language, and the pages it does not have."""

    catalog: Catalog
    missing: set[str]


def translate(catalog: Catalog, language: Language) -> tuple[Translation | None, list[Problem]]:
    """The catalog in one language. None when it must not be published."""
    if language.vocabulary is None:
        return None, []
    problems = list(vocabulary_problems(language.vocabulary, catalog.vocabulary))
    problems += _strays(catalog, language)
    stopped = list(_stopped_signs(catalog, language))
    problems += stopped
    for name, entry in catalog.everything():
        if name in language.overlays:
            problems += _faults(entry, language.overlays[name], catalog)
    if stopped or "signs" in language.broken:
        return None, problems
    return _translated(catalog, language), problems


def dotted(path: Path) -> str:
    """A path as overlays write it: items of a list are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _translated(catalog: Catalog, language: Language) -> Translation:
    assert language.vocabulary is not None  # noqa: S101  # the caller looked
    made = replace(catalog)
    made.vocabulary = language.vocabulary.model
    made.shared = {name: _entry(name, entry, language) for name, entry in catalog.shared.items()}
    made.entries = {
        kind: {name: _entry(page_id(kind, name), entry, language) for name, entry in found.items()}
        for kind, found in catalog.entries.items()
    }
    made.image_entries = {
        name: _entry(f"images/{name}", entry, language)
        for name, entry in catalog.image_entries.items()
    }
    made.regather()
    made.standings = {
        page: "original" for page in catalog.standings if catalog.standing(page) == "checked"
    }
    missing = {page for page, _, _ in catalog.pages() if page not in language.overlays}
    return Translation(made, missing)


_AS_THEY_ARE = (
    "vocabulary", "references", "phrases", "redirects", "exceptions", "published", "ratings"
)  # fmt: skip


def _entry(name: str, entry: Entry, language: Language) -> Entry:
    """The entry with its words translated as far as they are."""
    if name in _AS_THEY_ARE:
        return entry if name != "vocabulary" else (language.vocabulary or entry)
    overlay: dict[str, Any] = {}
    mark = entry.digest
    if name in language.overlays:
        overlay = language.overlays[name].model.words
        mark = digest((entry.digest, language.overlays[name].digest))
    return replace(entry, model=_apply(entry.model, overlay, ()), digest=mark)


def _apply(model: M, overlay: dict[str, Any], path: Path) -> M:
    """A copy of a model with translated words; the others become ``Original``."""
    changes = {
        name: _value(getattr(model, name), mark, overlay, (*path, name))
        for name, mark in marks_of(type(model))
        if getattr(model, name)
    }
    return model.model_copy(update=changes)


def _value(value: Any, mark: object, overlay: dict[str, Any], path: Path) -> Any:
    if isinstance(value, Model):
        return _apply(value, overlay, path)
    if isinstance(value, tuple):
        return tuple(
            _value(item, mark, overlay, (*path, index)) for index, item in enumerate(value)
        )
    if isinstance(mark, Words) and isinstance(value, str):
        found = overlay.get(dotted(path))
        return found.text if found and found.of == stamp(value) else Original(value)
    return value


def _strays(catalog: Catalog, language: Language) -> Iterator[Problem]:
    """Overlays of files that are not there. A file that could not be read counts as there."""
    names = {name for name, _ in catalog.everything()} | catalog.known["page"] | set(SHARED)
    names |= {f"images/{name}" for name in catalog.known["image"]}
    for name, overlay in language.overlays.items():
        if name not in names:
            yield error(
                Place(overlay.file),
                "TRN04",
                f'there is no "{name}" to translate',
                "was it renamed? Give this file the same name, or delete it",
            )


def _stopped_signs(catalog: Catalog, language: Language) -> Iterator[Problem]:
    """Danger signs that this language does not tell as they stand now."""
    if "signs" not in catalog.shared or "signs" in language.broken:  # what is wrong was told
        return
    overlay = language.overlays.get("signs")
    said: dict[str, Any] = overlay.model.words if overlay else {}
    for path, _, text in words(catalog.shared["signs"].model):
        found = said.get(dotted(path))
        if found is None or found.of != stamp(text):
            why = "is not translated" if found is None else "changed since it was translated"
            yield warning(
                overlay.place(("words", dotted(path))) if overlay else Place(_signs_file(language)),
                "TRN03",
                f'the language "{language.code}" is left out: the danger sign '
                f'"{dotted(path)}" {why}',
                f'translate "{text}" (stamp {stamp(text)})',
            )


def _signs_file(language: Language) -> str:
    return f"content/translations/{language.code}/signs.yml"


def _faults(entry: Entry, overlay: Entry, catalog: Catalog) -> Iterator[Problem]:
    """What is wrong with the words of one overlay."""
    originals = {dotted(path): (mark, text) for path, mark, text in words(entry.model)}
    model: Overlay = overlay.model
    for key, said in model.words.items():
        place = overlay.place(("words", key, "text"))
        if key not in originals:
            yield error(
                overlay.place(("words", key), key=True),
                "TRN01",
                f'the original has no words at "{key}"',
                "look at the original file; items of a list are counted from 1",
            )
            continue
        mark, text = originals[key]
        if said.of != stamp(text) and entry is not catalog.shared.get("signs"):  # TRN03 tells it
            yield warning(
                overlay.place(("words", key, "of")),
                "TRN02",
                f'the words at "{key}" changed since; the page shows the original',
                f"translate them again and write the stamp {stamp(text)}",
            )
        yield from _words_faults(said.text, mark, place, catalog)


def _words_faults(text: str, mark: Words, place: Place, catalog: Catalog) -> Iterator[Problem]:
    try:
        words_parser(LONGEST[mark.kind])(text)
    except PydanticCustomError as failure:
        yield error(place, failure.type, failure.message_template.format(**failure.context or {}))
    pieces, faults = parse(text) if mark.kind != "line" else ((), [])
    for fault in faults:
        yield error(place, fault.code, fault.message, fault.hint)
    for piece in pieces:
        target = getattr(piece, "target", "")
        if (
            isinstance(piece, Link)
            and not target.startswith("https://")
            and target not in catalog.known["page"]
        ):
            yield error(
                place,
                "REF01",
                f'there is no page called "{target}"',
                "copy the link from the original",
            )
        if isinstance(piece, Cite) and piece.source not in catalog.references:
            yield error(
                place,
                "REF01",
                f'there is no reference called "{piece.source}"',
                "copy the citation from the original",
            )
