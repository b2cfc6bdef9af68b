"""The same work on many items, shared among processes where that is cheap.

Enters: work on a list of items, and the items. Leaves: what came of each, in their order.

Only Linux starts a process by copying this one (``fork``), with the catalog and all, in a few
milliseconds. Elsewhere the work is done here, and so it is while other threads are at work: a copy
would wait for ever for a lock that one of them held.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], Sequence[R]]
FEWEST = 40  # items that are worth a process
_HERE = ContextVar("_HERE", default=False)


def in_shares(work: Work[T, R], items: Sequence[T]) -> list[R]:
    """What the work makes of each item. Raises what the work raises, in any share."""
    count = 1 if _HERE.get() else min(_cores(), len(items) // FEWEST)
    if count < 2:
        return list(work(items))
    shares = [items[number::count] for number in range(count)]  # every kind of item in each
    helpers = [_start(work, share) for share in shares[1:]]
    made = [_tidily(work, shares[0])]
    made += [
        _finish(*helper) or work(share) for helper, share in zip(helpers, shares[1:], strict=True)
    ]
    results: list[R] = [made[0][0]] * len(items)
    for number, part in enumerate(made):
        results[number::count] = part
    return results


@contextmanager
def in_one_process() -> Iterator[None]:
    """Share nothing until the block ends, because other threads are at work."""
    before = _HERE.set(True)
    try:
        yield
    finally:
        _HERE.reset(before)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start(
    work: Work[T, R], share: Sequence[T]
) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_work, args=(work, share, there))
    process.start()
    there.close()  # so that the end of the process ends the pipe
    return process, here


def _work(work: Work[T, R], share: Sequence[T], pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who waits for this one hears Ctrl-C too
    try:
        pipe.send((_tidily(work, share), None))
    except Exception as failure:
        pipe.send(((), failure))


def _tidily(work: Work[T, R], share: Sequence[T]) -> Sequence[R]:
    """Do the work and clear away what it leaves; what was there before is not looked at."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        return work(share)
    finally:
        gc.collect()
        gc.unfreeze()
        if not was_on:
            gc.disable()


def _finish(process: multiprocessing.process.BaseProcess, pipe: Connection) -> Sequence[R]:
    """What a process made; nothing when it was killed, which systems short of memory do."""
    made: Sequence[R]
    try:
        made, failure = pipe.recv()
    except EOFError:
        made, failure = (), None
    process.join()
    if failure is not None:
        raise failure
    return made
