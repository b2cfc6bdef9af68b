"""publish.py: what it refuses, what a release holds, and what is left when it is stopped."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from conftest import Guide

from sitegen.assemble import assemble
from sitegen.commands.shared import FINE, PROBLEMS, WRONG_USE
from sitegen.publishing import RefusedError, Shelf, not_ready, shelf
from sitegen.publishing.release import is_whole, seal

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
Fill = Callable[[Path], str]
PAGES = ("risks/a-fall", "risks/sore-hands")


@pytest.fixture(autouse=True)
def links_and_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows lets only administrators make links")
    monkeypatch.setattr(shelf, "_settle", lambda: None)  # the disks of others may be busy


# a shelf of tiny sites


def site(words: str) -> Fill:
    """Fills a release with a page and what it loads."""

    def fill(folder: Path) -> str:
        (folder / "assets").mkdir()
        (folder / "assets" / "a.css").write_text(words, "utf-8")
        (folder / "index.html").write_text(words, "utf-8")
        return seal(folder, {"commit": "abc"})

    return fill


def put(folder: Path, words: str, keep: int = 5) -> str:
    place = Shelf(folder)
    with place.turn(lambda: None):
        return place.put(site(words), keep)


def shown(folder: Path) -> str:
    """The words that a server sends now; every file must be whole."""
    assert is_whole(folder / "current")
    return (folder / "current" / "index.html").read_text("utf-8")


def releases(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "releases").iterdir())


def test_a_release_is_shown_by_a_link_that_may_be_moved(tmp_path: Path) -> None:
    name = put(tmp_path / "a", "one")

    assert (tmp_path / "a" / "current").readlink() == Path("releases") / name
    (tmp_path / "a").rename(tmp_path / "b")
    assert shown(tmp_path / "b") == "one"


def test_the_name_comes_from_the_bytes(tmp_path: Path) -> None:
    assert put(tmp_path / "a", "one") == put(tmp_path / "b", "one") != put(tmp_path / "b", "two")


def test_the_same_again_adds_nothing(tmp_path: Path) -> None:
    before = [put(tmp_path, "one"), *releases(tmp_path)]

    assert [put(tmp_path, "one"), *releases(tmp_path)] == before


def test_everybody_may_read_a_release(tmp_path: Path) -> None:
    name = put(tmp_path, "one")
    modes = [path.stat().st_mode for path in (tmp_path, *(tmp_path / "releases" / name).rglob("*"))]
    umask = os.umask(0)
    os.umask(umask)

    assert [mode for mode in modes[1:] if mode & 0o444 != 0o444 & ~umask] == []


def test_the_last_ones_are_kept(tmp_path: Path) -> None:
    names = [put(tmp_path, words, keep=2) for words in ("one", "two", "three")]

    assert releases(tmp_path) == sorted(names[1:])
    assert Shelf(tmp_path).names() == names[1:]


def test_back_and_forth(tmp_path: Path) -> None:
    for words in ("one", "two", "three"):
        put(tmp_path, words)
    Shelf(tmp_path).go_back()
    assert shown(tmp_path) == "two"
    Shelf(tmp_path).go_back()
    assert shown(tmp_path) == "one"
    with pytest.raises(RefusedError, match="no older release"):
        Shelf(tmp_path).go_back()
    assert shown(tmp_path) == "one"


def test_what_was_taken_back_is_not_gone_back_to(tmp_path: Path) -> None:
    for words in ("one", "two", "bad"):
        put(tmp_path, words)
    Shelf(tmp_path).go_back()
    put(tmp_path, "mended")

    Shelf(tmp_path).go_back()

    assert shown(tmp_path) == "two"


def test_what_was_taken_back_may_be_published_after_all(tmp_path: Path) -> None:
    for words in ("one", "two"):
        put(tmp_path, words)
    Shelf(tmp_path).go_back()
    put(tmp_path, "two")
    assert shown(tmp_path) == "two"
    Shelf(tmp_path).go_back()
    assert shown(tmp_path) == "one"


def test_a_release_that_somebody_changed_is_not_gone_back_to(tmp_path: Path) -> None:
    names = [put(tmp_path, words) for words in ("one", "two", "three")]
    (tmp_path / "releases" / names[1] / "index.html").write_text("oops", "utf-8")

    Shelf(tmp_path).go_back()

    assert shown(tmp_path) == "one"


def test_a_changed_release_is_not_published_again(tmp_path: Path) -> None:
    name = put(tmp_path, "one")
    (tmp_path / "releases" / name / "more").write_text("oops", "utf-8")

    assert put(tmp_path, "one") == f"{name}-2"
    assert shown(tmp_path) == "one"


# folders of others


def _full(folder: Path) -> None:
    (folder / "thesis.doc").write_text("mine", "utf-8")


def _hidden(folder: Path) -> None:
    (folder / ".profile").write_text("mine", "utf-8")


def _other_releases(folder: Path) -> None:
    (folder / "releases" / "0123456789ab").mkdir(parents=True)


def _other_list(folder: Path) -> None:
    (folder / "releases.txt").write_bytes(b"\xff0123456789ab\n")


def _own_current(folder: Path) -> None:
    put(folder, "one")
    (folder / "current").unlink()
    (folder / "current").mkdir()


def _link_elsewhere(folder: Path) -> None:
    put(folder, "one")
    (folder / "current").unlink()
    (folder / "current").symlink_to("/srv/other")


@pytest.mark.parametrize(
    "foreign", [_full, _hidden, _other_releases, _other_list, _own_current, _link_elsewhere]
)
def test_a_folder_of_others_stays_as_it_is(tmp_path: Path, foreign: Callable[[Path], None]) -> None:
    foreign(tmp_path)
    before = everything(tmp_path)

    with pytest.raises(RefusedError, match="not made by"):
        put(tmp_path, "two")

    assert everything(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine", "utf-8")

    with pytest.raises(RefusedError, match="is not a folder"):
        put(tmp_path / "a", "one")


def test_what_others_put_beside_the_releases_stays(tmp_path: Path) -> None:
    put(tmp_path, "one")
    (tmp_path / "releases" / "notes").mkdir()
    (tmp_path / "log").write_text("mine", "utf-8")

    put(tmp_path, "two", keep=2)

    assert (tmp_path / "log").exists()
    assert "notes" in releases(tmp_path)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): str(path.readlink()).encode()
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else b""
        for path in folder.rglob("*")
    }


# stopped, refused by the machine, two at once

STEPS = ("rename", "replace", "symlink", "mkdir", "unlink", "rmdir", "open")


def each_step(do: Callable[[], None]) -> None:
    """Have something done before each step that changes the disk."""

    def before(name: str) -> None:
        real = getattr(os, name)

        def step(*words: Any, **more: Any) -> Any:
            if name != "open" or (len(words) > 1 and words[1] & (os.O_WRONLY | os.O_RDWR)):
                do()
            return real(*words, **more)

        setattr(os, name, step)

    for name in STEPS:
        before(name)
    write = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        do()
        write(path, data[: len(data) // 2])
        do()
        return write(path, data)

    Path.write_bytes = half  # type: ignore[assignment,method-assign]


def dies(folder: Path, words: str, at: int) -> bool:
    """Publish in another process, killed before its step number ``at``; if it came so far."""

    def work() -> None:
        left = iter(range(at))

        def count() -> None:
            if next(left, None) is None:
                os._exit(9)

        each_step(count)
        put(folder, words, keep=2)
        os._exit(0)

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    child.join()
    assert child.exitcode in (0, 9)
    return child.exitcode == 9


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied in Linux's way")
@pytest.mark.parametrize("start", [0, 1, 3])
def test_it_may_be_killed_at_any_step(tmp_path: Path, start: int) -> None:
    at = 0
    while True:
        folder = tmp_path / str(at)
        for number in range(start):
            put(folder, f"old {number}", keep=2)
        stopped = dies(folder, "new", at)
        if start or not stopped:
            assert shown(folder) in ("new", f"old {start - 1}")
        put(folder, "newer", keep=2)
        assert shown(folder) == "newer"
        left = {path.name for path in folder.iterdir()} | set(releases(folder))
        assert {name for name in left if name.endswith(".part")} == set()
        assert len(releases(folder)) <= 2
        if not stopped:
            break
        at += 1
    assert at > 10


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied in Linux's way")
def test_going_back_may_be_killed_at_any_step(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "two")
    for at in range(3):
        assert shown(tmp_path) == "two"
        child = multiprocessing.get_context("fork").Process(target=_go_back, args=(tmp_path, at))
        child.start()
        child.join()
    Shelf(tmp_path).go_back()
    assert shown(tmp_path) == "one"


def _go_back(folder: Path, at: int) -> None:
    left = iter(range(at))
    each_step(lambda: os._exit(9) if next(left, None) is None else None)
    Shelf(folder).go_back()
    os._exit(0)


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "one")
    before = everything(tmp_path)

    def fill(folder: Path) -> str:
        site("two")(folder)
        raise OSError(errno.ENOSPC, "No space left on device")

    place = Shelf(tmp_path)
    with place.turn(lambda: None), pytest.raises(OSError, match="No space"):
        place.put(fill, 5)

    assert everything(tmp_path) == before


def test_two_take_turns(tmp_path: Path) -> None:
    waits, done = Event(), []
    first, second = Shelf(tmp_path), Shelf(tmp_path)

    def other() -> None:
        with second.turn(waits.set):
            done.append(second.put(site("two"), 5))

    with first.turn(lambda: None):
        thread = Thread(target=other)
        thread.start()
        assert waits.wait(30)
        thread.join(0.3)  # it would be done by now, if it did not wait
        assert done == []
        first.put(site("one"), 5)
    thread.join(30)

    assert shown(tmp_path) == "two"
    assert len(Shelf(tmp_path).names()) == 2


# the guide


def git(root: Path, *words: str) -> str:
    me = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(root), *me, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def commit(guide: Guide) -> None:
    git(guide.root, "add", ".")
    git(guide.root, "commit", "-q", "-m", "Words")


@pytest.fixture(scope="module")
def ready_pattern(tmp_path_factory: pytest.TempPathFactory, built: Guide) -> Guide:
    """A guide with real contacts, all addresses in its ledger, and everything committed."""
    root = tmp_path_factory.mktemp("ready") / "guide"
    shutil.copytree(built.root, root)
    guide = Guide(root)
    (root / ".gitignore").write_text("site/\n.cache/\ndocs/e[ns]/\n", "utf-8")
    site = guide.read("site")
    site |= {"example": "no", "address": "https://crutches.test"}
    site["clinic"] |= {"name": "The Clinic", "phone": "020 7946 0000"}
    site["security"] |= {"contact": "us@crutches.test"}
    guide.write("site", site)
    git(root, "init", "-q")
    commit(guide)
    assert guide.run("publish", "--ledger") == FINE
    commit(guide)
    return guide


@pytest.fixture
def ready(tmp_path: Path, ready_pattern: Guide) -> Guide:
    shutil.copytree(ready_pattern.root, tmp_path / "guide")
    return Guide(tmp_path / "guide")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory, ready_pattern: Guide) -> Path:
    """What a server shows after a guide was published."""
    folder = tmp_path_factory.mktemp("public")
    assert ready_pattern.run("publish", "--to", str(folder)) == FINE
    return folder


def test_what_is_published_is_what_is_built(public: Path, ready_pattern: Guide) -> None:
    assert ready_pattern.run("build") == FINE
    ours = {"SHA256SUMS", "manifest.json", "sbom.cdx.json"}

    found = everything(public / "current")

    wanted = everything(ready_pattern.root / "site")
    del wanted[".sitegen"]
    assert {name: data for name, data in found.items() if name not in ours} == wanted
    assert ours <= set(found)


def test_the_sums_are_those_of_the_files(public: Path) -> None:
    lines = (public / "current" / "SHA256SUMS").read_text("utf-8").splitlines()
    told = dict(line.split("  ")[::-1] for line in lines)
    there = {
        path.relative_to(public / "current").as_posix(): path
        for path in (public / "current").rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert told == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()
    }


def test_the_manifest_says_what_it_was_made_from(public: Path, ready_pattern: Guide) -> None:
    told = json.loads((public / "current" / "manifest.json").read_bytes())

    assert told["commit"] == git(ready_pattern.root, "rev-parse", "HEAD").strip()
    assert told["committed"] == git(ready_pattern.root, "log", "-1", "--format=%cI").strip()
    assert told["content"].startswith((public / "current").readlink().name)
    assert re.fullmatch(r"[\d.]+", told["tools"]["mkdocs"])
    assert told["files"] == len((public / "current" / "SHA256SUMS").read_text().splitlines()) - 2


def test_the_same_commit_gives_the_same_bytes_on_another_day(
    tmp_path: Path, public: Path, ready: Guide
) -> None:
    assert ready.run("publish", "--to", str(tmp_path / "a"), "--today", "2026-12-24") == FINE

    assert everything(tmp_path / "a" / "current") == everything(public / "current")


def test_a_rollback_needs_no_guide_that_is_ready(
    tmp_path: Path, sample: Guide, capsys: Capture
) -> None:
    put(tmp_path / "a", "one")
    put(tmp_path / "a", "two")

    assert sample.run("publish", "--to", str(tmp_path / "a"), "--rollback") == FINE

    assert shown(tmp_path / "a") == "one"
    assert f"{tmp_path / 'a' / 'current'} shows" in capsys.readouterr().out


def _example(guide: Guide) -> None:
    guide.edit("site", "example", "yes")
    commit(guide)


def _mistake(guide: Guide) -> None:
    guide.edit("risks/a-fall", "questions.0", "How do I fall well")
    commit(guide)


def _unreviewed(guide: Guide) -> None:
    guide.edit("site", "publish", "refuse")
    commit(guide)


def _changed(guide: Guide) -> None:
    guide.edit("risks/a-fall", "title", "A bad fall")


def _new_file(guide: Guide) -> None:
    (guide.root / "notes.txt").write_text("x", "utf-8")


def _no_git(guide: Guide) -> None:
    shutil.rmtree(guide.root / ".git")


def _broken_git(guide: Guide) -> None:
    (guide.root / ".git" / "index").write_bytes(b"junk")


def _ignored(guide: Guide) -> None:
    (guide.root / ".git" / "info" / "exclude").write_text("slip.yml\n", "utf-8")
    guide.path("risks/slip").write_bytes(guide.path("risks/a-fall").read_bytes())


def _not_looked_at(guide: Guide) -> None:
    git(guide.root, "update-index", "--skip-worktree", "content/risks/a-fall.yml")
    _changed(guide)


def _new_address(guide: Guide) -> None:
    guide.write("risks/slip", guide.read("risks/a-fall") | {"title": "A slip"})
    commit(guide)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_example, "The contacts are those of an example."),
        (_mistake, "The checks found mistakes."),
        (_unreviewed, "checks found mistakes"),
        (_changed, "These files are not committed: content/risks/a-fall.yml."),
        (_new_file, "These files are not committed: notes.txt."),
        (_no_git, "This folder is not kept with git."),
        (_broken_git, "(git says: "),
        (_ignored, "These files are not committed: content/risks/slip.yml."),
        (_not_looked_at, "These files are not committed: content/risks/a-fall.yml."),
        (_new_address, "not yet in content/published.yml: risks/slip."),
    ],
)
@pytest.mark.parametrize("to", [True, False])
def test_a_guide_that_is_not_ready_is_refused(
    tmp_path: Path,
    ready: Guide,
    capsys: Capture,
    spoil: Callable[[Guide], None],
    said: str,
    to: bool,
) -> None:
    spoil(ready)

    words = ("--to", str(tmp_path / "public")) if to else ()
    assert ready.run("publish", *words) == PROBLEMS

    told = capsys.readouterr().err
    assert said in told
    assert told.endswith("Nothing was published.\n")
    assert not (tmp_path / "public").exists()


def test_drafts_are_told_of_and_left_out(ready: Guide, tmp_path: Path, capsys: Capture) -> None:
    ready.path("risks/a-slip").write_text("status: draft\ntitle: A slip\n", "utf-8")
    commit(ready)

    assert ready.run("publish", "--to", str(tmp_path / "public")) == FINE

    assert "Left out, as they are drafts: risks/a-slip.\n" in capsys.readouterr().out
    files = [path.read_bytes() for path in (tmp_path / "public" / "current").rglob("*.*ml")]
    assert not [data for data in files if b"A slip" in data or b"Not checked, not for" in data]


def test_a_preview_is_no_place_for_releases(ready: Guide, tmp_path: Path, capsys: Capture) -> None:
    assert ready.run("build", "--preview", "--site", str(tmp_path / "preview")) == FINE

    assert ready.run("publish", "--to", str(tmp_path / "preview")) == WRONG_USE
    assert "Nothing was published." in capsys.readouterr().err


def test_it_is_told_when_all_is_ready(ready: Guide, capsys: Capture) -> None:
    assert ready.run("publish") == FINE
    assert capsys.readouterr().out.endswith("The guide may be published.\n")


def test_all_that_is_in_the_way_is_told_at_once(sample: Guide, capsys: Capture) -> None:
    assert sample.run("publish") == PROBLEMS

    said = capsys.readouterr().err
    assert "not kept with git" in said
    assert "contacts" in said
    assert "addresses" in said


def test_the_guides_own_folder_is_no_place_for_releases(ready: Guide, capsys: Capture) -> None:
    assert ready.run("publish", "--to", str(ready.root / "public")) == WRONG_USE
    assert "outside" in capsys.readouterr().err


def test_files_that_change_meanwhile_are_not_published(
    tmp_path: Path, ready: Guide, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    real = assemble

    def and_save(*words: Any) -> Any:
        _changed(ready)
        return real(*words)

    monkeypatch.setattr("sitegen.publishing.make.assemble", and_save)

    assert ready.run("publish", "--to", str(tmp_path / "public")) == PROBLEMS
    assert "changed while it was built" in capsys.readouterr().err
    assert not (tmp_path / "public" / "current").exists()
    assert releases(tmp_path / "public") == []


def test_a_machine_that_refuses_leaves_the_last_release(
    tmp_path: Path, ready: Guide, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert ready.run("publish", "--to", str(tmp_path / "public")) == FINE
    before = everything(tmp_path / "public")
    _changed(ready)
    commit(ready)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sitegen.finish.write_if_changed", full)

    assert ready.run("publish", "--to", str(tmp_path / "public")) == WRONG_USE
    assert "no space left" in capsys.readouterr().err
    assert everything(tmp_path / "public") == before


def test_older_words_are_not_published_over_newer_ones(
    tmp_path: Path, ready: Guide, capsys: Capture
) -> None:
    """Two people, two copies of the guide, one server."""
    shutil.copytree(ready.root, tmp_path / "other")
    _changed(ready)
    commit(ready)
    assert ready.run("publish", "--to", str(tmp_path / "public")) == FINE
    before = everything(tmp_path / "public")

    assert Guide(tmp_path / "other").run("publish", "--to", str(tmp_path / "public")) == PROBLEMS

    assert "git pull" in capsys.readouterr().err
    assert everything(tmp_path / "public") == before


def test_a_commit_that_was_published_may_be_replaced(
    tmp_path: Path, ready: Guide, capsys: Capture
) -> None:
    assert ready.run("publish", "--to", str(tmp_path / "public")) == FINE
    git(ready.root, "commit", "--amend", "-q", "-m", "Better said")
    assert ready.run("publish", "--to", str(tmp_path / "public")) == PROBLEMS
    said = re.search(r'"git (merge -s ours [0-9a-f]+)"', capsys.readouterr().err)

    assert said
    git(ready.root, *said[1].split())
    assert ready.run("publish", "--to", str(tmp_path / "public")) == FINE


def test_a_page_that_an_exception_lets_pass_is_still_unread(ready: Guide) -> None:
    ready.edit("site", "publish", "refuse")
    commit(ready)
    checked = ready.check()
    checked.problems = [one for one in checked.problems if one.code != "REV04"]

    assert "Nobody with a licence has checked these pages" in not_ready(ready.root, checked)[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rollback",), "Name their folder with --to."),
        (("--rollback", "--to", "nowhere"), "There is no release in nowhere."),
    ],
)
def test_wrong_use(sample: Guide, capsys: Capture, words: tuple[str, ...], said: str) -> None:
    assert sample.run("publish", *words) == WRONG_USE
    assert said in capsys.readouterr().err


def test_one_release_is_not_enough(sample: Guide, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        sample.run("publish", "--keep", "1")
    assert "keep two releases or more" in capsys.readouterr().err


# the ledger


def test_the_ledger_gets_new_addresses_at_its_end(ready: Guide, capsys: Capture) -> None:
    path = ready.path("published")
    text = path.read_text("utf-8").replace("  - ", "- ") + "# mine\n"
    path.write_text(text, "utf-8")
    _new_address(ready)

    assert ready.run("publish", "--ledger") == FINE

    assert path.read_text("utf-8") == f"{text}- risks/slip\n"
    assert "content/published.yml: risks/slip\n" in capsys.readouterr().out
    assert ready.run("publish", "--ledger") == FINE
    assert path.read_text("utf-8") == f"{text}- risks/slip\n"


def test_a_ledger_in_another_form_stays_as_it_is(ready: Guide, capsys: Capture) -> None:
    path = ready.path("published")
    pages = [line[4:] for line in path.read_text("utf-8").splitlines() if line[:4] == "  - "]
    text = f"addresses: [{', '.join(pages)}]\n"
    path.write_text(text, "utf-8")
    _new_address(ready)

    assert ready.run("publish", "--ledger") == WRONG_USE

    assert "Add these lines" in capsys.readouterr().err
    assert path.read_text("utf-8") == text


def test_a_published_page_cannot_get_lost(ready: Guide) -> None:
    ready.path("published").write_text("addresses:\n  - risks/gone\n", "utf-8")

    assert "ADR01" in ready.codes()
