"""Bytes to text: what an editor cannot see is refused, at its line and column."""

from __future__ import annotations

import pytest

from sitegen.load.decode import LARGEST, MOST, decode
from sitegen.problem import Problem


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"title: a\n", "title: a\n"),
        ("title: é — 𐍈\n".encode(), "title: é — 𐍈\n"),
        (b"\xef\xbb\xbftitle: a\n", "title: a\n"),
        (b"title: a\r\nb: c\r\n", "title: a\nb: c\n"),
        ("title: שלום\n".encode(), "title: שלום\n"),
        (b"", ""),
    ],
)
def test_text_in_utf_8_is_read(data: bytes, text: str) -> None:
    assert (text, []) == decode(data, "f.yml")


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: b\nc: \xe9\n", "TXT02", 2, 4),
        ("é: b\n".encode() + b"\xff", "TXT02", 2, 1),
        ("a: b\n".encode("utf-16"), "TXT02", 1, 1),
        ("a: b\n".encode("utf-16-le"), "TXT02", 1, 1),
        (b"a: b\x07c\n", "TXT03", 1, 5),
        (b"a: b\x00c\n", "TXT03", 1, 5),
        ("a: b\nx: \u200bc\n".encode(), "TXT03", 2, 4),
        ("a: \u202eb\n".encode(), "TXT03", 1, 4),
        ("a: b\u2028c\n".encode(), "TXT03", 1, 5),
        ("a: b\u0085c\n".encode(), "TXT03", 1, 5),
        ("a: 𐍈\ufeff\n".encode(), "TXT03", 1, 5),
        (b"a: b\rc: d\r", "TXT04", 1, 5),
        (b"a: b\n\tc: d\n", "TXT05", 2, 1),
        (b"a:\tb\n", "TXT05", 1, 3),
        (b"a: b\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", "TXT06", 2, 1),
        ("a:\n\u00a0 b: c\n".encode(), "TXT07", 2, 1),
        ("a:\n  \u3000b: c\n".encode(), "TXT07", 2, 3),
    ],
)
def test_what_cannot_be_seen_is_refused_at_its_place(
    data: bytes, code: str, line: int, column: int
) -> None:
    _, problems = decode(data, "f.yml")

    assert (code, "f.yml", line, column) == _first(problems)


def _first(problems: list[Problem]) -> tuple[str, str, int, int]:
    problem = problems[0]
    return problem.code, problem.file, problem.line, problem.column


def test_a_file_that_is_too_large_is_not_read() -> None:
    _, problems = decode(b"x" * (LARGEST + 1), "f.yml")

    assert [problem.code for problem in problems] == ["TXT01"]


def test_a_file_of_the_largest_size_is_read() -> None:
    assert decode(b"x" * LARGEST, "f.yml")[1] == []


def test_a_binary_file_does_not_fill_the_screen() -> None:
    _, problems = decode(b"\x01a" * 500, "f.yml")

    assert len(problems) == MOST
