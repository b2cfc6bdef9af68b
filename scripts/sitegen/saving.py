"""Changing files that people edit: all of them or none, and never over what somebody saved.

Enters: the guide's folder; for each file, the bytes that were read there and those that shall stand
there (None: no such file). Leaves: changed files; or ``SavedMeanwhileError``, and every file as it
was.

Before the first file changes, all that is needed to put them back lies in ``.cache/undo.json``. So
even a change that was killed half way is put back, by the next command of whatever kind.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from errno import EACCES
from pathlib import Path
from shutil import copystat

from sitegen.files import create, part_of, parts, write_if_changed
from sitegen.problem import InTheWayError

Change = tuple[bytes | None, bytes | None]  # what was read, what shall be there
Changes = Mapping[str, Change]  # by the path of the file below the guide's folder


class SavedMeanwhileError(InTheWayError):
    """Somebody saved a file after it was read; it stays as they saved it."""

    def __init__(self, *files: object) -> None:
        """Say which files, and what to do."""
        names = ", ".join(map(str, files))
        super().__init__(
            f"Somebody saved {names} just now, and nothing was written over it. "
            "Look at it, then type the same again."
        )


def exchange(path: Path, change: Change) -> None:
    """Change one file, if it still is as it was read."""
    before, after = change
    if after == before:
        return
    if before is None and after is not None:
        if not create(path, after):
            raise SavedMeanwhileError(path)
    elif after is None:
        _must_be(path, before)
        path.unlink()
    else:
        _replace(path, before, after)


def exchange_all(root: Path, changes: Changes, still_right: Callable[[], None]) -> None:
    """Change all files and see that it is right; put all of them back when anything goes wrong."""
    write_if_changed(_notes(root), _packed(changes))
    _to_disk(_notes(root))
    try:
        for file, change in changes.items():
            exchange(root / file, change)
        still_right()
    except BaseException:
        put_back(root)
        raise
    _notes(root).unlink()


def is_half_done(root: Path) -> bool:
    """Whether a change is at work, or was killed half way."""
    return _notes(root).is_file()


def put_back(root: Path) -> list[str] | None:
    """Put back what was changed half way; files that somebody saved since stay: which. Or None."""
    if not is_half_done(root):
        return None
    saved = []
    for file, (before, after) in reversed(_unpacked(_notes(root).read_bytes()).items()):
        if _bytes(root / file) == before:
            continue
        try:
            exchange(root / file, (after, before))
        except SavedMeanwhileError:
            saved.append(file)
    for part in parts(root / "content"):
        part.unlink(missing_ok=True)
    _notes(root).unlink()
    return saved


def with_lines(text: str, lines: str) -> str:
    """A text with more lines at its end, which end as the others do."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text.rstrip()
    return (before and before + end) + lines.replace("\n", end)


def _replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Put a whole new file in the place of one, for the same people to read and write."""
    if not os.access(path, os.W_OK):  # a rename would not ask
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    with part_of(path) as part:
        part.write_bytes(after)
        _like(part, path)
        _to_disk(part)
        _must_be(path, before)  # the last thing: no save is lost
        part.replace(path)


def _must_be(path: Path, before: bytes | None) -> None:
    if _bytes(path) != before:
        raise SavedMeanwhileError(path)


def _bytes(path: Path) -> bytes | None:
    with suppress(FileNotFoundError, NotADirectoryError):
        return path.read_bytes()
    return None


def _like(part: Path, path: Path) -> None:
    """Give a new file the owner and the rights of the old one, as far as the machine lets us."""
    there = path.stat()
    for owner in (there.st_uid, -1):
        with suppress(OSError, AttributeError):  # only some may give files away; Windows cannot
            os.chown(part, owner, there.st_gid)
            break
    copystat(path, part)
    os.utime(part)  # it is new: editors and watchers look at that


def _to_disk(path: Path) -> None:
    """Bring a file to the disk: a power cut must not leave an empty one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _notes(root: Path) -> Path:
    return root / ".cache" / "undo.json"


def _packed(changes: Changes) -> bytes:
    told = {
        file: [None if data is None else b64encode(data).decode() for data in change]
        for file, change in changes.items()
    }
    return json.dumps(told).encode()


def _unpacked(packed: bytes) -> dict[str, Change]:
    return {
        file: (_data(before), _data(after)) for file, (before, after) in json.loads(packed).items()
    }


def _data(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)
