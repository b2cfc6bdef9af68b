"""Lighthouse has nothing to say against one page of each kind, but for speed.

Speed is measured by ``benchmark_lighthouse.py``: machines differ, so no test asserts it. The page
for addresses that are not there is not judged by "seo": it asks not to be listed, which costs it.
"""

from __future__ import annotations

from typing import Any

import pytest
from browser import making
from lighthouse import UNTIMED, rate
from pressing import host

pytestmark = pytest.mark.slow

SETTINGS: dict[str, Any] = {
    "onlyCategories": UNTIMED,
    "throttlingMethod": "provided",
    "disableFullPageScreenshot": True,
}


def test_every_kind_gets_full_marks(tmp_path_factory: pytest.TempPathFactory) -> None:
    with host(making.shared_guide(tmp_path_factory)) as site:
        pages = [site.origin + address for address in site.kinds.values()]
        told = list(rate(pages, 1, **SETTINGS))
    stray = f"{site.origin}/404.html"
    wrong = [
        f"{one.address}: {one.scores} {one.faults} {one.trouble}"
        for one in told
        if {**one.scores, **({"seo": 100} if one.address == stray else {})}
        != dict.fromkeys(UNTIMED, 100)
    ]

    assert len(told) == len(pages) > 10
    assert not wrong, "\n".join(wrong)
