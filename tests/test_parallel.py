"""Work shared among processes gives what it gives in one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pytest

from sitegen import parallel
from sitegen.parallel import FEWEST, in_one_process, in_shares


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux shares work")
    monkeypatch.setattr(parallel, "_cores", lambda: 3)


def double(items: Sequence[int]) -> list[tuple[int, int]]:
    """Twice each item, and who said so."""
    return [(2 * item, os.getpid()) for item in items]


@pytest.mark.parametrize("count", [3 * FEWEST, 3 * FEWEST + 1, 3 * FEWEST + 2])
def test_many_items_are_shared_and_keep_their_order(count: int) -> None:
    found = in_shares(double, range(count))

    assert [number for number, _ in found] == [2 * number for number in range(count)]
    assert len({who for _, who in found}) == 3


@pytest.mark.parametrize("count", [0, 1, 2 * FEWEST - 1])
def test_few_items_are_done_here(count: int) -> None:
    assert {who for _, who in in_shares(double, range(count))} <= {os.getpid()}


def test_while_other_threads_work_nothing_is_shared() -> None:
    with in_one_process():
        among_threads = in_shares(double, range(3 * FEWEST))

    assert {who for _, who in among_threads} == {os.getpid()}
    assert len({who for _, who in in_shares(double, range(3 * FEWEST))}) == 3


def test_a_failure_in_any_share_is_raised_here() -> None:
    def fails(items: Sequence[int]) -> list[int]:
        return [1 // (item - 1) for item in items]  # item 1 is in the second share

    with pytest.raises(ZeroDivisionError):
        in_shares(fails, range(3 * FEWEST))


def test_ctrl_c_in_a_process_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    here = os.getpid()

    def stopped(items: Sequence[int]) -> list[tuple[int, int]]:
        if os.getpid() != here:
            os.kill(os.getpid(), 2)
        return double(items)

    assert {who for _, who in in_shares(stopped, range(3 * FEWEST))} == {here}
    assert capfd.readouterr().err == ""


def test_a_process_that_is_killed_is_done_again_here() -> None:
    here = os.getpid()

    def dies(items: Sequence[int]) -> list[tuple[int, int]]:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return double(items)

    assert {who for _, who in in_shares(dies, range(3 * FEWEST))} == {here}
