"""A guide begun from this one: whole or not at all, nothing of the old one in it, and it works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from subprocess import DEVNULL

import pytest
from conftest import REPO, SAMPLE, STARTER, TODAY, Guide, read_yaml
from filelock import FileLock
from test_architecture import STANDING_EXAMPLE, SUBJECT

from sitegen.cli import main
from sitegen.problem import Problem
from sitegen.starting import Begun, place
from sitegen.starting.answers import Answers, RefusedError
from sitegen.starting.lines import put, take_out
from sitegen.starting.tools import ABOUT_THIS_GUIDE, SHARED

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
OWN = {
    "name": "Safe use of crutches",
    "clinic": "Hill Clinic: St. Mary's",
    "phone": "555-0199",
    "emergency": "112",
    "address": "https://crutches.example.com",
    "colour": "#5a2a6b",
}
BEGUN = Begun("0 errors", "It is kept.", [])
HEAD = re.compile(r"neck|(?:low.)?back", re.IGNORECASE)  # parts of the body, in signs and lists


@pytest.fixture(autouse=True, scope="module")
def git_knows_nobody() -> Iterator[None]:
    """Whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("GIT_", "EMAIL"))]:
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


def start(folder: Path, *words: str, root: Path = REPO) -> int:
    """Begin a guide by the command, with everything said; what is said last counts."""
    said = [word for key, value in OWN.items() for word in (f"--{key}", value)]
    day = ("--root", str(root), "--today", TODAY.isoformat())
    return main(["start", str(folder), *day, *said, *words])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A new guide on a subject of its own."""
    folder = tmp_path_factory.mktemp("clinic") / "crutches"
    assert start(folder) == 0
    return Guide(folder)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A new guide with all pages of the sample, for another clinic."""
    root = tmp_path_factory.mktemp("clinic")
    shutil.copytree(SAMPLE, root / "old")
    lent = read_yaml(STARTER / "content" / "vocabulary.yml")
    guide = Guide(root / "old")
    guide.write("vocabulary", lent | guide.read("vocabulary"))
    guide.edit("exceptions", "exceptions", [])
    assert start(root / "new", "--content", "copy", root=guide.root) == 0
    return Guide(root / "new")


def serious(problems: list[Problem]) -> list[str]:
    """Errors, as a person reads them."""
    return [problem.text() for problem in problems if problem.severity == "error"]


def words_of(guide: Guide) -> Iterator[tuple[Path, str]]:
    """Every file for readers: content, README and shell, but no notes on how to write pages."""
    notes = ("schema", "README.md", "FIELDS.md", "PROBLEMS.md")
    for path in (path for path in sorted((guide.root / "content").rglob("*")) if path.is_file()):
        if not set(notes) & set(path.relative_to(guide.root / "content").parts):
            yield path, path.read_text("utf-8")
    for path in (guide.root / "README.md", guide.root / "mkdocs.yml", *guide.root.glob("docs/*/*")):
        if path.is_file() and path.suffix != ".png":
            yield path, path.read_text("utf-8")


# with pages of its own


def test_it_passes_the_check_and_builds_at_once(empty: Guide) -> None:
    assert serious(empty.problems()) == []
    assert empty.run("build") == 0

    home = (empty.root / "site" / "index.html").read_text("utf-8")
    assert "Safe use of crutches" in home
    assert "Hill Clinic: St. Mary&#39;s" in home or "Hill Clinic: St. Mary's" in home


def test_a_preview_shows_a_page_of_each_kind_to_fill_in(empty: Guide) -> None:
    assert empty.run("build", "--preview") == 0

    drafts = {path.parent.name for path in (empty.root / "content").glob("*/*.yml")}
    assert drafts >= {"techniques", "conditions", "contraindications", "risks", "aftercare"}
    assert (empty.root / "preview" / "conditions" / "a-problem" / "index.html").is_file()


def test_its_name_contacts_and_colour_are_its_own(empty: Guide) -> None:
    site = empty.read("site")

    assert site["name"] == site["home"]["title"] == OWN["name"]
    assert site["clinic"]["name"] == site["owner"]["publisher"] == OWN["clinic"]
    assert site["clinic"]["phone"] == OWN["phone"]
    assert site["contacts"]["emergency"]["phone"] == OWN["emergency"]
    assert site["address"] == OWN["address"]
    assert site["colour"] == OWN["colour"]
    assert site["example"] == "yes"


def test_nothing_of_the_old_subject_is_left(empty: Guide) -> None:
    """But for the examples of the tools, in remarks and in the README."""
    found = {path: SUBJECT.findall(_said(text)) for path, text in words_of(empty)}

    assert {path for path, words in found.items() if not all(map(HEAD.fullmatch, words))} == set()
    assert (
        SUBJECT.search(_said((REPO / "content" / "site.yml").read_text("utf-8")))
        or not (REPO / "tests" / "guide").exists()
    )


