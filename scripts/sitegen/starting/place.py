"""A new folder that is there whole or not at all.

Enters: where it is wanted. Leaves: a folder beside that place to work in, which gets its name at
the end; what a killed run left there goes first. ``RefusedError`` where something is already.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sitegen.starting.answers import RefusedError


@contextmanager
def folder_for(wanted: Path, *others: Path) -> Iterator[Path]:
    """A folder to fill; it becomes ``wanted`` when the block ends well, and else goes."""
    target = wanted.absolute().resolve()
    _refuse(wanted, target, others)
    with _alone(target):
        part = target.with_name(f".{target.name}.unfinished")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            yield part
            _refuse(wanted, target, others)
            part.rename(_free(target))
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _refuse(wanted: Path, target: Path, others: tuple[Path, ...]) -> None:
    for other in others:
        if target.is_relative_to(other.resolve()):
            raise RefusedError(
                f"{wanted} is in the folder of this guide. Choose one beside it, such as "
                f"{other.resolve().with_name('new-guide')}."
            )
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise RefusedError(
            f"{wanted} is there already, and is not empty. Nothing in it was changed. Choose "
            "another name."
        )


def _free(target: Path) -> Path:
    """The place itself; an empty folder there goes, as some systems rename over none."""
    if target.is_dir():
        target.rmdir()
    return target


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Nobody else begins a guide in this place meanwhile."""
    mark = hashlib.sha256(str(target).encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"new-guide-{mark}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise RefusedError("Somebody else is beginning a guide in this place right now.") from None
    try:
        yield
    finally:
        lock.release()
