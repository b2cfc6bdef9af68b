"""Which tests look at a mutant: those of its own module first, dear ones last.

A plugin of pytest. Enters: the tests that reach the mutant. Leaves: the same in another order, and
no more of them than can be run in ``MOST`` seconds: a mutant that lives on costs as much. When
mutmut finds out what a test reaches, a fixture that many tests share counts for each of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from mutmut.state import state

MOST = 40
DEAR = {"built": 2, "pattern_guide": 1}  # fixtures that cost more than most tests

REACHED: dict[str, set[str]] = {}  # by a shared fixture


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
    """Note what a shared fixture reaches; mutmut would note it for the first test only."""
    reached = state()._stats
    before = set(reached)
    reached.clear()
    result = yield
    if fixturedef.scope != "function":
        REACHED[fixturedef.argname] = set(reached)
    reached |= before
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """What its shared fixtures reached, this test reached."""
    for name in getattr(item, "fixturenames", ()):
        state()._stats.update(REACHED.get(name, ()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort them, by what they took when none was mutated."""
    stats = Path("mutmut-stats.json")
    if not stats.exists():
        return
    took = json.loads(stats.read_text("utf-8"))["duration_by_test"]
    parts = os.environ.get("MUTANT_UNDER_TEST", "").split(".")

    def cost(item: pytest.Item) -> tuple[bool, int, float]:
        fixtures = getattr(item, "fixturenames", ())
        dear = max([DEAR.get(name, 0) for name in fixtures], default=0)
        own = item.path.stem.removeprefix("test_") in parts
        return not own, dear, took.get(item.nodeid, 0)

    items.sort(key=cost)
    if len(parts) > 1:  # a mutant and not a look around
        sums = accumulate(took.get(item.nodeid, 0) for item in items)
        del items[sum(so_far < MOST for so_far in sums) + 1 :]