def _said(text: str) -> str:
    """What is no remark and no standing example."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return STANDING_EXAMPLE.sub("", "\n".join(lines))


def test_nothing_of_the_old_clinic_is_left(copied: Guide) -> None:
    site = read_yaml(SAMPLE / "content" / "site.yml")
    old = (site["clinic"]["name"], site["clinic"]["phone"], site["clinic"]["address"], "555-0101")

    for path, text in words_of(copied):
        if path.name != "README.md":  # it tells that an Example Clinic is no clinic
            assert not [name for name in (*old, site["address"]) if name in text], path


# with the pages of the old one


def test_a_copy_has_all_pages_and_passes_but_for_what_was_let_pass(copied: Guide) -> None:
    """The exceptions of the old clinic stay there: somebody of the new one must let it pass."""
    assert {problem.code for problem in copied.problems() if problem.severity == "error"} == {
        "RDG02"
    }
    old = {path.relative_to(SAMPLE) for path in SAMPLE.glob("content/*/*.yml")}
    new = {path.relative_to(copied.root) for path in copied.root.glob("content/*/*.yml")}
    assert old <= new


def test_nobody_in_the_new_clinic_has_signed_or_published_anything(copied: Guide) -> None:
    for path in (copied.root / "content").rglob("*.yml"):
        if "schema" not in path.parts:
            assert "\nreviewed:" not in path.read_text("utf-8"), path
    for name in ("ratings", "published", "redirects", "exceptions"):
        assert not copied.path(name).exists()


def test_a_copy_keeps_every_other_line(copied: Guide) -> None:
    name = Path("content/conditions/foot-in-a-cast.yml")

    assert (copied.root / name).read_bytes() == (SAMPLE / name).read_bytes()


def test_words_that_name_the_old_clinic_are_told(sample: Guide, capsys: Capture) -> None:
    sample.edit("risks/a-fall", "unknown.0", "Nobody at Example Clinic knows.")
    assert start(sample.root.parent / "new", "--content", "copy", root=sample.root) == 0

    assert "\n  content/risks/a-fall.yml:" in capsys.readouterr().out


# the tools


def test_it_has_every_tool_that_git_keeps() -> None:
    """A new file at the top must be named in ``SHARED``, or belong to this guide alone."""
    if not (REPO / ".git").exists():
        pytest.skip("this copy is not kept with git")
    kept = subprocess.run(["git", "-C", REPO, "ls-files", "-z"], capture_output=True, check=True)
    names = [name for name in kept.stdout.decode().split("\0") if name]
    lost = [
        name
        for name in names
        if not name.startswith(SHARED) and not (name.startswith("content/") or name == "README.md")
    ]

    assert lost == []


def test_tests_of_this_guides_words_stay_here(empty: Guide) -> None:
    for name in ABOUT_THIS_GUIDE:
        assert any((REPO / name).glob("test_*.py")) or not (REPO / "tests" / "guide").exists()
        assert not (empty.root / name).exists()
    assert (empty.root / "tests" / "test_new_guide.py").is_file()
    assert not list(empty.root.rglob("__pycache__"))


# git


def test_without_a_name_for_git_no_author_is_invented(empty: Guide, capsys: Capture) -> None:
    said = subprocess.run(["git", "-C", empty.root, "log"], capture_output=True, check=False)

    assert said.returncode != 0
    assert (empty.root / ".git").is_dir()


def test_with_a_name_there_is_one_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for key, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    assert start(tmp_path / "new") == 0
    git = ("git", "-C", str(tmp_path / "new"))
    log = subprocess.run([*git, "log", "--format=%an: %s"], capture_output=True, check=True)
    left = subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True)
    remote = subprocess.run([*git, "remote"], capture_output=True, check=True)

    assert log.stdout.decode() == "Ann: Begin Safe use of crutches\n"
    assert left.stdout == remote.stdout == b""
    assert "in one commit" in capsys.readouterr().out


def test_without_git_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start(tmp_path / "new") == 0

    assert "there is none here" in capsys.readouterr().out


# refused, interrupted, run twice


def _full(folder: Path) -> Path:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", "utf-8")
    return folder


def _file(folder: Path) -> Path:
    folder.write_text("mine", "utf-8")
    return folder


def _inside(folder: Path) -> Path:
    return REPO / "tests" / "new"


@pytest.mark.parametrize(
    ("make", "said"),
    [(_full, "is not empty"), (_file, "is not empty"), (_inside, "in the folder of this guide")],
)
def test_a_place_that_is_taken_is_refused(
    make: Callable[[Path], Path], said: str, tmp_path: Path, capsys: Capture
) -> None:
    folder = make(tmp_path / "new")
    before = sorted(tmp_path.rglob("*"))

    assert start(folder) == 2
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("colour", "#ff8800", 'The nearest colour that is dark enough is "#784000".'),
        ("colour", "orange", '"orange" is not a colour. Write # and six signs'),
        ("phone", "at the desk", '"at the desk" is not a phone number.'),
        ("address", "our-clinic.org", "is not a web address"),
        ("content", "half", '"half" is neither empty nor copy.'),
        ("name", "x" * 161, "make it shorter"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    key: str, value: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    assert start(tmp_path / "new", f"--{key}", value) == 2
    assert said.lower() in capsys.readouterr().err.lower()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["copy_tools", "fill", "keep", "_problems"])
def test_an_interruption_leaves_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"sitegen.starting.beginning.{step}", stop)
    with pytest.raises(KeyboardInterrupt):
        start(tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    """It has a name of its own, and never the one that was wanted. An empty folder will do."""
    _full(tmp_path / ".new.unfinished")
    (tmp_path / "new").mkdir()
    with place.folder_for(tmp_path / "new") as folder:
        (folder / "made.txt").write_text("made", "utf-8")

    assert [path.name for path in tmp_path.rglob("*")] == ["new", "made.txt"]


def test_who_comes_second_keeps_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locks: list[FileLock] = []

    def lock(path: Path, timeout: float) -> FileLock:
        locks.append(FileLock(path, timeout))
        return locks[-1]

    monkeypatch.setattr(place, "FileLock", lock)
    with (
        place.folder_for(tmp_path / "new") as folder,
        pytest.raises(RefusedError, match="Somebody else"),
        place.folder_for(tmp_path / "new"),
    ):
        raise AssertionError(folder)
    assert len(locks) == 2


def test_what_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    with (
        pytest.raises(RefusedError, match="is not empty"),
        place.folder_for(tmp_path / "new"),
    ):
        _full(tmp_path / "new")

    assert [path.name for path in tmp_path.rglob("*")] == ["new", "mine.txt"]


# asked at a terminal


def test_what_is_not_said_is_asked_until_it_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    typed = iter(["", "Hill Clinic", "call us", "555-0199", "", "#ffff00", "", ""])
    asked: list[str] = []

    def answer(words: str) -> str:
        asked.append(words)
        return next(typed)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    told: list[Answers] = []

    def begin(tools: Path, guide: Path, wanted: Path, answers: Answers, today: date) -> Begun:
        told.append(answers)
        return BEGUN

    monkeypatch.setattr("sitegen.starting.begin", begin)
    assert main(["start", str(tmp_path / "new"), "--address", "https://hill.example.com"]) == 0

    assert told == [
        Answers(
            "A guide for patients",
            "Hill Clinic",
            "555-0199",
            "911",
            "https://hill.example.com",
            "",
            "empty",
        )
    ]
    assert asked[0] == "What is the guide called? [A guide for patients] "
    assert len(asked) == 8  # a phone number and a colour were asked for twice
    assert "is not a phone number" in capsys.readouterr().out


# one field at a time

TEXT = """\
# a remark
name: >-
  Old
  name

