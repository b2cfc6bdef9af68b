"""The order in which tests look at a mutant: those of its own module first, dear ones last.

A plugin of pytest. Enters: the tests that reach the mutant. Leaves: the same in another order, and
no more of them than can be run in ``MOST`` seconds: a mutant that lives on costs as much.
"""

from __future__ import annotations

import json
import os
from itertools import accumulate
from pathlib import Path

import pytest

MOST = 20
DEAR = {"built": 2, "pattern_guide": 1}  # fixtures that cost more than most tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort them, by what they took when none was mutated."""
    stats = Path("mutmut-stats.json")
    if not stats.exists():
        return
    took = json.loads(stats.read_text("utf-8"))["duration_by_test"]
    parts = os.environ.get("MUTANT_UNDER_TEST", "").split(".")

    def cost(item: pytest.Item) -> tuple[int, bool, float]:
        fixtures = getattr(item, "fixturenames", ())
        own = item.path.stem.removeprefix("test_") in parts
        return (
            max([DEAR.get(name, 0) for name in fixtures], default=0),
            not own,
            took.get(item.nodeid, 0),
        )

    items.sort(key=cost)
    if len(parts) > 1:  # a mutant and not a look around
        sums = accumulate(took.get(item.nodeid, 0) for item in items)
        del items[sum(so_far < MOST for so_far in sums) + 1 :]
