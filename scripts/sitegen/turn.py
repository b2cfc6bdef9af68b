"""One build at a time in a folder.

Enters: the root, and what to do when another build is at work there. Leaves: the turn, for as long
as a block runs. A build that was killed stands in no way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def only_build(root: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Wait until no other build works in this folder; ``waits`` is called when one does."""
    place = root / ".cache"
    place.mkdir(exist_ok=True)
    with turn(place / "build.lock", waits):
        yield


@contextmanager
def turn(file: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Wait until nobody else holds this lock; ``waits`` is called when somebody does."""
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waits()
        lock.acquire()
    with lock:
        yield