clinic:
    phone: 1 # the desk
# end
list: {a: 1}
"""


def test_a_field_is_put_in_and_every_other_line_stays() -> None:
    assert put(TEXT, ("name",), "New: one") == TEXT.replace(
        "name: >-\n  Old\n  name\n", 'name: "New: one"\n'
    )
    assert put(TEXT, ("clinic", "phone"), "2") == TEXT.replace("phone: 1 # the desk", "phone: 2")
    assert put(TEXT, ("colour",), "x", after="name") == TEXT.replace(
        "  name\n", "  name\ncolour: x\n"
    )
    assert take_out(TEXT, ("clinic",)) == TEXT.replace("clinic:\n    phone: 1 # the desk\n", "")
    assert take_out(TEXT, ("nothing",)) == TEXT


def test_a_field_among_others_on_a_line_is_refused() -> None:
    with pytest.raises(RefusedError, match='Write "a" on a line of its own'):
        put(TEXT, ("list", "a"), "2")


# with its own tools, as people type it


@pytest.mark.slow
@pytest.mark.parametrize("content", ["empty", "copy"])
def test_its_own_tools_check_and_build_it(content: str, tmp_path: Path) -> None:
    """The build verifies every page. The packages are borrowed: to fetch them takes a minute."""
    new = tmp_path / "new"
    said = [word for key, value in OWN.items() for word in (f"--{key}", value)]
    run_door(REPO, "start", str(new), *said, "--content", content)
    (new / ".venv").symlink_to(REPO / ".venv")
    run_door(new, "check")
    run_door(new, "build")
    pages = list((new / "site").rglob("index.html"))

    assert len(pages) > 10
    assert all("Safe use of crutches" in page.read_text("utf-8") for page in pages)


def run_door(root: Path, door: str, *words: str) -> None:
    """Type one command in a folder; it must end well."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, str(root / "scripts" / f"{door}.py"), *words]
    ran = subprocess.run(
        command, cwd=root, env=kept, capture_output=True, text=True, check=False, stdin=DEVNULL
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
