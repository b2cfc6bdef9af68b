"""The words that the guide itself lists: plainer ones, and those of its subject.

Enters: the catalog. Leaves: ``wordlist`` (what to say instead) and ``topic`` (words to keep).
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.catalog import Catalog
from sitegen.reading import words_of

NAMES_OF = ("methods", "regions", "phases", "groups", "kinds", "about")  # lists of vocabulary.yml


def wordlist(catalog: Catalog) -> dict[str, str]:
    """What to say instead of a word or some words, in small letters; "" says: leave it out."""
    entry = catalog.shared.get("phrases")
    return {item.words.lower(): item.say or "" for item in entry.model.plainer} if entry else {}


def topic(catalog: Catalog) -> set[str]:
    """The words that the guide is about, in small letters: explained, or a name of something."""
    return {word.lower() for name in _names(catalog) for word in words_of(name)}


def _names(catalog: Catalog) -> Iterator[str]:
    for term in catalog.terms:
        yield from (term.term, *term.also)
    for _, _, entry in catalog.pages():
        yield from (entry.model.title, *entry.model.also_called)
    for kind in NAMES_OF:
        for label in getattr(catalog.vocabulary, kind):
            yield label.label
    yield from (catalog.site.name, catalog.site.clinic.name)
