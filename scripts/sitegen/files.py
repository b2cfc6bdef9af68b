"""Writing files so that nobody ever reads half of one.

Enters: paths and bytes. Leaves: changed files on disk, and how many changed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.problem import InTheWayError

_HEAD = 1000  # bytes in which a file says what it is


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file by way of a temporary one; True when its bytes changed."""
    try:
        if path.read_bytes() == data:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    with part_of(path) as part:
        part.write_bytes(data)
        part.replace(path)
    return True


@contextlib.contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """A temporary file beside a file; gone afterwards, also when the disk was full."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):  # what went wrong before is what to tell
            part.unlink(missing_ok=True)


def write_over(path: Path, data: bytes, mark: bytes) -> None:
    """Write a file that a person named, over one with this mark near its start or over none."""
    if path.is_file() and mark not in path.read_bytes()[:_HEAD]:
        raise NotOursError(path)
    write_if_changed(path, data)


class NotOursError(InTheWayError):
    """Somebody else's file stands where ours should go."""

    def __init__(self, path: Path) -> None:
        """Say which file, and what to do."""
        super().__init__(
            f"{path} is there already and is something else, so nothing was written over it. "
            "Choose another name."
        )


def copy_if_changed(source: Path, target: Path) -> bool:
    """Bring a file to another place, with its time; True when the bytes there changed.

    The same size and time stand for the same bytes: reading all leaflets would take longer than
    all else in a build with nothing new.
    """
    there, wanted = _stat(target), source.stat()
    if there and (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns):
        return False
    changed = write_if_changed(target, source.read_bytes())
    os.utime(target, ns=(wanted.st_atime_ns, wanted.st_mtime_ns))
    return changed


def _stat(path: Path) -> os.stat_result | None:
    with contextlib.suppress(OSError):
        return path.stat()
    return None


def parts(top: Path) -> list[Path]:
    """The temporary files below a folder that a run left behind when it was killed."""
    return sorted(top.rglob(".*.part"))


def create(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False when something of its name is, which stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with part_of(path) as part:
        try:
            part.write_bytes(data)
            _name(part, path)
        except FileExistsError:
            return False
    return True


def _name(part: Path, path: Path) -> None:
    """Give a finished file its name, unless that is taken."""
    try:
        path.hardlink_to(part)  # unlike a rename, it never puts one file in the place of another
    except FileExistsError:
        raise
    except OSError:  # some disks cannot do that
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        part.replace(path)


def remove(paths: Iterable[Path], top: Path) -> int:
    """Delete files, and folders below ``top`` that became empty; how many files went."""
    count = 0
    for path in paths:
        count += path.exists()
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == top or (folder.is_dir() and any(folder.iterdir())):
                break
            with contextlib.suppress(FileNotFoundError):  # a crash came before it was made
                folder.rmdir()
    return count
