"""What changed between two texts: paragraphs, words, numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.history.difference import Change, Piece, Section, compare, without_mark


def test_paragraphs_that_moved_are_no_change_of_words() -> None:
    lines = ["# One", "First words here.", "# Two", "Second words here.", "Third, quite other."]
    sections = compare(lines, [*lines[:2], *lines[2:3], lines[4], lines[3]])

    assert [(one.heading, [c.moved for c in one.changes]) for one in sections] == [
        ("One", []),
        ("Two", [True]),
    ]


def test_a_heading_that_changed_heads_what_follows() -> None:
    section = compare(["# What is it?", "It hurts."], ["# What is this?", "It hurts."])[-1]

    assert section == Section(
        "What is this?",
        [
            Change(
                (Piece("What is", False), Piece("it?", True)),
                (Piece("What is", False), Piece("this?", True)),
                is_heading=True,
            ),
            ["It hurts."],
        ],
    )


LINES = st.lists(
    st.lists(st.sampled_from(["a", "b", "1", "2", "#", "-", "no"]), min_size=1, max_size=6).map(
        " ".join
    ),
    max_size=8,
)


def words_of(sections: list[Section], side: str) -> list[str]:
    """All lines of one side."""
    parts = [part for section in sections for part in section.parts]
    changes = [[part] if isinstance(part, Change) else part for part in parts]
    flat = [one for group in changes for one in group]
    return sorted(
        " ".join(piece.words for piece in getattr(one, side)) if isinstance(one, Change) else one
        for one in flat
        if not isinstance(one, Change) or getattr(one, side)
    )


@given(LINES, LINES)
def test_nothing_is_lost_and_nothing_made_up(before: list[str], now: list[str]) -> None:
    sections = compare(before, now)
    headings = [f"# {one.heading}" for one in sections]

    for lines, side in ((before, "before"), (now, "now")):
        shown = " ".join([*words_of(sections, side), *headings]).split()
        for word in {word for line in lines for word in without_mark(line).split()}:
            assert word in shown
    unchanged = [
        line for one in sections for part in one.parts if isinstance(part, list) for line in part
    ]
    assert all(line in before and line in now for line in unchanged)
