"""Commands that change or stand beside what people edit: stopped, refused, run twice, run by two.

What a build and a release do then is in ``test_trouble``, ``test_crash`` and ``test_publishing``.
A new command gets a line in ``CHANGES`` (it changes files that people edit) or in ``MAKES``.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLE, Guide, copy, lend_words
from filelock import FileLock
from test_publishing import commit, each_step, git, put

from sitegen import saving
from sitegen.commands import shared
from sitegen.files import write_over
from sitegen.load.folder import load
from sitegen.problem import InTheWayError
from sitegen.publishing import Shelf
from sitegen.saving import SavedMeanwhileError, exchange, exchange_all, is_half_done, put_back

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
Contents = dict[str, tuple[int, bytes]]
FALL = "risks/a-fall"
WHO = ("--name", "A B", "--role", "Nurse", "--body", "Board", "--next", "2027-11-20")
# The words of each command that changes files of the content, and a file that it changes.
CHANGES = {
    "rename": (("rename", "what-crutches-are", "about-crutches"), "site"),
    "sign": (("sign", FALL, *WHO), FALL),
    "ledger": (("publish", "--ledger"), "published"),
}
NEW = ("new", "risk", "Sore arms")
# The words of each command that makes files at a place that a person names, and that place.
MAKES = {
    "report": (("report", "--format", "html", "--out", "made"), "made/index.html"),
    "review_sheet": (("review_sheet", FALL, "--out", "made.html"), "made.html"),
    "history": (("history", FALL, "--out", "made.html"), "made.html"),
    "sbom": (("sbom", "--out", "made.json"), "made.json"),
    "pack": (("pack", FALL, "--out", "made.pdf"), "made.pdf"),
    "usb": (("build", "--usb", "made.zip"), "made.zip"),
    "servers": (("build", "--servers", "made"), "made/guide.nginx.conf"),
}
QUICK = [*CHANGES, "report", "review_sheet"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied in Linux's way")


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: Patch) -> Guide:
    """The sample in its own lines, in a folder such as people have, with a page to be listed."""
    root = tmp_path / "Müllers guide (new)"
    copy(SAMPLE / "content", root / "content")
    lend_words(root)
    guide = Guide(root)
    guide.write("risks/slip", guide.read(FALL) | {"title": "A slip"})
    monkeypatch.chdir(root)
    return guide


@pytest.fixture
def whole(built: Guide, tmp_path: Path, monkeypatch: Patch) -> Guide:
    """A guide that was built, with all that it needs to be built again."""
    shutil.copytree(built.root, tmp_path / "guide")
    git(tmp_path / "guide", "init", "-q")
    commit(Guide(tmp_path / "guide"))
    monkeypatch.chdir(tmp_path / "guide")
    return Guide(tmp_path / "guide")


def contents(guide: Guide) -> Contents:
    """Every file but those in the cache, with its rights."""
    return {
        path.relative_to(guide.root).as_posix(): (path.stat().st_mode, path.read_bytes())
        for path in guide.root.rglob("*")
        if path.is_file() and not {".cache", ".git"} & {*path.parts}
    }


# somebody saves meanwhile


@pytest.mark.parametrize("command", CHANGES)
def test_what_an_editor_saves_meanwhile_survives(
    guide: Guide, command: str, monkeypatch: Patch, capsys: Capture
) -> None:
    words, file = CHANGES[command]
    before = contents(guide)
    mine = guide.path(file).read_bytes() + b"# saved just now\n"

    def save(path: Path, part: Path) -> None:
        if path == guide.path(file):
            path.write_bytes(mine)

    with monkeypatch.context() as patch:
        patch.setattr(saving, "copystat", save)
        assert guide.run(*words) == 2

    assert f"Somebody saved {guide.path(file)} just now" in capsys.readouterr().err
    assert guide.path(file).read_bytes() == mine
    name = f"content/{file}.yml"
    assert contents(guide) == before | {name: (before[name][0], mine)}
    assert guide.run(*words) == 0
    assert b"# saved just now" in guide.path(file).read_bytes()


def test_a_file_that_was_saved_while_names_were_looked_for_is_not_touched(
    guide: Guide, monkeypatch: Patch
) -> None:
    before = contents(guide)

    def and_save(root: Path) -> object:
        guide.path("site").write_bytes(b"# above\n" * 500 + guide.path("site").read_bytes())
        monkeypatch.undo()
        return load(root)

    monkeypatch.setattr("sitegen.rename.apply.load", and_save)
    assert guide.run(*CHANGES["rename"][0], "--root", str(guide.root)) == 2

    changed = {name for name, data in contents(guide).items() if data != before.get(name)}
    assert changed == {"content/site.yml"}


def test_a_page_that_somebody_begins_meanwhile_stays(guide: Guide, monkeypatch: Patch) -> None:
    path = guide.path("risks/sore-arms")
    real = Path.hardlink_to

    def first(self: Path, target: Path) -> None:
        path.write_text("title: Mine\n", "utf-8")
        real(self, target)

    monkeypatch.setattr(Path, "hardlink_to", first)

    assert guide.run(*NEW) == 2
    assert path.read_text("utf-8") == "title: Mine\n"


def test_a_draft_is_no_free_name(guide: Guide, capsys: Capture) -> None:
    guide.path("guides/about-crutches").write_text("status: draft\ntitle: Mine\n", "utf-8")
    before = contents(guide)

    assert guide.run(*CHANGES["rename"][0]) == 2
    assert "There is a file content/guides/about-crutches.yml already." in capsys.readouterr().err
    assert contents(guide) == before


@pytest.mark.parametrize("name", [".#site.yml", "._site.yml"])
def test_files_that_editors_and_systems_hide_are_left_alone(guide: Guide, name: str) -> None:
    path = guide.root / "content" / name
    if name[1] == "#":
        path.symlink_to("ann@desk.4711")  # how Emacs says that a file is being edited
    else:
        path.write_bytes(b"\0\5\x16\7\xff")  # what a Mac leaves on a disk of others

    assert guide.run(*CHANGES["rename"][0]) == 0
    assert os.path.lexists(path)


def test_another_name_on_the_same_day_does_not_replace_the_first(
    guide: Guide, capsys: Capture
) -> None:
    assert guide.run("sign", FALL, *WHO) == 0
    before = contents(guide)

    assert guide.run("sign", FALL, *WHO, "--name", "C D") == 2
    assert "A B checked these same words on the same day" in capsys.readouterr().err
    assert contents(guide) == before


# files of others


@pytest.mark.parametrize("command", MAKES)
def test_what_is_made_is_not_written_over_something_else(
    whole: Guide, command: str, capsys: Capture
) -> None:
    words, place = MAKES[command]
    path = whole.root / place
    copy(whole.root / "site" / "index.html", path)
    before = contents(whole)

    assert whole.run(*words) == 2
    assert f"{place} is there already and is something else" in capsys.readouterr().err
    assert contents(whole) == before
    path.unlink()
    assert whole.run(*words) == 0
    made = contents(whole)
    assert whole.run(*words) == 0
    assert contents(whole) == made


# twice, and at once


@pytest.mark.parametrize("command", [*CHANGES, "new"])
def test_the_second_time_changes_nothing(guide: Guide, command: str) -> None:
    words = NEW if command == "new" else CHANGES[command][0]
    assert guide.run(*words) == 0
    before = contents(guide)

    assert guide.run(*words) == (2 if command in ("rename", "new") else 0)
    assert contents(guide) == before


@pytest.mark.parametrize("command", [*CHANGES, "review_sheet"])
def test_the_second_of_two_waits(guide: Guide, command: str, monkeypatch: Patch) -> None:
    words = (CHANGES | MAKES)[command][0]
    waiting, status = threading.Event(), list[int]()
    before = contents(guide)
    monkeypatch.setattr(shared, "print", lambda *_, **__: waiting.set(), raising=False)
    (guide.root / ".cache").mkdir()
    with FileLock(guide.root / ".cache" / "build.lock"):
        second = threading.Thread(target=lambda: status.append(guide.run(*words)))
        second.start()
        assert waiting.wait(30)
        assert contents(guide) == before
    second.join(60)

    assert status == [0]
    assert contents(guide) != before


def test_of_two_who_go_back_at_once_one_goes_back(
    tmp_path: Path, guide: Guide, monkeypatch: Patch, capsys: Capture
) -> None:
    place = tmp_path / "public"
    names = [put(place, words) for words in ("one", "two", "bad")]
    real = Shelf.turn

    def after_another(self: Shelf, waits: Callable[[], None]) -> object:
        Shelf(place).go_back()
        return real(self, waits)

    monkeypatch.setattr(Shelf, "turn", after_another)

    assert guide.run("publish", "--to", str(place), "--rollback") == 2
    assert f"it is {names[1]} now" in capsys.readouterr().err
    assert (place / "current").readlink().name == names[1]


# refused by the machine


@pytest.mark.parametrize("command", [*QUICK, "new"])
def test_a_full_disk_changes_nothing_and_leaves_nothing(
    guide: Guide, command: str, monkeypatch: Patch, capsys: Capture
) -> None:
    words = NEW if command == "new" else (CHANGES | MAKES)[command][0]
    before = contents(guide)
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        if ".cache" in path.parts:
            return real(path, data)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert guide.run(*words) == 2

    assert "There is no space left on this disk." in capsys.readouterr().err
    assert contents(guide) == before
    assert guide.run(*words) == 0


@pytest.mark.parametrize("command", CHANGES)
def test_a_file_that_may_not_be_written_stays(
    guide: Guide, command: str, monkeypatch: Patch, capsys: Capture
) -> None:
    words, file = CHANGES[command]
    before = contents(guide)
    monkeypatch.setattr(os, "access", lambda path, _: path != guide.path(file))

    assert guide.run(*words) == 2
    said = capsys.readouterr().err
    assert f"The machine refuses to use {guide.path(file)}: Permission denied." in said
    assert contents(guide) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize("command", CHANGES)
def test_rights_and_line_ends_stay(guide: Guide, command: str) -> None:
    words, file = CHANGES[command]
    path = guide.path(file)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o664)

    assert guide.run(*words) == 0
    assert path.stat().st_mode & 0o777 == 0o664
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_old_and_new_addresses_with_the_line_ends_of_windows(guide: Guide) -> None:
    path = guide.path("redirects")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert guide.run("rename", "what-crutches-are", "about-crutches") == 0
    assert guide.run("rename", "about-crutches", "what-crutches-are") == 0

    last = b"  - old: guides/about-crutches\r\n    new: guides/what-crutches-are\r\n"
    assert path.read_bytes() == before + last


# killed


def dies(work: Callable[[], object], at: int) -> bool:
    """Do something in another process, killed before its step number ``at``; if it came so far."""

    def child() -> None:
        left = iter(range(at))
        each_step(lambda: os._exit(9) if next(left, None) is None else None)
        work()
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
    assert process.exitcode in (0, 9)
    return process.exitcode == 9


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A folder with a file to change and a file to move."""
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "b").write_bytes(b"old b")
    return tmp_path


