"""Words that a language lacks, or that changed since they were translated.

Enters: the catalog and the overlays of each language. Leaves: a row a field; a file that is not
begun is one row.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.inline import visible
from sitegen.load.folder import Entry
from sitegen.load.overlays import SHARED, Language
from sitegen.model.translation import stamp
from sitegen.model.walk import words
from sitegen.problem import Place
from sitegen.report.drafts import is_draft
from sitegen.report.table import Column, Given, Row, Section
from sitegen.translate import dotted

COLUMNS = (
    Column("text", "Words to translate", "The original words, or how many fields wait"),
    Column("language", "Language", "Its code in site.yml"),
    Column("state", "State", "changed: do it again; missing: not translated; not begun: no file"),
    Column("name", "Of", "The page, or the shared file"),
    Column("field", "Field", "As a translation names it; items of lists are counted from 1"),
    Column("stamp", "Stamp", "What to write under “of” once it is translated"),
)


def find(given: Given) -> Iterator[Row]:
    """Language by language, file by file."""
    for language in given.languages:
        for name, entry in given.catalog.everything():
            shared = "/" not in name
            draft = not shared and is_draft(entry.model)
            if (not shared or name in SHARED) and name not in language.broken and not draft:
                yield from _of(name, entry, language)


def _of(name: str, entry: Entry, language: Language) -> Iterator[Row]:
    overlay = language.overlays.get(name)
    fields = [(dotted(path), entry.place(path), text) for path, _, text in words(entry.model)]
    if overlay is None:
        if fields:
            yield _not_begun(name, entry.place(), language, len(fields))
        return
    said = overlay.model.words
    for field, original, text in fields:
        if field not in said:
            yield _row("missing", original, name, language, field, text)
        elif said[field].of != stamp(text):
            place = overlay.place(("words", field, "of"))
            yield _row("changed", place, name, language, field, text)


def _row(state: str, place: Place, name: str, language: Language, field: str, text: str) -> Row:
    cells = {"text": visible(text), "language": language.code, "state": state}
    return Row(place, {**cells, "name": name, "field": field, "stamp": stamp(text)})


def _not_begun(name: str, place: Place, language: Language, count: int) -> Row:
    text = f"{count} fields"
    cells = {"text": text, "language": language.code, "state": "not begun", "name": name}
    return Row(place, {**cells, "field": None, "stamp": None})


SECTIONS = (
    Section(
        "translations",
        "later",
        "Words to translate",
        "1 text to translate",
        "{count} texts to translate",
        "Until then the pages show the original words and say so. A language is left out "
        "altogether while one of its danger signs is not translated as it stands.",
        COLUMNS,
        find,
    ),
)
