"""Markdown files: only what changed is written, only what is ours is pruned."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.write import write

OURS = "---\ntitle: A\ngenerated_from: content/a.yml\n---\n\ntext\n"
PAGES = {"index.md": OURS, "conditions/neck.md": OURS + "neck\n"}


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_page_is_written(tmp_path: Path) -> None:
    assert write(tmp_path, PAGES, "docs/en") == (2, [])
    assert (tmp_path / "conditions" / "neck.md").read_text("utf-8") == OURS + "neck\n"


def test_the_second_time_nothing_is_touched(tmp_path: Path) -> None:
    write(tmp_path, PAGES, "docs/en")
    before = _files(tmp_path)

    assert write(tmp_path, PAGES, "docs/en") == (0, [])
    assert before == _files(tmp_path)


def test_only_the_changed_page_is_touched(tmp_path: Path) -> None:
    write(tmp_path, PAGES, "docs/en")
    before = _files(tmp_path)

    assert write(tmp_path, PAGES | {"index.md": OURS + "more\n"}, "docs/en") == (1, [])
    assert before["conditions/neck.md"] == _files(tmp_path)["conditions/neck.md"]


def test_our_pages_that_are_gone_are_pruned(tmp_path: Path) -> None:
    write(tmp_path, PAGES, "docs/en")

    assert write(tmp_path, {"index.md": OURS}, "docs/en") == (1, [])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["index.md"]


@pytest.mark.parametrize("name", ["index.md", "conditions/mine.md", "notes.txt"])
def test_a_hand_written_file_stops_everything(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"conditions/neck.md": OURS}, "docs/en")
    (tmp_path / name).write_text("# Written by hand\n", "utf-8")
    before = _files(tmp_path)

    changed, [problem] = write(tmp_path, PAGES, "docs/en")

    assert changed == 0
    assert (problem.code, problem.file) == ("WRT01", f"docs/en/{name}")
    assert before == _files(tmp_path)


def test_what_a_crash_left_is_pruned(tmp_path: Path) -> None:
    write(tmp_path, PAGES, "docs/en")
    (tmp_path / ".index.md.123.part").write_text("half", "utf-8")

    assert write(tmp_path, PAGES, "docs/en") == (1, [])
    assert set(_files(tmp_path)) == set(PAGES)