THREE: saving.Changes = {
    "a": (b"old a", b"new a"),
    "c": (None, b"new b"),
    "b": (b"old b", None),
}
BEFORE, AFTER = {"a": b"old a", "b": b"old b"}, {"a": b"new a", "c": b"new b"}


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@linux
def test_a_change_of_many_files_may_be_killed_at_any_step(three: Path) -> None:
    """And so may be putting them back: the next one does it."""
    at = 0
    while dies(lambda: exchange_all(three, THREE, lambda: None), at):
        dies(lambda: put_back(three), at % 7)
        put_back(three)
        assert {n: d for n, d in there(three).items() if not n.endswith(".part")} in (BEFORE, AFTER)
        for file, data in BEFORE.items():
            (three / file).write_bytes(data)
        (three / "c").unlink(missing_ok=True)
        at += 1
    assert at > 12
    assert {n: d for n, d in there(three).items() if not n.endswith(".part")} == AFTER


def test_what_somebody_saved_after_a_kill_stays(three: Path) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saving, "put_back", lambda _: None)
        with pytest.raises(KeyboardInterrupt):
            exchange_all(three, THREE, killed)
    assert there(three) == AFTER
    (three / "c").write_bytes(b"mine")

    assert put_back(three) == ["c"]
    assert there(three) == {**BEFORE, "c": b"mine"}
    assert put_back(three) is None


