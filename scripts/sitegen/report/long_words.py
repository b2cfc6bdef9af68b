"""Long words, with plainer ones.

Enters: the catalog. Leaves: a row for each word of three or more syllables that is neither in the
glossary nor a name; those with a plainer word first, then the most used.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.check.plain_words import blocks
from sitegen.problem import Place
from sitegen.reading import words_of
from sitegen.report.shorter import LONG
from sitegen.report.table import Column, Given, Row, Section
from sitegen.report.wordlist import topic, wordlist


def find(given: Given) -> Iterator[Row]:
    """Every such word."""
    if not given.english:
        return
    plainer = wordlist(given.catalog)
    found = _places(given)
    names = topic(given.catalog)
    kept = [word for word in found if word not in names]
    for word in sorted(kept, key=lambda word: (word not in plainer, -len(found[word]), word)):
        yield Row(
            found[word][0],
            {
                "word": word,
                "syllables": given.syllables.count(word),
                "count": len(found[word]),
                "plainer": (plainer[word] or "leave it out") if word in plainer else None,
                "where": tuple(dict.fromkeys(found[word])),
            },
        )


def _places(given: Given) -> dict[str, list[Place]]:
    """Where each long word stands, each time."""
    found: dict[str, list[Place]] = {}
    for _, _, entry in given.catalog.pages():
        for block in blocks(entry.model, given.syllables):
            if block.score.long_words:
                place = entry.place(block.path)
                for word in words_of(block.text):
                    if given.syllables.count(word) >= LONG:
                        found.setdefault(word.lower(), []).append(place)
    return found


SECTIONS = (
    Section(
        "long-words",
        "later",
        "Long words",
        "1 long word that may have a plainer one",
        "{count} long words that may have plainer ones",
        "Words of three or more syllables, without names and the words of the glossary. Plainer "
        "words come from the list “plainer” in phrases.yml: add what you would say.",
        (
            Column("word", "Word", "The word, in small letters"),
            Column("plainer", "Plainer", "What to say instead, if phrases.yml knows"),
            Column("count", "Times", "How many times the pages use it", "number"),
            Column("syllables", "Syllables", "How many syllables it has", "number"),
            Column("where", "Where", "Every place, once", "places"),
        ),
        find,
    ),
)
