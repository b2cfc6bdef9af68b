"""The shape of single fields: questions are questions, glossary meanings are short.

Enters: the catalog. Leaves: problems SHP01 to SHP05, GLO01 to GLO03.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context, RecordRule, every_record
from sitegen.inline import visible
from sitegen.load.folder import Entry
from sitegen.model.guide import Guide
from sitegen.model.terms import Kind
from sitegen.model.walk import Path, words
from sitegen.problem import Problem, error, warning
from sitegen.reading import sentences, words_of

MEANING = 15  # words; the house rule for an explanation
IN_SHORT = (2, 4)  # sentences
PAIR = 2  # cells; from three on, columns are options to choose from
UNEQUAL = 1.5  # times; a fifth above and a fifth below what is usual in the row


def fields(catalog: Catalog, context: Context) -> RecordRule:
    """The rule for the shape of a record's fields."""
    return _fields


def _fields(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
    """Questions end with a question mark; "in short" is short; tables are square and fair."""
    record = entry.model
    for index, question in enumerate(record.questions):
        if not question.endswith("?"):
            yield error(
                entry.place(("questions", index)),
                "SHP01",
                "this is not a question",
                "end it with a question mark",
            )
    count = len(sentences(visible(record.in_short)))
    if not IN_SHORT[0] <= count <= IN_SHORT[1]:
        yield error(
            entry.place(("in_short",)),
            "SHP02",
            f'"in short" has {count} sentence{"s" * (count != 1)}; it needs 2 to 4',
            "say what it is, who may gain, and the main catch",
        )
    if isinstance(record, Guide):
        yield from _tables(record, entry)
    yield from _own_links(page, entry)


def _tables(guide: Guide, entry: Entry) -> Iterator[Problem]:
    for index, section in enumerate(guide.sections):
        for row_index, row in enumerate(section.table.rows if section.table else ()):
            wanted = len(section.table.columns) if section.table else 0
            path: Path = ("sections", index, "table", "rows", row_index)
            if len(row.cells) != wanted:
                yield error(
                    entry.place(path),
                    "SHP03",
                    f"cells in this row: {len(row.cells)}; columns of the table: {wanted}",
                    "write one cell a column",
                )
            yield from _lengths(row.cells, entry, (*path, "cells"))


def _lengths(cells: Sequence[str], entry: Entry, path: Path) -> Iterator[Problem]:
    """Options side by side get the same room, so that none looks better for its many words."""
    counts = [len(visible(cell)) for cell in cells]
    if len(counts) > PAIR and max(counts) > UNEQUAL * min(counts):
        yield warning(
            entry.place(path),
            "SHP05",
            f"the longest cell of this row has {max(counts)} letters, the shortest {min(counts)}",
            "say about the same amount for each option; the longest may be half as long again",
        )


def _own_links(page: str, entry: Entry) -> Iterator[Problem]:
    for index, target in enumerate(entry.model.more):
        if target == page:
            yield error(
                entry.place(("more", index)),
                "SHP04",
                "this page leads to itself",
                "name another page",
            )


def glossary(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Short meanings, one meaning a word, and every word in use."""
    if "glossary" not in catalog.shared:
        return
    entry = catalog.shared["glossary"]
    forms = Counter(form.casefold() for term in catalog.terms for form in (term.term, *term.also))
    said = _everything_said(catalog, context)
    for index, term in enumerate(catalog.terms):
        count = len(words_of(term.meaning))
        if count > MEANING:
            yield error(
                entry.place(("terms", index, "meaning")),
                "GLO01",
                f"this meaning has {count} words; the most is {MEANING}",
                "make it shorter",
            )
        for form in {form.casefold(): form for form in (term.term, *term.also)}.values():
            if forms[form.casefold()] > 1:
                yield error(
                    entry.place(("terms", index)),
                    "GLO02",
                    f'the word "{form}" stands in the glossary twice',
                    "keep it once",
                )
        if not any(form.casefold() in said for form in (term.term, *term.also)):
            yield warning(
                entry.place(("terms", index)),
                "GLO03",
                f'no page uses the word "{term.term}"',
                "take it out",
            )


def _everything_said(catalog: Catalog, context: Context) -> str:
    """All the words of all pages and help cards in one text, small letters."""
    entries = [entry for _, _, entry in catalog.pages()]
    if "signs" in catalog.shared:
        entries.append(catalog.shared["signs"])

    def make(lacking: Sequence[Entry]) -> list[str]:
        return [_said(entry) for entry in lacking]

    return "\n".join(context.memo.ask_all("said", entries, lambda entry: (entry.digest,), make))


def _said(entry: Entry) -> str:
    return "\n".join(visible(text) for _, _, text in words(entry.model)).casefold()


CHECKS = (
    Check("shape of fields", ("SHP01", "SHP02", "SHP03", "SHP04", "SHP05"), every_record(fields)),
    Check("glossary", ("GLO01", "GLO02", "GLO03"), glossary),
)
