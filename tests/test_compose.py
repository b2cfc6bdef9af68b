"""Text to nodes: every value stays text, and what could hide or change words is refused."""

from __future__ import annotations

import pytest

from sitegen.load.compose import DEEPEST, compose
from sitegen.load.nodes import Fields, Items, Scalar, find, plain


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: 010", {"a": "010"}),
        ("a: 1:30", {"a": "1:30"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 2026-08-06", {"a": "2026-08-06"}),
        ("a: 'null'", {"a": "null"}),
        ("a: null and void", {"a": "null and void"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: 0x1f", {"a": "0x1f"}),
        ("a: <<", {"a": "<<"}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "x: y # z"', {"a": "x: y # z"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a:\n  - b\n  - c: d\n", {"a": ["b", {"c": "d"}]}),
        ("a: [b, c]", {"a": ["b", "c"]}),
        ("a:\nb: c", {"b": "c"}),
        ("a: ''", {"a": ""}),
        ("a: x#y", {"a": "x#y"}),
        ("# a remark\na: b", {"a": "b"}),
        ("a: b\n# a remark\n", {"a": "b"}),
    ],
)
def test_values_are_what_was_typed(text: str, data: object) -> None:
    node, problems = compose(text, "f.yml")

    assert problems == []
    assert node is not None
    assert data == plain(node)


def test_every_node_knows_its_line_and_column() -> None:
    node, _ = compose("a: b\nlist:\n  - é: 🦴 x\n    f: g\n", "f.yml")

    assert isinstance(node, Fields)
    assert _place(node, ("list", 0, "é")) == (3, 8)
    assert _place(node, ("list", 0, "f")) == (4, 8)
    assert _place(node, ("list", 0)) == (3, 5)
    assert _key_place(node, ("list",)) == (2, 1)


def _place(node: Fields, path: tuple[str | int, ...]) -> tuple[int, int]:
    found = find(node, path)
    return found.line, found.column


def _key_place(node: Fields, path: tuple[str | int, ...]) -> tuple[int, int]:
    found = find(node, path, key=True)
    return found.line, found.column


def test_the_way_to_nowhere_ends_at_the_nearest_node() -> None:
    node = Fields(1, 1, {"a": Scalar(1, 1, "a")}, {"a": Items(2, 3, [Scalar(2, 5, "x")])})

    assert Scalar(2, 5, "x") == find(node, ("a", 0, "nothing"))
    assert Items(2, 3, [Scalar(2, 5, "x")]) == find(node, ("a", 7))


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("one two\nb: c\nd:\n  - e\n", "YML11", 1, 1),
        ("one two\nb: c\n  d\n", "YML11", 1, 1),
        ("", "TXT08", 1, 1),
        ("# only a remark\n", "TXT08", 1, 1),
        ("a: b\na: c\n", "YML02", 2, 1),
        ("a:\n  b: c\n  d: e\n  b: f\n", "YML02", 4, 3),
        ("a: &x b\n", "YML04", 1, 4),
        ("a: *x\n", "YML04", 1, 4),
        ("a: !!int 5\n", "YML04", 1, 4),
        ("a: b\n---\nc: d\n", "YML05", 2, 1),
        ("a: use #2 needle\n", "YML06", 1, 8),
        ("a: null\n", "VAL04", 1, 4),
        ("a:\n  - ~\n", "VAL04", 2, 5),
        ("a: Note: hi\n", "YML07", 1, 8),
        ("a: 'open\nb: c\n", "YML08", 1, 4),
        ("a: @x\n", "YML10", 1, 4),
        ("a:\n  - b\n  -\n", "VAL04", 3, 4),
    ],
)
def test_what_hides_or_changes_words_is_refused(
    text: str, code: str, line: int, column: int
) -> None:
    _, problems = compose(text, "f.yml")

    assert (code, line, column) in [(p.code, p.line, p.column) for p in problems]


def test_brackets_can_be_deep_but_not_bottomless() -> None:
    fine = "[" * DEEPEST + "]" * DEEPEST
    deep = "[" * 100_000

    assert compose(fine, "f.yml")[1] == []
    assert [problem.code for problem in compose(deep, "f.yml")[1]] == ["YML03"]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

    node, problems = compose(bomb, "f.yml")

    assert node is None
    assert [problem.code for problem in problems] == ["YML04"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: “b: c”\n", 'type " in place of the curly quotes'),
        ("a: 'it's'\n", 'put "..." round the whole text'),
        ('a: "the "bad" knee"\n', "inside the text type ' in place of \""),
        ("a:\n  -b\n  - c\n  - d\n", "type a space here"),
        ("a:\n - b\n  - c\n", "start all hyphens of a list exactly below each other"),
        ('a: "he said "x" y"\n', "inside the text type '"),
        ('a: b\n# remark\nc: "x "y" z"\n', "inside the text type '"),
        ('a: b c"\n', "type a quote at the start"),
        ("a: b\n# c:\n  - d\n", "is the name of its field still behind a #?"),
        ("a: b\n# remark\n c: d\n", "exactly below the fields that it belongs with"),
        ("a:\n  - b\n - c\n", "start all hyphens of a list exactly below each other"),
        ("a b\nc: d\n", "a field is a name, a colon and a space"),
        ("a:\n  - b: c\n   d: e\n", "exactly below the fields of its item"),
        ("a: b\n c: d\n", "start it exactly below the fields above"),
    ],
)
def test_the_hint_says_what_to_type(text: str, words: str) -> None:
    """One mistake is told once, with the way to mend it that fits how it was made."""
    _, problems = compose(text, "f.yml")

    assert [words in problem.hint for problem in problems] == [True]


def test_items_that_ran_into_the_text_above_are_told_once_and_taken_out() -> None:
    node, problems = compose("a:\n - b\n   or c\n  - d\n  - e\nf: g\n", "f.yml")

    assert [problem.message.split(" look")[0] for problem in problems] == ["this line and 1 more"]
    assert node
    assert " ".join(plain(node)["a"][0].split()) == "b or c"
    assert plain(node)["f"] == "g"
