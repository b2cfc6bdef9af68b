"""How hard the words of each page are to read, by the same rules as the checks.

Enters: the catalog. Leaves: a row a page, the hardest first; a row for each of its three hardest
sentences, with a shorter way to say it where a rule knows one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitegen.check.plain_words import Block, blocks
from sitegen.load.folder import Entry
from sitegen.problem import Place
from sitegen.reading import Score, score, sentences, total
from sitegen.report.shorter import Shorter
from sitegen.report.table import PAGE, Column, Given, Row, Section
from sitegen.report.wordlist import wordlist
from sitegen.syllables import Syllables

WORST = 3  # sentences a page
LEAST = 8  # words: below, one name of an illness makes a sentence look hard


class Sentence(NamedTuple):
    """A sentence, the block that it stands in, and how hard it is to read."""

    text: str
    block: Block
    score: Score


def pages(given: Given) -> Iterator[Row]:
    """Every page, the hardest first."""
    return iter(sorted(_pages(given), key=_hardest))


def _pages(given: Given) -> Iterator[Row]:
    for _, _, entry in given.catalog.pages() if given.english else ():
        found = blocks(entry.model, given.syllables)
        whole = total(block.score for block in found)
        short = total(block.score for block in found if block.path[0] == "short_version")
        yield Row(
            entry.place(("title",)),
            {
                "page": entry.model.title,
                "grade": round(whole.grade, 1),
                "smog": round(whole.smog, 1),
                "short": round(short.grade, 1),
                "long": round(whole.long_share, 1),
                "sentence": round(whole.words / max(1, whole.sentences), 1),
                "words": whole.words,
            },
        )


def worst(given: Given) -> Iterator[Row]:
    """The three hardest sentences of each page: those with a shorter way, then the hardest."""
    if not given.english:
        return iter(())
    shorter = Shorter(wordlist(given.catalog), given.syllables)
    rows = [
        _row(entry, sentence, shorter)
        for _, _, entry in given.catalog.pages()
        for sentence in _worst(entry, given.syllables)
    ]
    return iter(sorted(rows, key=lambda row: (row.cells["instead"] is None, *_hardest(row))))


def _hardest(row: Row) -> tuple[float, Place]:
    return -float(str(row.cells["grade"])), row.place


def _worst(entry: Entry, syllables: Syllables) -> list[Sentence]:
    found: dict[str, Sentence] = {}
    for block in blocks(entry.model, syllables):
        for text in sentences(block.text) if block.score.words >= LEAST else ():
            read = score(text, syllables)
            if read.words >= LEAST:
                found.setdefault(text, Sentence(text, block, read))
    return sorted(found.values(), key=lambda one: -one.score.grade)[:WORST]


def _row(entry: Entry, found: Sentence, shorter: Shorter) -> Row:
    better = shorter.say(found.text)
    return Row(
        entry.place(found.block.path),
        {
            "sentence": found.text,
            "grade": round(found.score.grade, 1),
            "instead": better.text,
            "then": round(better.score.grade, 1) if better.score else None,
            "how": better.how,
            "page": entry.model.title,
        },
    )


SECTIONS = (
    Section(
        "sentences",
        "later",
        "The hardest sentences",
        "1 sentence that is the hardest of its page",
        "{count} sentences that are the hardest of their pages",
        "The three hardest of each page, those with a shorter way first. The shorter way is made "
        "by fixed rules, not by a person: before you use it, see that it still says what its "
        "source says. Marks such as ** and [@…] are left out here; keep them.",
        (
            Column("sentence", "Sentence", "The sentence, as readers see it"),
            Column("grade", "Grade", "Its school grade (Flesch-Kincaid)", "number"),
            Column("instead", "A shorter way", "The same in shorter sentences and words, by rules"),
            Column("then", "Grade then", "The school grade of the shorter way", "number"),
            Column("how", "How", "What the rules did; or what makes it hard, when none helps"),
            PAGE,
        ),
        worst,
    ),
    Section(
        "reading",
        "look",
        "How hard each page is to read",
        "1 page, with its reading grade",
        "{count} pages with their reading grades",
        "The same counts as in the checks; the limits stand in site.yml under “reading”. They "
        "count for English only.",
        (
            PAGE,
            Column("grade", "Grade", "School grade of the page (Flesch-Kincaid)", "number"),
            Column("smog", "SMOG", "School grade by SMOG, which counts long words", "number"),
            Column("short", "Short version", "School grade of the short version", "number"),
            Column("long", "Long words", "Words of 3 or more syllables, in 100", "number"),
            Column("sentence", "Words a sentence", "Words in a sentence, on average", "number"),
            Column("words", "Words", "Words on the page", "number"),
        ),
        pages,
    ),
)
