"""All leaflets of a guide: which there are, and the files of those that are not made yet.

Enters: the plans and the built pages. Leaves: for each leaflet its path in the site and a finished
file in the cache, named after all that it was made of: what has not changed is not made again.
They stay on the disk, since all of them together are larger than all else.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from sitegen.files import create, remove
from sitegen.leaflet.press import job, press, press_mark
from sitegen.leaflet.sheet import sheet
from sitegen.memo import FORGETFUL, Memo
from sitegen.plan.book import Book
from sitegen.plan.pages import FORMATS, LEAFLETS, Page, Plan

_FEWEST = 100  # jobs that are worth starting processes for
_STORE = Path(".cache")


class Wanted(NamedTuple):
    """A page that has leaflets."""

    page: Page
    book: Book
    html: bytes
    prefix: str  # of its language's tree in the site


def path_of(page: str, ending: str) -> str:
    """Where a leaflet is in its language's tree."""
    return f"{LEAFLETS}/{page}.{ending}"


def leaflets(
    root: Path, plans: Sequence[Plan], built: Sequence[Mapping[str, bytes]], memo: Memo = FORGETFUL
) -> dict[str, Path]:
    """Each leaflet's path in the site, and the file that has its bytes."""
    store = root / _STORE / ("leaflets-preview" if plans[0].book.preview else "leaflets")
    wanted = list(_wanted(plans, built))

    def make(lacking: Sequence[Wanted]) -> list[tuple[str, ...]]:
        orders = [_orders(one) for one in lacking]
        _press_all({name: data for order in orders for name, data in order.items()}, store)
        return [tuple(order) for order in orders]

    def still_there(names: tuple[str, ...]) -> bool:
        return all((store / name).is_file() for name in names)

    made = memo.ask_all("leaflets", wanted, _rests_on, make, still_there)
    _prune(store, {name for names in made for name in names})
    return {
        one.prefix + path_of(one.page.id, form.ending): store / name
        for one, names in zip(wanted, made, strict=True)
        for form, name in zip(FORMATS, names, strict=True)
    }


def names(plans: Sequence[Plan]) -> frozenset[str]:
    """The path of every leaflet in the site."""
    return frozenset(
        prefix + path_of(page.id, form.ending)
        for plan, prefix in _trees(plans)
        for page in plan.on_paper
        for form in FORMATS
    )


def _wanted(plans: Sequence[Plan], built: Sequence[Mapping[str, bytes]]) -> Iterator[Wanted]:
    for (plan, prefix), pages in zip(_trees(plans), built, strict=True):
        for page in plan.on_paper:
            yield Wanted(page, plan.book, pages[f"{page.address}index.html"], prefix)


def _trees(plans: Sequence[Plan]) -> Iterator[tuple[Plan, str]]:
    for plan in plans:
        yield plan, "" if plan is plans[0] else f"{plan.language}/"


def _rests_on(one: Wanted) -> tuple[str | bytes, ...]:
    """What a leaflet can show: its page, and what all pages share."""
    return one.page.id, one.html, one.book.common, press_mark()


def _orders(one: Wanted) -> dict[str, str]:
    """The jobs for the leaflets of a page, by their names in the store."""
    said = sheet(one.page.id, one.html, one.book)
    jobs = (job(said, form) for form in FORMATS)
    return {
        hashlib.sha256(press_mark() + data.encode()).hexdigest()[:32] + ".pdf": data
        for data in jobs
    }


def _press_all(orders: Mapping[str, str], store: Path) -> None:
    """Make the leaflets that no earlier run has made."""
    todo = {name: data for name, data in orders.items() if not (store / name).is_file()}
    if len(todo) < _FEWEST:
        for name, data in todo.items():
            create(store / name, press(data))
        return
    # New processes, not copies of this one: a copy would wait for ever for the threads of Typst,
    # when it has been at work here.
    afresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=afresh) as helpers:
        for name, made in zip(todo, helpers.map(press, todo.values(), chunksize=4), strict=True):
            create(store / name, made)


def _prune(store: Path, kept: set[str]) -> None:
    """Remove the files that no leaflet is made of now."""
    if store.is_dir():
        remove([path for path in store.iterdir() if path.name not in kept], store)
