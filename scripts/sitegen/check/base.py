"""What a check is, and what it is given.

Enters: nothing. Leaves: ``Check`` and ``Context``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.load.folder import Entry
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.terms import Kind
from sitegen.problem import Problem
from sitegen.syllables import Syllables


@dataclass(frozen=True, slots=True)
class Context:
    """What checks may look at besides the catalog."""

    root: Path
    today: date
    syllables: Syllables
    memo: Memo = FORGETFUL


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its name, the codes it may report, and the function that finds them."""

    name: str
    codes: tuple[str, ...]
    run: Callable[[Catalog, Context], Iterable[Problem]]


RecordRule = Callable[[str, Kind, Entry], Iterator[Problem]]


def every_record(
    prepare: Callable[[Catalog, Context], RecordRule],
) -> Callable[[Catalog, Context], Iterator[Problem]]:
    """Turn a rule about one record into a function over the catalog.

    ``prepare`` is called once, so that it can compile what all records share.
    """

    def run(catalog: Catalog, context: Context) -> Iterator[Problem]:
        rule = prepare(catalog, context)
        for page, kind, entry in catalog.pages():
            yield from rule(page, kind, entry)

    return run
