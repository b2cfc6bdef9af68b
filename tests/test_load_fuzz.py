"""Whatever bytes stand in a content file: a record or placed problems, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import REPO
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.load.folder import read_file
from sitegen.schema.kinds import FILE_KINDS, FileKind

SPECIMENS = {
    kind: (REPO / kind.specimen).read_text("utf-8") for kind in FILE_KINDS if kind.has_specimen
}
KINDS = st.sampled_from(FILE_KINDS)
# What means something to YAML, to our marks, or to nobody
SIGNS = "\n\r\t :-#?,[]{}&*!|>'\"%@`\\<=.~0aé’ \xa0\u200b\u2028\x00\x07\x85😀"
PIECES = ["- ", ": ", " #", "---\n", "...\n", "title: ", "title:\n", "<<: ", "&a ", "*a", "!!str ",
          "%YAML 1.1\n", "? ", "|\n", ">-\n", '"\\u200b"', "''", '"', "[", "{", "\n  ", "\n- ",
          "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\ufeff", "NO", "010", "1:30"]  # fmt: skip
QUICK = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read(kind: FileKind, data: bytes, folder: Path) -> None:
    """Read bytes as a file of a kind, and look at what comes of it."""
    path = folder / "x.yml"
    path.write_bytes(data)

    entry, problems = read_file(path, "content/x.yml", kind.model)

    assert entry is not None or problems
    lines = lines_of(data)
    for problem in problems:
        assert problem.file == "content/x.yml"
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message
        assert "\n" not in problem.message + problem.hint


def lines_of(data: bytes) -> list[str]:
    """The lines as an editor shows them."""
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").split("\n")


@QUICK
@given(kind=KINDS, data=st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, kind: FileKind, data: bytes) -> None:
    read(kind, data, tmp_path)


@QUICK
@given(kind=KINDS, text=st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8")))
def test_any_text(tmp_path: Path, kind: FileKind, text: str) -> None:
    read(kind, text.encode(), tmp_path)


@QUICK
@given(kind=KINDS, pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_pieces_of_yaml(tmp_path: Path, kind: FileKind, pieces: list[str]) -> None:
    read(kind, "".join(pieces).encode(), tmp_path)


@QUICK
@given(
    kind=st.sampled_from(list(SPECIMENS)),
    place=st.floats(0, 1),
    taken=st.integers(0, 40),
    put=st.lists(st.sampled_from([*PIECES, *SIGNS]), max_size=4),
)
def test_a_slip_in_a_good_file(
    tmp_path: Path, kind: FileKind, place: float, taken: int, put: list[str]
) -> None:
    good = SPECIMENS[kind]
    start = int(place * len(good))

    read(kind, (good[:start] + "".join(put) + good[start + taken :]).encode(), tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"a: " + b"[" * 100_000,
        b"a: " + b"{a: " * 50_000,
        b"- " * 100_000,
        b"a: [" + b"a," * 100_000 + b"]",
        b"? " * 100_000,
        b"\t\n" * 100_000,
        b"<<<<<<< \n" * 100_000,
        b"a: &a x\n" + b"b: *a\n" * 100_000,
        b"a: '" + b"''" * 100_000,
        b"a" * 900_000,
        b"a: " + b"\n - a" * 50_000,
        b" " * 900_000,
    ],
    ids=lambda data: data[:8].decode().encode("unicode_escape").decode(),
)
def test_a_file_made_to_keep_us_busy(tmp_path: Path, data: bytes) -> None:
    read(FILE_KINDS[0], data, tmp_path)
