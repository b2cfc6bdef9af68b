"""A folder of releases: ``releases/NAME``, and the link ``current`` that a web server shows.

Enters: the folder, and what fills a new release. Leaves: the release and the link to it, changed in
one rename at the very end. Whatever stops it before, the link stays, and the next run clears up.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.publishing.refused import RefusedError
from sitegen.publishing.release import commit_of, is_whole
from sitegen.turn import turn

LIST, LOCK, LINK, RELEASES, PART = "releases.txt", ".lock", "current", "releases", ".part"
HEAD = "# The releases here, the oldest first. publish.py keeps this list and this folder."
_NAME = re.compile(r"[0-9a-f]{12}(-[0-9]+)?")


class Shelf:
    """The releases in one folder."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder; nothing is changed."""
        self.folder = folder
        self._releases = folder / RELEASES
        self._must_be_ours()

    @contextmanager
    def turn(self, waits: Callable[[], None]) -> Iterator[None]:
        """Wait until nobody else publishes here; ``waits`` is called when somebody does."""
        self._releases.mkdir(parents=True, exist_ok=True)
        with turn(self.folder / LOCK, waits):
            yield

    def names(self) -> list[str]:
        """The releases in the order in which they were published, the oldest first."""
        path = self.folder / LIST
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        return [line for line in lines if _NAME.fullmatch(line)]

    def current(self) -> str | None:
        """The release that is shown."""
        link = self.folder / LINK
        return link.readlink().name if link.is_symlink() else None

    def commit(self) -> str | None:
        """The commit that the release which is shown was made from."""
        name = self.current()
        return commit_of(self._releases / name) if name else None

    def put(self, fill: Callable[[Path], str], keep: int) -> str:
        """Have a release made and show it; its name. ``fill`` makes it and names it."""
        for left in self.folder.glob(f".*{PART}"):
            left.unlink()
        self._write_list(self.names())
        part = self._releases / PART
        _clear(part)
        part.mkdir()
        try:
            name = self._place(part, fill(part))
        finally:
            shutil.rmtree(part, ignore_errors=True)
        order = _order(self.names(), self.current(), name)[-keep:]
        self._write_list(order)
        self._show(name)
        self._clear_all_but(order)
        return name

    def go_back(self) -> str:
        """Show the release before the one that is shown; its name."""
        names, current = self.names(), self.current()
        before = names[: names.index(current)] if current in names else []
        for name in reversed(before):
            if is_whole(self._releases / name):
                self._show(name)
                return name
        raise RefusedError(f"There is no older release in {self.folder} to go back to.")

    def _place(self, part: Path, stamp: str) -> str:
        """Give a finished release its name; one that is there already, byte for byte, stays.

        A folder of that name that somebody changed stays too, for it may be shown.
        """
        for number in count(1):
            name = stamp if number == 1 else f"{stamp}-{number}"
            place = self._releases / name
            if is_whole(place):
                return name
            if not os.path.lexists(place):
                part.rename(place)
                return name
        raise AssertionError

    def _show(self, name: str) -> None:
        if name == self.current():
            return
        link = self.folder / f".{LINK}{PART}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(RELEASES) / name, target_is_directory=True)
        _settle()
        link.replace(self.folder / LINK)

    def _write_list(self, names: list[str]) -> None:
        write_if_changed(self.folder / LIST, "\n".join([HEAD, *names, ""]).encode())

    def _clear_all_but(self, names: list[str]) -> None:
        kept = {*names, self.current()}
        for path in sorted(self._releases.iterdir()):
            if _NAME.fullmatch(path.name) and path.name not in kept and not path.is_symlink():
                _clear(path)

    def _must_be_ours(self) -> None:
        """Refuse a folder that holds anything else, before anything in it is touched."""
        if not self.folder.is_dir():
            if os.path.lexists(self.folder):
                raise RefusedError(f"{self.folder} is not a folder.")
            return
        link = self.folder / LINK
        there = {path.name for path in self.folder.iterdir() if not path.name.endswith(PART)} - {
            LOCK
        }
        if there <= {RELEASES} and not (RELEASES in there and self._is_full()):
            return
        path = self.folder / LIST
        if not path.is_file() or not path.read_text("utf-8", "replace").startswith(HEAD):
            raise RefusedError(
                f"{self.folder} holds files that were not made by publish.py. Name an empty folder."
            )
        if os.path.lexists(link) and not (
            link.is_symlink() and link.readlink().parent == Path(RELEASES)
        ):
            raise RefusedError(f"{link} was not made by publish.py. Move it away, then try again.")

    def _is_full(self) -> bool:
        return not self._releases.is_dir() or any(self._releases.iterdir())


def _order(names: list[str], current: str | None, new: str) -> list[str]:
    """The list with a new release at its end; what was taken back since counts as the oldest."""
    at = names.index(current) + 1 if current in names else len(names)
    return [*(name for name in (*names[at:], *names[:at]) if name != new), new]


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _settle() -> None:
    """Bring all to the disk before it is shown: a power cut must not leave empty files."""
    if hasattr(os, "sync"):
        os.sync()
