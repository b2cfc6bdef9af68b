"""A draft in a preview: readable by all who are asked for their view of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Guide

from browser import looking
from browser.conftest import Visit
from browser.serving import serve

pytestmark = pytest.mark.browser


def test_nothing_is_wrong_on_the_page_of_a_draft(
    visit: Visit, pattern_guide: Guide, tmp_path: Path
) -> None:
    shutil.copytree(pattern_guide.root, tmp_path / "guide")
    guide = Guide(tmp_path / "guide")
    text = "status: draft\ntitle: Sore elbow\nin_short: It hurts.\n"
    guide.path("conditions/sore-elbow").write_text(text, "utf-8")
    assert guide.run("build", "--preview") == 0
    with serve(guide.root / "preview") as site:
        visitor = visit(site)
        page = visitor.page
        for address in ("/conditions/sore-elbow/", "/conditions/sore-elbow/short/", "/"):
            visitor.open(address)
            looking.unfold(page)
            faults = looking.axe_faults(page) + looking.too_wide(page) + looking.small_targets(page)

            assert faults + visitor.complaints + visitor.strangers + visitor.traces() == []
            assert "Not checked, not for patients." in page.locator("header").inner_text()
