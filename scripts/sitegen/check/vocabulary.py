"""The vocabulary: every word and every label that pages need is there, with its blanks to fill.

Enters: the vocabulary of one language. Leaves: problems VOC01 to VOC04.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import get_args

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context
from sitegen.load.folder import Entry
from sitegen.model import terms
from sitegen.model.vocabulary import Vocabulary
from sitegen.model.walk import Path
from sitegen.nearest import did_you_mean, nearest
from sitegen.needed_words import NEEDED_WORDS, PLACEHOLDERS
from sitegen.problem import Problem, error

FIXED = (
    ("kinds", terms.Kind),
    ("evidence", terms.Evidence),
    ("verdicts", terms.Verdict),
    ("fits", terms.Fit),
    ("levels", terms.Level),
    ("basis", terms.Basis),
)
OWN = ("about", "methods", "regions", "phases", "groups")  # lists that each guide defines itself
DATE = frozenset({"day", "month", "year"})
HEADING = frozenset({"emergency"})


def run(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """What is wrong with the guide's own vocabulary."""
    yield from vocabulary_problems(catalog.shared["vocabulary"])


def vocabulary_problems(entry: Entry, original: Vocabulary | None = None) -> Iterator[Problem]:
    """What is wrong with one language's vocabulary; ``original`` is that of the guide itself."""
    model: Vocabulary = entry.model
    for key in sorted(NEEDED_WORDS - set(model.words)):
        yield error(
            entry.place(("words",), key=True),
            "VOC01",
            f'the words "{key}" are missing',
            f'add a line "{key}: ..." under "words"',
        )
    for name, fixed in FIXED:
        yield from _missing(entry, name, get_args(fixed))
        yield from _unknown(entry, name, get_args(fixed))
    if original:
        for name in OWN:
            yield from _missing(entry, name, [label.id for label in getattr(original, name)])
        yield from _missing_calls(entry, original)
    yield from _blanks(entry)


def _missing(entry: Entry, name: str, wanted: list[str] | tuple[str, ...]) -> Iterator[Problem]:
    there = {label.id for label in getattr(entry.model, name)}
    there |= {nearest(label, wanted) for label in there if label not in wanted}  # VOC03 tells it
    for missing in [word for word in wanted if word not in there]:
        yield error(
            entry.place((name,), key=True),
            "VOC02",
            f'the label "{missing}" is missing here',
            "add an entry with this id",
        )


def _unknown(entry: Entry, name: str, known: tuple[str, ...]) -> Iterator[Problem]:
    for index, label in enumerate(getattr(entry.model, name)):
        if label.id not in known:
            yield error(
                entry.place((name, index, "id")),
                "VOC03",
                f'"{label.id}" has no meaning here',
                f"{did_you_mean(label.id, known)} It can be: {', '.join(known)}".strip(),
            )


def _missing_calls(entry: Entry, original: Vocabulary) -> Iterator[Problem]:
    there = {(call.tier, call.contact) for call in entry.model.calls}
    for call in original.calls:
        if (call.tier, call.contact) not in there:
            yield error(
                entry.place(("calls",), key=True),
                "VOC02",
                f'the help card for "{call.tier}" with "{call.contact}" is missing here',
                "add an entry with this tier and contact",
            )


def _blanks(entry: Entry) -> Iterator[Problem]:
    """Words whose blanks are not the ones that the page fills in."""
    model: Vocabulary = entry.model
    asked: list[tuple[Path, str, frozenset[str], frozenset[str]]] = [
        (("words", key), text, wanted := PLACEHOLDERS.get(key, frozenset()), wanted)
        for key, text in model.words.items()
        if key in NEEDED_WORDS
    ]
    asked.append((("numbers", "date"), model.numbers.date, DATE, DATE))
    for index, call in enumerate(model.calls):
        asked.append((("calls", index, "heading"), call.heading, frozenset(), HEADING))
    for path, text, least, most in asked:
        found = placeholders(text)
        if found is None or not least <= found <= most:
            yield _wrong_blanks(entry, path, most)


def placeholders(words: str) -> frozenset[str] | None:
    """The blanks that words hold, such as ``{count}``; None when they could not be filled in."""
    try:
        parts = list(Formatter().parse(words))
    except ValueError:
        return None
    blanks = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    names = [name for name, _, _ in blanks]
    if any(spec or conversion for _, spec, conversion in blanks) or names.count("") > 1:
        return None
    return frozenset(names)


def _wrong_blanks(entry: Entry, path: Path, wanted: frozenset[str]) -> Problem:
    listed = ", ".join(f"{{{name}}}" for name in sorted(wanted))
    return error(
        entry.place(path),
        "VOC04",
        f"these words must hold {listed}, and nothing else in such brackets"
        if wanted
        else "these words can hold no { and no }",
        "the page puts a number or a name there; copy the brackets from the specimen"
        if wanted
        else "take the brackets out",
    )


CHECK = Check("labels and words", ("VOC01", "VOC02", "VOC03", "VOC04"), run)
