"""Lighthouse has nothing to say against one page of each kind, but for speed.

Speed is measured by ``benchmark_lighthouse.py``: machines differ, so no test asserts it. Pages
that ask not to be listed (short versions, the one for lost addresses) lose points in "seo" for
that alone.
"""

from __future__ import annotations

from typing import Any

import pytest
from browser import making
from lighthouse import UNTIMED, Rated, rate
from pressing import host

pytestmark = pytest.mark.slow

SETTINGS: dict[str, Any] = {
    "onlyCategories": UNTIMED,
    "throttlingMethod": "provided",
    "disableFullPageScreenshot": True,
}


def lost(one: Rated) -> bool:
    """Whether a page lost points that it did not give away by asking not to be listed."""
    low = {name for name in UNTIMED if one.scores.get(name) != 100}
    faults = {fault.partition(":")[0] for fault in one.faults}
    unlisted = {"is-crawlable"} <= faults <= {"is-crawlable", "meta-description"}
    return bool(one.trouble or low - ({"seo"} if unlisted else set()))


def test_every_kind_gets_full_marks(tmp_path_factory: pytest.TempPathFactory) -> None:
    with host(making.shared_guide(tmp_path_factory)) as site:
        pages = [site.origin + address for address in site.kinds.values()]
        told = list(rate(pages, 1, **SETTINGS))
    wrong = [f"{one.address}: {one.scores} {one.faults} {one.trouble}" for one in told if lost(one)]

    assert len(told) == len(pages) > 10
    assert not wrong, "\n".join(wrong)
