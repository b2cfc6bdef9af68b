"""Noticing that something was saved, once for each save.

Enters: the root. Leaves: word that something that pages are made of may have changed.

The system tells of changes at once. Some file systems tell nothing (shared folders, some mounts),
so the times of all files are looked at too, now and then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

PLACES = ("content", "docs/.overrides", "docs/assets", "mkdocs.yml")
CHANGES = ("created", "modified", "moved", "deleted")  # not opened, nor closed
QUIET = 0.02  # seconds of silence that end a save: editors write, rename and tidy up
MOST = 0.5  # seconds after which a save that has no end is looked at all the same
PATIENCE = 1.0  # seconds between looks at all files
LITTLE_PATIENCE = 0.25  # the same, where the system tells nothing

Stamps = dict[str, tuple[int, int]]  # path -> time of the last change, size


class Source(Protocol):
    """Where reports come from: a queue."""

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        """The next report; raises ``Empty`` when there is none for so many seconds."""


class Watch(FileSystemEventHandler):
    """Waits for what is saved. It listens inside a ``with`` block."""

    def __init__(self, root: Path) -> None:
        """Remember how all files are now."""
        self.hears = False
        self._root = root
        self._reports: SimpleQueue[str] = SimpleQueue()
        self._observer = Observer()
        self._seen: Stamps | None = stamps(root)

    @property
    def patience(self) -> float:
        """How long to wait at most."""
        return PATIENCE if self.hears else LITTLE_PATIENCE

    def __enter__(self) -> Watch:
        """Ask the system to tell of changes."""
        try:
            for place in PLACES:
                if (self._root / place).is_dir():
                    self._observer.schedule(self, str(self._root / place), recursive=True)
            self._observer.start()
            self.hears = True
        except OSError:  # there are limits to what it can watch
            self.hears = False
        return self

    def __exit__(self, *failure: object) -> None:
        """Stop listening."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what the system tells."""
        if matters(event):
            self._reports.put(os.fsdecode(event.src_path))

    def wait(self, seconds: float) -> bool:
        """Whether something was saved; says so once the save is over."""
        try:
            self._reports.get(timeout=seconds)
        except Empty:
            return self._differs()
        settle(self._reports)
        self._seen = None  # as the files are now will be seen at the next look
        return True

    def _differs(self) -> bool:
        before, self._seen = self._seen, stamps(self._root)
        return before is not None and before != self._seen


def settle(reports: Source, now: Callable[[], float] = monotonic) -> None:
    """Take what else is reported of the same save."""
    end = now() + MOST
    while now() < end:
        try:
            reports.get(timeout=QUIET)
        except Empty:
            return


def matters(event: FileSystemEvent) -> bool:
    """Whether an event may change a page: not when a file is read, or is hidden."""
    if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
        return False
    names = (PurePath(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path)
    return any(not name.startswith(".") for name in names)


def stamps(root: Path) -> Stamps:
    """When each file was last changed, and its size."""
    found: Stamps = {}
    for path in _files(root):
        try:
            about = path.stat()
        except OSError:  # it went while we looked
            continue
        found[str(path)] = (about.st_mtime_ns, about.st_size)
    return found


def _files(root: Path) -> Iterator[Path]:
    for place in PLACES:
        if (root / place).is_file():
            yield root / place
        for folder, _, names in os.walk(root / place):
            yield from (Path(folder, name) for name in names if not name.startswith("."))
