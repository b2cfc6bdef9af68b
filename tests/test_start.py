"""The doors: an old Python, the stamp, set-up and its failures, two at once, the test lanes."""

import ast
import errno
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import _browser
import _door
import _lanes
import _node
import _setup
import _start

SCRIPTS = Path(_start.__file__).parent
DOORS = sorted(path for path in SCRIPTS.glob("*.py") if not path.name.startswith("_"))
PYTHON = [sys.executable, "-c"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with two locks, not yet set up."""
    locks = tmp_path / "scripts" / "requirements"
    locks.mkdir(parents=True)
    (locks / "build.txt").write_text("a==1\n", encoding="utf-8")
    (locks / "test.txt").write_text("a==1\nb==2\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(root: Path) -> Path:
    """The same folder, with a `.venv` that looks finished and holds the build lock."""
    pretend_venv(root)
    _setup.write_stamp(root, _setup.new_stamp(root, "build"))
    return root


def pretend_venv(root: Path) -> None:
    python = Path(_door.python_of(str(root)))
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("", encoding="utf-8")


# An old Python


@pytest.mark.parametrize("path", [*DOORS, SCRIPTS / "_start.py"], ids=lambda path: path.name)
def test_an_old_python_can_read_the_doors(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="ascii"), feature_version=(3, 7))
    for node in ast.walk(tree):
        assert not isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr))
        assert not getattr(node, "annotation", None)
        assert not getattr(node, "returns", None)


@pytest.mark.parametrize("path", DOORS, ids=lambda path: path.name)
def test_a_door_asks_for_the_command_of_its_name(path: Path) -> None:
    closing = path.read_text(encoding="utf-8").splitlines()[-1]
    assert closing == f'sys.exit(_start.run("{path.stem}"))'


@pytest.mark.parametrize("door", ["build", "check", "find_version", "history", "new", "test"])
def test_an_old_python_gets_one_sentence(door: str) -> None:
    pretend = (
        f"import runpy, sys; sys.path.insert(0, {str(SCRIPTS)!r}); "
        f"sys.version_info = (2, 7, 18); runpy.run_path({str(SCRIPTS / door)!r} + '.py')"
    )
    ended = subprocess.run([*PYTHON, pretend], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "This needs Python 3.11 or newer; you have 2.7. "
        "Install it from python.org (or: apt install python3), then try again.\n"
    )


def test_debian_12_is_new_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_door, "run", lambda command, words: 42)
    monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))
    assert _start.run("build") == 42


# The locks


@pytest.mark.parametrize("name", ["build", "test"])
def test_locks_name_no_place_and_hash_every_package(name: str) -> None:
    text = (SCRIPTS / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--index|--find-links", text)
    entries = re.split(r"\n(?=\S)", text.partition("\n")[2])
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    assert all("==" in entry and "--hash=sha256:" in entry for entry in packages)


def test_the_test_lock_holds_the_build_lock() -> None:
    build, test = (
        set(re.findall(r"^[\w.-]+==[^\s;]+", (SCRIPTS / "requirements" / name).read_text(), re.M))
        for name in ("build.txt", "test.txt")
    )
    assert build
    assert build <= test


# The stamp


def test_no_stamp_is_not_current(root: Path) -> None:
    pretend_venv(root)
    assert not _door.is_current(str(root), "build")


def test_a_build_stamp_is_not_enough_for_the_tests(made: Path) -> None:
    assert _door.is_current(str(made), "build")
    assert not _door.is_current(str(made), "test")


def test_a_test_stamp_is_enough_for_a_build(made: Path) -> None:
    _setup.write_stamp(made, _setup.new_stamp(made, "test"))
    assert _door.is_current(str(made), "build")
    assert _door.is_current(str(made), "test")


def lock_changes(root: Path) -> None:
    Path(_door.lock_path(str(root), "build")).write_text("a==2\n", encoding="utf-8")


def lock_goes(root: Path) -> None:
    Path(_door.lock_path(str(root), "build")).unlink()


def python_goes(root: Path) -> None:
    Path(_door.python_of(str(root))).unlink()


def stamp_is_damaged(root: Path) -> None:
    Path(_door.stamp_path(str(root))).write_bytes(b"python\n\xff")


def base_goes(root: Path) -> None:
    stamp = _door.read_stamp(str(root))
    _setup.write_stamp(root, {**stamp, "base": str(root / "no python")})


def other_python(root: Path) -> None:
    stamp = _door.read_stamp(str(root))
    _setup.write_stamp(root, {**stamp, "python": "3.10 some-computer"})


@pytest.mark.parametrize(
    "change", [lock_changes, lock_goes, python_goes, stamp_is_damaged, base_goes, other_python]
)
def test_a_change_makes_the_stamp_stale(made: Path, change: Callable[[Path], None]) -> None:
    change(made)
    assert not _door.is_current(str(made), "build")


def test_a_current_environment_needs_no_set_up(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(_setup, "run")
    assert _door.ensure(str(made), "build") == 0
    assert capsys.readouterr() == ("", "")


# Set-up


@pytest.fixture
def commands(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the programs of set-up, and keeps what would have been run."""
    ran: list[str] = []

    def step(place: Path, command: Sequence[str]) -> str:
        assert not Path(_door.stamp_path(str(root))).exists()
        ran.append(" ".join(command))
        pretend_venv(place)
        return ""

    monkeypatch.setattr(_setup, "step", step)
    return ran


def test_a_first_run_says_so_and_makes_everything(
    root: Path, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _setup.run(str(root), "build") == 0
    assert capsys.readouterr().err == "First run: setting up in .venv (about a minute) ...\n"
    venv, ensurepip, pip = commands
    assert "-m venv" in venv
    assert "-m ensurepip" in ensurepip
    assert "--require-hashes --only-binary :all:" in pip
    assert pip.endswith("build.txt")
    assert _door.is_current(str(root), "build")


def test_a_changed_lock_is_only_installed(
    made: Path, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lock_changes(made)
    assert _setup.run(str(made), "build") == 0
    assert "list of tools has changed" in capsys.readouterr().err
    assert len(commands) == 1


def test_test_tools_are_added(
    made: Path, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _setup.run(str(made), "test") == 0
    assert "Adding the test tools" in capsys.readouterr().err
    assert len(commands) == 1
    assert _door.is_current(str(made), "test")


@pytest.mark.parametrize(
    ("change", "cause"), [(other_python, "another Python"), (stamp_is_damaged, "not finished")]
)
def test_a_bad_environment_is_made_again(
    made: Path,
    commands: list[str],
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
    cause: str,
) -> None:
    change(made)
    (made / ".venv" / "left over").mkdir()
    assert _setup.run(str(made), "build") == 0
    assert cause in capsys.readouterr().err
    assert len(commands) == 3
    assert not (made / ".venv" / "left over").exists()


@pytest.mark.parametrize(
    ("printed", "still_good"),
    [("ERROR: Max retries exceeded", True), ("Installing collected packages: b\nERROR: x", False)],
)
def test_pip_that_changed_nothing_leaves_the_old_stamp(
    made: Path, monkeypatch: pytest.MonkeyPatch, printed: str, still_good: bool
) -> None:
    def step(place: Path, command: Sequence[str]) -> str:
        raise _setup.StepError(printed)

    monkeypatch.setattr(_setup, "step", step)
    assert _setup.run(str(made), "test") in (2, 3)
    assert _door.is_current(str(made), "build") is still_good


def test_a_step_keeps_its_words_in_the_log(root: Path) -> None:
    (root / ".cache").mkdir()
    with pytest.raises(_setup.StepError, match="é went wrong"):
        _setup.step(root, [sys.executable, "-X", "utf8", "-c", "exit('é went wrong')"])
    assert (root / _setup.LOG).read_text(encoding="utf-8") == "é went wrong\n"


def test_a_log_that_cannot_be_written_hides_nothing(root: Path) -> None:
    with pytest.raises(_setup.StepError, match="cause"):
        _setup.step(root, [*PYTHON, "exit('cause')"])


# Failures of set-up: (what happened, what is said)

NO_DISTRIBUTION = "ERROR: No matching distribution found for a==1"
RETRY = "WARNING: Retrying (Retry(total=0)) after connection broken by "
FAILURES = [
    (OSError(errno.ENOSPC, "No space"), _setup.NO_SPACE),
    (PermissionError(errno.EACCES, "Permission denied"), _setup.NO_LEAVE),
    (OSError(errno.EROFS, "Read-only file system"), _setup.NO_LEAVE),
    (_setup.StepError("OSError: [Errno 28] No space left on device"), _setup.NO_SPACE),
    (_setup.StepError("ERROR: [WinError 112] Le disque est plein"), _setup.NO_SPACE),
    (_setup.StepError("ERROR: [Errno 13] Permission denied: '/x'"), _setup.NO_LEAVE),
    (_setup.StepError("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES from"), _setup.WRONG_HASH),
    (_setup.StepError("No module named ensurepip"), _setup.NO_VENV),
    (_setup.StepError(f"{RETRY}'NewConnectionError()'\n{NO_DISTRIBUTION}"), _setup.NO_NETWORK),
    (_setup.StepError(f"{RETRY}'ReadTimeout'\n[Errno 28] No space left"), _setup.NO_SPACE),
    (_setup.StepError(f"{RETRY}'NewConnectionError([Errno 13])'"), _setup.NO_NETWORK),
]


@pytest.mark.parametrize(("trouble", "sentence"), FAILURES)
def test_a_known_failure_is_one_sentence(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    trouble: Exception,
    sentence: str,
) -> None:
    def set_up(place: Path, lock: str) -> None:
        (place / _setup.LOG).write_text("what pip said\n", encoding="utf-8")
        raise trouble

    monkeypatch.setattr(_setup, "set_up", set_up)
    assert _setup.run(str(root), "build") == 2
    assert capsys.readouterr().err == f"{sentence} Details: .cache/setup.log\n"


def test_no_package_for_this_computer_names_it() -> None:
    said = _setup.meaning(_setup.StepError(NO_DISTRIBUTION))
    assert said is not None
    assert _door.this_python() in said


def test_an_unknown_failure_names_the_log(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def set_up(place: Path, lock: str) -> None:
        raise RuntimeError("the moon is full")

    monkeypatch.setattr(_setup, "set_up", set_up)
    assert _setup.run(str(root), "build") == 3
    assert capsys.readouterr().err == (
        "Set-up stopped for a reason nobody foresaw: the moon is full. Details: .cache/setup.log\n"
    )
    assert "Traceback" in (root / _setup.LOG).read_text(encoding="utf-8")


def test_a_python_without_venv_is_told_of(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert _setup.run(str(root), "build") == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_a_missing_lock_is_told_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock_goes(root)
    assert _setup.run(str(root), "build") == 2
    assert "scripts/requirements/build.txt is missing" in capsys.readouterr().err


# Two at once

HOLD = "import _setup, sys\nwith _setup.only_one(_setup.Path(sys.argv[1])): print('in'), input()"


def holder(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PYTHON, f"import sys; sys.path.insert(0, {str(SCRIPTS)!r})\n{HOLD}", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


@pytest.mark.parametrize("end", ["finished", "killed"])
def test_the_second_waits_for_the_first(tmp_path: Path, end: str) -> None:
    path = tmp_path / ".cache" / "setup.lock"
    with holder(path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "in\n"
        with holder(path) as second:
            assert second.stderr is not None
            assert second.stderr.readline() == "Another set-up is running; waiting for it.\n"
            if end == "killed":
                first.kill()
            else:
                first.communicate("\n")
            assert second.communicate("\n") == ("in\n", "")


def test_whoever_waited_does_not_set_up_again(
    made: Path, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _setup.run(str(made), "build") == 0
    assert commands == []
    assert capsys.readouterr().err == ""


# The child


@pytest.mark.parametrize(
    ("code", "interrupted", "given"),
    [
        (0, False, 0),
        (7, False, 7),
        (0, True, 0),
        (1, True, 130),
        (-signal.SIGINT, False, 130),
        (_door.CTRL_C_ON_WINDOWS, False, 130),
        (-15, False, 143),
    ],
)
def test_exit_codes(code: int, interrupted: bool, given: int) -> None:
    assert _door.exit_code(code, interrupted) == given


def test_a_child_is_given_our_packages_and_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "theirs")
    env = _door.environment("here")
    first, _, rest = env["PYTHONPATH"].partition(os.pathsep)
    assert (Path(first), rest) == (Path("here/scripts"), "theirs")
    assert env["PYTHONUTF8"] == "1"


def test_a_childs_exit_code_comes_back() -> None:
    assert _door.wait_for([*PYTHON, "exit(7)"], _door.environment(_door.ROOT)) == 7


def test_ctrl_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(root: str, lock: str) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(_door, "ensure", interrupted)
    assert _door.run("build", []) == 130
    assert capsys.readouterr() == ("", "")


def test_a_python_that_cannot_start_is_told_of(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_door, "ROOT", str(root))
    monkeypatch.setattr(_door, "ensure", lambda root, lock: 0)
    assert _door.run("build", []) == 2
    assert "Remove the folder .venv" in capsys.readouterr().err


# The test lanes


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ([], "not slow and not long"),
        (["--fast"], "not browser and not heavy and not slow and not long"),
        (["--slow"], "not long"),
        (["--slow", "--long"], ""),
    ],
)
def test_lanes(words: list[str], marks: str) -> None:
    plan = _lanes.plan(words)
    assert (plan.marks, plan.words) == (marks, ())
    assert list(_lanes.steps("here", plan)) == ["ruff check", "ruff format", "mypy", "pytest"]


@pytest.mark.parametrize(
    ("words", "lock"), [([], "test"), (["--fast"], "test"), (["--long"], "long")]
)
def test_only_the_long_lane_needs_the_fuzzer(
    words: list[str], lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = {lock: 7}
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(_door, "ensure", lambda root, asked: codes[asked])
    assert _lanes.run("here", words) == 7


@pytest.mark.parametrize(
    ("lock", "held"),
    [("build", ["build"]), ("test", ["build", "test"]), ("long", ["build", "test", "long"])],
)
def test_a_lock_holds_those_before_it(lock: str, held: list[str]) -> None:
    stamp = _setup.new_stamp(Path(_door.ROOT), lock)
    assert [name for name in stamp if name not in ("python", "base")] == held


def test_other_words_go_to_pytest_alone() -> None:
    (command,) = _lanes.steps("here", _lanes.plan(["--fast", "tests/a.py", "-k", "x"])).values()
    assert command[-3:] == ["tests/a.py", "-k", "x"]
    assert "-n" not in command


def test_long_tests_are_refused_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert _lanes.run("here", ["--long"]) == 2
    assert "not for CI" in capsys.readouterr().err


def test_every_step_runs_and_the_failed_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exits = {"mypy": [*PYTHON, "exit(3)"], "ruff": [*PYTHON, ""], "pytest": [*PYTHON, "exit(5)"]}
    env = _door.environment(_door.ROOT)
    assert _lanes.run_steps(str(tmp_path), exits, env) == 3
    shown = re.sub(r"\d+\.\d", "0.0", capsys.readouterr().out).splitlines()
    assert shown == [
        "== mypy: FAILED (0.0 s)",
        "== ruff: passed (0.0 s)",
        "== pytest: FAILED (0.0 s)",
        "No test was run: perhaps it is in a lane that needs --slow or --long.",
        "Failed: mypy, pytest.",
    ]


def test_no_browser_is_never_silent(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def step(place: Path, command: Sequence[str]) -> str:
        raise _setup.StepError("no network")

    monkeypatch.setattr(_setup, "step", step)
    monkeypatch.setattr(_browser, "NAMES", ())
    monkeypatch.setattr(_browser, "is_debian_root", lambda: True)
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert _lanes.start(str(root), _lanes.plan([])) == 2
    assert capsys.readouterr().err.endswith(_browser.SAY_HOW + "\n")


def test_a_missing_program_is_never_silent(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(_browser, "is_debian_root", lambda: False)
    assert _lanes.start(str(root), _lanes.plan(["--fast", "--slow"])) == 2
    said = capsys.readouterr().err
    assert "need Java 11 or newer" in said
    assert "sudo apt install default-jre-headless" in said


def test_packages_of_npm_are_fetched_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _node.FILES:
        (root / "scripts" / "requirements" / name).write_text("{}", encoding="utf-8")
    steps: list[Sequence[str]] = []
    monkeypatch.setattr(_setup, "step", lambda place, command: steps.append(command))
    _node.ensure(root)
    _node.ensure(root)
    assert len(steps) == 1
    assert "--ignore-scripts" in steps[0]

    (root / "scripts" / "requirements" / _node.FILES[1]).write_text("{ }", encoding="utf-8")
    _node.ensure(root)
    assert len(steps) == 2


def test_packages_that_cannot_be_fetched_are_never_silent(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def step(place: Path, command: Sequence[str]) -> str:
        raise _setup.StepError("no network")

    for name in _node.FILES:
        (root / "scripts" / "requirements" / name).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(_setup, "step", step)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert _lanes.start(str(root), _lanes.plan(["--fast", "--slow"])) == 2
    assert capsys.readouterr().err.endswith(_node.NO_PACKAGES + "\n")


def test_a_named_browser_must_exist(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(_browser.NoBrowserError, match="/no/such/browser"):
        _browser.ensure(root)


def test_a_named_browser_is_used_if_it_can_be_driven(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    monkeypatch.setattr(_browser, "is_debian_root", lambda: False)
    monkeypatch.setattr(_browser, "drivable", lambda root: True)
    assert _browser.ensure(root) == sys.executable
    monkeypatch.setattr(_browser, "drivable", lambda root: False)
    with pytest.raises(_browser.NoBrowserError, match="libatomic1"):
        _browser.ensure(root)
