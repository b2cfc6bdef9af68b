"""The pages of this guide: its safety check, its sheets of paper, and a page under another name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import LENT, REPO, STARTER, Guide, read_yaml

from sitegen.catalog import Catalog, sheet_pages
from sitegen.link import link
from sitegen.load.folder import load
from sitegen.plan.safety import safety_check


@pytest.fixture(scope="module")
def real() -> Catalog:
    catalog, problems = link(load(REPO))
    assert catalog is not None
    assert problems == []
    return catalog


def test_no_reason_is_left_out(real: Catalog) -> None:
    asked = [item for part in safety_check(real).parts for item in part.questions]
    reasons = real.entries["contraindication"]

    assert {item.page for item in asked} == {f"contraindications/{name}" for name in reasons}
    assert len(asked) == len(reasons) > 20
    assert {item.question for item in asked} == {e.model.question for e in reasons.values()}


def test_the_most_urgent_comes_first(real: Catalog) -> None:
    check = safety_check(real)
    tiers = [real.signs[name].tier for name in check.signs]
    cannot_wait = [group for group in real.signs.values() if group.tier in set(tiers)]

    assert [part.urgency for part in check.parts] == ["now", "before", "tell"]
    assert tiers == ["emergency"] * tiers.count("emergency") + ["same-day"] * tiers.count(
        "same-day"
    )
    assert len(tiers) == len(cannot_wait)


def test_what_cannot_wait_says_what_to_do_and_the_rest_what_may_change(real: Catalog) -> None:
    for part in safety_check(real).parts:
        for item in part.questions:
            assert bool(item.at_once) == (part.urgency == "now"), item.page
            assert bool(item.instead) == (part.urgency != "now"), item.page
            assert item.because, item.page


def test_two_guides_have_sheets(real: Catalog) -> None:
    assert set(sheet_pages(real)) == {"sheets/my-plan", "sheets/questions-to-ask"}


@pytest.mark.heavy
def test_every_page_of_the_real_guide_can_be_renamed(tmp_path: Path) -> None:
    """The page with the most links to it, as the command does it."""
    shutil.copytree(REPO / "content", tmp_path / "content")
    guide = Guide(tmp_path)

    assert guide.run("rename", "low-back-pain", "sore-low-back") == 0
    assert guide.run("check") == 0
    assert [
        file
        for file, data in contents(guide).items()
        if file.endswith(".yml") and b"conditions/low-back-pain" in data
    ] == ["redirects.yml"]


def contents(guide: Guide) -> dict[str, bytes]:
    """Every file of the guide, by its path in ``content/``."""
    top = guide.root / "content"
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*.yml")}


NEUTRAL = {"h_place", "if_yes_now"}  # words of this guide that name its subject


@pytest.mark.parametrize("name", LENT)
def test_new_guides_begin_with_the_labels_of_this_one(name: str) -> None:
    """What gets better here must reach new guides: copy it to the starter too."""
    here, there = (read_yaml(root / "content" / "vocabulary.yml")[name] for root in (REPO, STARTER))
    if name == "words":
        here, there = ({key: text for key, text in words.items() if key not in NEUTRAL}
                       for words in (here, there))  # fmt: skip

    assert there == here
