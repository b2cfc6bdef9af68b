"""A reminder that cannot be missed: the theme's fixes end, and somebody must decide in time."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import REPO, read_yaml

RECORD = "scripts/decisions/13-theme-and-builder.md"
DECIDE_FROM = date(2027, 3, 1)
THEME = "material"
SENTENCE = (
    "Fixes for the theme Material end on 5 May 2027. Decide now: keep it as it is, build with "
    f"ProperDocs, or move to Zensical. {RECORD} tells what each needs. Then write the "
    'decision there, in the line that begins with "**Decided:**".'
)


def reminder(today: date, theme: str, record: str) -> str:
    """What to tell on a day: nothing before it is time, or once it is decided."""
    decided = re.search(r"^\*\*Decided:\*\* (.+)$", record, re.MULTILINE)
    is_open = decided is None or decided[1].startswith("not yet")
    return SENTENCE if theme == THEME and is_open and today >= DECIDE_FROM else ""


def test_the_theme_is_decided_in_time() -> None:
    record = (REPO / RECORD).read_text("utf-8")
    theme = read_yaml(REPO / "mkdocs.yml")["theme"]["name"]
    today = (
        date.today()
    )  # the only test that looks at the calendar: to fail on a day is its purpose

    assert not (told := reminder(today, theme, record)), told


@pytest.mark.parametrize(
    ("today", "theme", "record", "told"),
    [
        (date(2027, 2, 28), THEME, "**Decided:** not yet", ""),
        (date(2027, 3, 1), THEME, "**Decided:** not yet", SENTENCE),
        (date(2030, 1, 1), THEME, "# a record without the line", SENTENCE),
        (date(2027, 3, 1), "mkdocs", "**Decided:** not yet", ""),
        (date(2027, 3, 2), THEME, "# 13\n\n**Decided:** 1 March 2027: ProperDocs.\n", ""),
    ],
)
def test_when_it_reminds(today: date, theme: str, record: str, told: str) -> None:
    assert reminder(today, theme, record) == told


def test_the_record_tells_what_the_sentence_says() -> None:
    record = (REPO / RECORD).read_text("utf-8")

    for words in ("5 May 2027", "ProperDocs", "Zensical", "**Decided:** "):
        assert words in record
