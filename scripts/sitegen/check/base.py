"""What a check is, and what it is given.

Enters: nothing. Leaves: ``Check`` and ``Context``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.load.folder import Entry
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.terms import Kind
from sitegen.parallel import in_shares
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

    ``prepare`` is called once, so that it can compile what all records share. What a rule found is
    kept for as long as its record, the shared files and the day are the same; so it is given a
    catalog in which it can see no other record.
    """

    def run(catalog: Catalog, context: Context) -> Iterator[Problem]:
        shared = [entry.digest for entry in catalog.shared.values()]

        def inputs(item: tuple[str, Kind, Entry]) -> tuple[str | bytes, ...]:
            return item[0], item[2].digest, context.today.isoformat(), *shared

        def make(items: Sequence[tuple[str, Kind, Entry]]) -> list[list[Problem]]:
            rule = prepare(catalog.without_records(), context)
            return in_shares(lambda share: [list(rule(*item)) for item in share], items)

        stage = f"check {prepare.__module__}.{prepare.__name__}"
        for problems in context.memo.ask_all(stage, list(catalog.pages()), inputs, make):
            yield from problems

    return run
