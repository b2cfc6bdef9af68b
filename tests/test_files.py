"""Writing files so that nobody reads half of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.files import remove, write_if_changed


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"

    assert write_if_changed(path, b"x")
    assert path.read_bytes() == b"x"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    write_if_changed(path, b"x")
    before = path.stat()

    assert not write_if_changed(path, b"x")
    assert (before.st_mtime_ns, before.st_ino) == (path.stat().st_mtime_ns, path.stat().st_ino)


def test_other_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    write_if_changed(path, b"x")

    assert write_if_changed(path, b"y")
    assert path.read_bytes() == b"y"


def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    write_if_changed(tmp_path / "c.txt", b"x")

    assert [path.name for path in tmp_path.iterdir()] == ["c.txt"]


def test_when_the_last_step_fails_the_old_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.txt"
    write_if_changed(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_if_changed(path, b"new")

    assert path.read_bytes() == b"old"


def test_removed_files_take_their_empty_folders_with_them(tmp_path: Path) -> None:
    for name in ("a/b/one", "a/two", "three"):
        write_if_changed(tmp_path / name, b"x")

    assert remove([tmp_path / "a" / "b" / "one", tmp_path / "gone" / "x"], tmp_path) == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "three", "two"]


def test_the_top_folder_stays(tmp_path: Path) -> None:
    write_if_changed(tmp_path / "a" / "one", b"x")

    remove([tmp_path / "a" / "one"], tmp_path)

    assert tmp_path.is_dir()
    assert list(tmp_path.iterdir()) == []