def test_what_turns_out_wrong_is_put_back(three: Path) -> None:
    def wrong() -> None:
        raise ValueError("not so")

    with pytest.raises(ValueError, match="so"):
        exchange_all(three, THREE, wrong)
    assert there(three) == BEFORE
    assert not is_half_done(three)


@linux
def test_after_a_rename_was_killed_any_command_puts_all_back(guide: Guide, capsys: Capture) -> None:
    before = contents(guide)
    changed = 0
    for at in range(12, 120, 6):
        if not dies(lambda: guide.run(*CHANGES["rename"][0]), at):
            break
        changed += is_half_done(guide.root)
        capsys.readouterr()
        assert guide.run("check") == 0
        said = capsys.readouterr().err
        assert contents(guide) == before
    assert changed > 3
    assert "A change of names was stopped half way." in said


# one file


def test_a_file_that_is_not_as_it_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"mine")

    for change in ((b"old", b"new"), (b"old", None), (None, b"new")):
        with pytest.raises(SavedMeanwhileError):
            exchange(path, change)
        assert there(tmp_path) == {"a": b"mine"}


def test_only_a_file_with_our_mark_is_written_over(tmp_path: Path) -> None:
    write_over(tmp_path / "a", b"%PDF one", b"%PDF")
    write_over(tmp_path / "a", b"%PDF two", b"%PDF")
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(InTheWayError):
        write_over(tmp_path / "b", b"%PDF", b"%PDF")

    assert there(tmp_path) == {"a": b"%PDF two", "b": b"mine"}
