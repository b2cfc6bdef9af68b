"""Answers that were worked out before, kept on disk, so that nothing is done twice.

Enters: a stage, everything its answer depends on, and how to work it out. Leaves: the answer.

An answer is found by a hash of all that it depends on, the code of this package included, so a
stale one is never found. A lost, broken or read-only store costs time and nothing else.

Whoever runs again and again holds the answers in memory too, so that each is read once.
"""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

I = TypeVar("I")  # noqa: E741  # an item
T = TypeVar("T")
_TABLE = (
    "CREATE TABLE IF NOT EXISTS memo "
    "(stage TEXT, key BLOB, answer BLOB, PRIMARY KEY (stage, key)) WITHOUT ROWID"
)
_MOST = 200  # answers to hold before they are written: memory is dearer than the disk
AT_ONCE = 600  # answers to make together: a helper's memory grows with its share of them
_PATIENCE = 10  # seconds to wait for another command that is writing


class Memo:
    """What this run asked and what earlier runs answered. Without a file it keeps nothing."""

    def __init__(self, file: Path | None = None, *, hold: bool = False) -> None:
        """Open the store, or start a new one. ``hold`` keeps the answers in memory too."""
        self._store = _open(file) if file else None
        self._hold = hold
        self._held: dict[tuple[str, bytes], Any] = {}
        self._new: dict[tuple[str, bytes], Any] = {}
        self._asked: dict[str, set[bytes]] = {}

    def __enter__(self) -> Memo:
        """Use the memo for one run."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Keep what was worked out, however the run ended, and close the store."""
        self.save()
        if self._store:
            self._store.close()

    def ask(self, stage: str, inputs: Iterable[str | bytes], make: Callable[[], T]) -> T:
        """The answer for these inputs, worked out only if it is not known."""
        return self.ask_all(stage, [inputs], lambda asked: asked, lambda _: [make()])[0]

    def ask_all(
        self,
        stage: str,
        items: Sequence[I],
        inputs: Callable[[I], Iterable[str | bytes]],
        make: Callable[[Sequence[I]], Sequence[T]],
        still_true: Callable[[T], bool] = lambda answer: True,
    ) -> list[T]:
        """The answer for each item; those not known, or not true now, are made some at a time."""
        if self._store is None and not self._hold:
            return list(make(items)) if items else []
        keys = [digest(inputs(item)) for item in items]
        answers = [self.known(stage, key) for key in keys]
        lacking = [
            number
            for number, answer in enumerate(answers)
            if answer is None or not still_true(answer)
        ]
        for start in range(0, len(lacking), AT_ONCE):
            some = lacking[start : start + AT_ONCE]
            for number, answer in zip(some, make([items[one] for one in some]), strict=True):
                answers[number] = answer
                self.keep(stage, keys[number], answer)
            if len(self._new) > _MOST:
                self._write()
        return answers

    def known(self, stage: str, key: bytes) -> Any:
        """The answer under a key, None when there is none."""
        self._asked.setdefault(stage, set()).add(key)
        for answers in (self._new, self._held):
            if (stage, key) in answers:
                return answers[stage, key]
        answer = _read(self._store, stage, key) if self._store else None
        if self._hold and answer is not None:
            self._held[stage, key] = answer
        return answer

    def keep(self, stage: str, key: bytes, answer: object) -> None:
        """Remember an answer, in this run and from ``save`` on in later ones."""
        self._new[stage, key] = answer
        if self._hold:
            self._held[stage, key] = answer

    def save(self) -> None:
        """Write what is new; forget, of the stages that ran, what was not asked for."""
        self._write()
        if self._store:
            with contextlib.suppress(sqlite3.Error), self._store:
                _forget(self._store, self._asked)
        self._held = {
            (stage, key): answer
            for (stage, key), answer in self._held.items()
            if stage not in self._asked or key in self._asked[stage]
        }
        self._asked.clear()

    def _write(self) -> None:
        """Write what is new."""
        if self._store:
            with contextlib.suppress(sqlite3.Error), self._store:
                self._store.executemany(
                    "INSERT OR REPLACE INTO memo VALUES (?, ?, ?)",
                    ((*name, pickle.dumps(answer, 5)) for name, answer in self._new.items()),
                )
        self._new.clear()


FORGETFUL = Memo()  # for who asks once


def _read(store: sqlite3.Connection, stage: str, key: bytes) -> Any:
    try:
        row = store.execute(
            "SELECT answer FROM memo WHERE stage = ? AND key = ?", (stage, key)
        ).fetchone()
        return pickle.loads(row[0]) if row else None  # noqa: S301  # our own cache folder
    except (sqlite3.Error, pickle.PickleError, EOFError):
        return None


def _forget(store: sqlite3.Connection, asked: dict[str, set[bytes]]) -> None:
    for stage, keys in asked.items():
        kept = store.execute("SELECT key FROM memo WHERE stage = ?", (stage,))
        gone = [(stage, key) for (key,) in kept.fetchall() if key not in keys]
        store.executemany("DELETE FROM memo WHERE stage = ? AND key = ?", gone)


def _open(file: Path) -> sqlite3.Connection | None:
    """The store, started anew when it is broken; None when the folder cannot be written."""
    for _ in range(2):
        with contextlib.suppress(OSError):  # it is there, or cannot be made
            file.parent.mkdir(parents=True)
        try:
            store = sqlite3.connect(file, timeout=_PATIENCE)
            store.execute("PRAGMA synchronous = OFF")  # a store that a power cut broke is dropped
            store.execute(_TABLE)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                file.unlink()
        else:
            return store
    return None


def digest(inputs: Iterable[str | bytes]) -> bytes:
    """A hash of texts and bytes, and of this package's own code."""
    parts = [code_mark()]
    for part in inputs:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        parts += (len(data).to_bytes(8, "big"), data)
    return sha256(b"".join(parts)).digest()  # at once: most parts are short


@cache
def code_mark() -> bytes:
    """A hash of this package, its locks and this Python: new code knows no old answers."""
    here = Path(__file__).parent
    found = sha256(sys.version.encode())
    files = [
        *here.rglob("*.py"),
        *here.rglob("*.j2"),
        *here.rglob("*.typ"),
        here.parent / "requirements" / "build.txt",
    ]
    for path in sorted(files):
        found.update(path.relative_to(here.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return found.digest()
