"""All leaflets of a guide: which there are, and the files of those that are not made yet.

Enters: the plans and the built pages. Leaves: for each leaflet its path in the site and a finished
file in the cache, named after all that it was made of: what has not changed is not made again.
They stay on the disk, since all of them together are larger than all else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen.files import create, remove
from sitegen.leaflet.press import job, press, press_mark
from sitegen.leaflet.sheet import sheet
from sitegen.memo import FORGETFUL, Memo
from sitegen.parallel import in_shares
from sitegen.plan.book import Book
from sitegen.plan.pages import FORMATS, LEAFLETS, Page, Plan

_STORE = Path(".cache") / "leaflets"


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
    store = root / _STORE
    wanted = list(_wanted(plans, built))

    def make(lacking: Sequence[Wanted]) -> list[tuple[str, ...]]:
        return in_shares(lambda share: [_press(one, store) for one in share], lacking)

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


def _press(one: Wanted, store: Path) -> tuple[str, ...]:
    """Make the leaflets of a page, unless an earlier run has; their names in the store."""
    said = sheet(one.page.id, one.html, one.book)
    made = []
    for form in FORMATS:
        data = job(said, form)
        name = hashlib.sha256(press_mark() + data.encode()).hexdigest()[:32] + ".pdf"
        if not (store / name).is_file():
            create(store / name, press(data))
        made.append(name)
    return tuple(made)


def _prune(store: Path, kept: set[str]) -> None:
    """Remove the files that no leaflet is made of now."""
    if store.is_dir():
        remove([path for path in store.iterdir() if path.name not in kept], store)
