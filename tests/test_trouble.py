"""Trouble from outside: two builds at once, a full disk, a locked folder, a folder that moved."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest
from conftest import Guide
from filelock import FileLock
from test_rebuild import contents

from sitegen.commands import shared

pytestmark = pytest.mark.heavy

CAST = "conditions/foot-in-a-cast"


@pytest.fixture
def guide(sample: Guide, capsys: pytest.CaptureFixture[str]) -> Guide:
    """A guide that was built, and has changed since."""
    assert sample.run("build") == 0
    sample.edit(CAST, "what_it_is.0", "It is quite another thing.")
    capsys.readouterr()
    return sample


def test_a_second_build_waits_for_the_first(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    waiting = threading.Event()

    def hear(words: str = "", **_: object) -> None:
        said.append(words)
        waiting.set()

    monkeypatch.setattr(shared, "print", hear, raising=False)
    status: list[int] = []
    before = contents(guide.root / "site")
    with FileLock(guide.root / ".cache" / "build.lock"):
        second = threading.Thread(target=lambda: status.append(guide.run("build")))
        second.start()
        assert waiting.wait(30)
        assert said == ["Another build is at work in this folder. Waiting until it is done."]
        assert contents(guide.root / "site") == before
    second.join(60)

    assert status == [0]
    assert contents(guide.root / "site") != before


FAILURES = {
    "full": (OSError(errno.ENOSPC, "No space left on device"), "There is no space left"),
    "locked": (PermissionError(errno.EACCES, "Permission denied", "x.html"), "refuses to use x"),
    "broken": (OSError(errno.EIO, "Input/output error", "x.html"), "refuses to use x"),
}


@pytest.mark.parametrize("trouble", FAILURES)
@pytest.mark.parametrize("step", ["write_bytes", "replace", "mkdir"])
def test_the_machine_refuses_and_nothing_is_lost(
    guide: Guide,
    trouble: str,
    step: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence and no trace; afterwards every page is whole, and the next build succeeds."""
    failure, sentence = FAILURES[trouble]
    guide.write("risks/slip", guide.read("risks/a-fall") | {"title": "A slip"})
    before = contents(guide.root / "site")

    def fail(*_: object, **__: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        status = guide.run("build")
    said = capsys.readouterr()

    assert status == 2
    assert sentence in said.err
    assert "Traceback" not in said.err + said.out
    assert contents(guide.root / "site") == before
    assert guide.run("build") == 0
    assert contents(guide.root / "site") != before


def test_a_full_disk_in_the_middle_of_publishing_leaves_whole_pages(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = guide.root / "site"
    before = contents(site)
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name.startswith(".index.html") and CAST in path.as_posix() and site in path.parents:
            real(path, data[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fail)
        assert guide.run("build") == 2
    left = {name: data for name, data in contents(site).items() if not name.endswith(".part")}
    assert left[f"{CAST}/index.html"] == before[f"{CAST}/index.html"]
    assert guide.run("build") == 0
    assert not [name for name in contents(site) if name.endswith(".part")]


def test_a_folder_that_moved_is_the_same_guide(
    guide: Guide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide.run("build")
    before = contents(guide.root / "site")
    moved = tmp_path / "another place" / "guide"
    moved.parent.mkdir()
    guide.root.rename(moved)
    capsys.readouterr()

    assert Guide(moved).run("build") == 0
    assert contents(moved / "site") == before
    assert "finish" in (said := capsys.readouterr().out)
    assert " 0 files changed" in said.split("finish")[1]


def test_the_folder_may_be_named_from_where_one_is(
    sample: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.root)

    assert Guide(Path()).run("build") == 0
    assert (sample.root / "site" / "index.html").is_file()


@pytest.mark.parametrize("year", [0, 4_000_000_000])  # 1970 and 2096
def test_the_clock_may_jump(guide: Guide, year: int) -> None:
    for path in guide.root.rglob("*"):
        os.utime(path, (year, year))
    before = contents(guide.root / "site")

    assert guide.run("build") == 0
    changed = {
        name for name, data in contents(guide.root / "site").items() if data != before.get(name)
    }
    assert f"{CAST}/index.html" in changed
    assert "index.html" not in changed
