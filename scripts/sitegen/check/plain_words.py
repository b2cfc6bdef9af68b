"""Words that patients understand: grade, long sentences, words to avoid, frequency words, jargon.

Enters: the catalog. Leaves: problems RDG01 to RDG05, PHR01, FRQ01, JRG01.
The limits are in ``site.yml``; the formulas are for English, so other languages are not scored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context, RecordRule, every_record
from sitegen.inline import visible
from sitegen.load.folder import Entry
from sitegen.model.base import Model
from sitegen.model.figures import Figure
from sitegen.model.pieces import Claim
from sitegen.model.shared import Phrase, Phrases
from sitegen.model.terms import Kind
from sitegen.model.walk import Path, groups, words
from sitegen.problem import Problem, error, warning
from sitegen.reading import Score, score, sentences, total, words_of
from sitegen.syllables import Syllables

NAMES = {"also_called", "search_words"}  # words that people type are theirs, not ours
FOUR = 4  # syllables from which a word must be explained or be known as plain
_DIGIT = re.compile(r"\d")


class Block(NamedTuple):
    """A paragraph, a bullet or a heading as readers see it, and how hard it is to read."""

    path: Path
    text: str
    score: Score


BlockRule = Callable[[str, Entry, list[Block]], Iterator[Problem]]


def rules(catalog: Catalog, context: Context) -> RecordRule:
    """Every rule about words, over the words of one record read once."""
    found = _rules(catalog, context)

    def rule(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
        read = blocks(entry.model, context.syllables)
        for one in found:
            yield from one(page, entry, read)

    return rule


def _rules(catalog: Catalog, context: Context) -> list[BlockRule]:
    listed: Phrases | None = None
    if "phrases" in catalog.shared:
        listed = catalog.shared["phrases"].model
    english = catalog.site.language.startswith("en")
    found = [_reading(catalog)] if english else []
    if listed and listed.phrases:
        found.append(_phrases(listed))
    if listed and listed.frequency_words:
        found.append(_frequency(listed))
    if listed and english:
        found.append(_jargon(listed, catalog, context))
    return found


def blocks(record: Model, syllables: Syllables) -> list[Block]:
    """The words of a record as readers see them."""
    return [
        Block(path, shown := visible(text), score(shown, syllables))
        for path, _, text in words(record)
        if NAMES.isdisjoint(path)
    ]


def _reading(catalog: Catalog) -> BlockRule:
    """The grades of a page and of its short version, and every sentence that is too long."""
    limits = catalog.site.reading

    def rule(page: str, entry: Entry, found: list[Block]) -> Iterator[Problem]:
        page_score = total(block.score for block in found)
        short = total(block.score for block in found if block.path[0] == "short_version")
        for field, code, value, limit, what in (
            ("title", "RDG01", page_score.grade, limits.grade, "this page reads at school grade"),
            ("title", "RDG03", page_score.smog, limits.smog, "this page reads at SMOG grade"),
            (
                "title",
                "RDG04",
                page_score.long_share,
                limits.long_words,
                "the share of words with 3 or more syllables, in 100, is",
            ),
            (
                "short_version",
                "RDG05",
                short.grade,
                limits.short_grade,
                "the short version reads at school grade",
            ),
        ):
            if round(value, 1) > limit:
                yield error(
                    entry.place((field,)),
                    code,
                    f"{what} {value:.1f}; the most is {limit}",
                    "shorten the longest sentences and use shorter words",
                )
        yield from _long_sentences(found, limits.sentence_words, entry)

    return rule


def _long_sentences(found: list[Block], most: int, entry: Entry) -> Iterator[Problem]:
    for path, text, read in found:
        for sentence in sentences(text) if read.words > most else ():
            count = len(words_of(sentence))
            if count > most:
                start = " ".join(sentence.split()[:5])
                yield error(
                    entry.place(path),
                    "RDG02",
                    f'the sentence "{start} …" has {count} words; the most is {most}',
                    'split it at "and", "which" or "because"',
                )


def _phrases(listed: Phrases) -> BlockRule:
    """Phrases of ``phrases.yml`` that this page may not use."""
    patterns = [(_pattern([item.avoid]), item) for item in listed.phrases]
    any_of = _pattern(item.avoid for item in listed.phrases)

    def rule(page: str, entry: Entry, found: list[Block]) -> Iterator[Problem]:
        for path, text, _ in found:
            low = text.lower()
            if not any_of.search(low):
                continue
            for pattern, item in patterns:
                hit = pattern.search(low)
                if hit and page not in item.allowed_in:
                    yield _avoid(entry, path, hit.group(), item)

    return rule


def _avoid(entry: Entry, path: Path, found: str, item: Phrase) -> Problem:
    why = f" {item.why}" if item.why else ""
    return error(
        entry.place(path),
        "PHR01",
        f'"{found}" is on the list of words to avoid',
        f"say: {item.say}.{why}",
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some phrases, in small letters; ``*`` stands for any ending."""
    bodies = (re.escape(phrase.lower()).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)")


def _frequency(listed: Phrases) -> BlockRule:
    """Words such as "rare" in a claim that shows no number and does not say that none is known."""
    pattern = _pattern(listed.frequency_words)

    def rule(page: str, entry: Entry, found: list[Block]) -> Iterator[Problem]:
        for path, text, figure in claim_texts(entry.model):
            hit = pattern.search(text.lower())
            if hit and not figure and not _DIGIT.search(text):
                yield error(
                    entry.place(path),
                    "FRQ01",
                    f'"{hit.group()}" stands here without a number',
                    "give the number beside it, or say that no one knows how often",
                )

    return rule


def claim_texts(record: Model) -> Iterator[tuple[Path, str, Figure | None]]:
    """The text of every claim, and the figure that stands beside it."""
    for path, group in groups(record):
        if isinstance(group, Claim):
            yield (*path, "text"), group.text, group.figure


def _jargon(listed: Phrases, catalog: Catalog, context: Context) -> BlockRule:
    """Very long words that are neither in the glossary nor known as plain."""
    plain = {word.lower() for word in listed.everyday}
    for term in catalog.terms:
        for form in (term.term, *term.also):
            plain.update(word.lower() for word in words_of(form))

    def rule(page: str, entry: Entry, found: list[Block]) -> Iterator[Problem]:
        seen: set[str] = set()
        for path, text, read in found:
            for word in words_of(text) if read.long_words else ():
                low = word.lower()
                if low not in plain and low not in seen and context.syllables.count(word) >= FOUR:
                    seen.add(low)
                    yield _long_word(entry, path, word)

    return rule


def _long_word(entry: Entry, path: Path, word: str) -> Problem:
    return warning(
        entry.place(path),
        "JRG01",
        f'the word "{word}" is long and not explained',
        "use a shorter word, or add it to glossary.yml (or to `everyday` in phrases.yml "
        "if everybody knows it)",
    )


CODES = ("RDG01", "RDG02", "RDG03", "RDG04", "RDG05", "PHR01", "FRQ01", "JRG01")
CHECK = Check("plain words", CODES, every_record(rules))
