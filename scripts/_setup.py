"""Makes or repairs `.venv`, the folder with the tools this project uses.

In: the project's folder and the name of a lock in `requirements/`.
Out: 0 and a stamped `.venv`; or 2 after a sentence that says what to do; or 3 after a sentence
that names `.cache/setup.log`, for a trouble nobody foresaw.
"""

import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import _door

LOG = ".cache/setup.log"
LOCKS = ("build", "test", "long")
AGAIN = "then try again."
NO_VENV = (
    "This Python lacks the part that makes an environment (venv). "
    f"On Debian or Ubuntu: sudo apt install python3-venv, {AGAIN}"
)
NO_SPACE = f"The disk is full: set-up needs about 500 MB. Make some room, {AGAIN}"
NO_LEAVE = (
    "Set-up may not write in the project's folder: "
    "it is read-only, in use, or belongs to somebody else. "
    f"Copy the project to a folder of your own (or close the programs that use it), {AGAIN}"
)
NO_NETWORK = (
    "Set-up could not reach the package index. "
    f"Check the internet connection and the proxy settings, {AGAIN}"
)
WRONG_HASH = (
    "A downloaded package is not the one this project was tested with (its hash differs), "
    "so it was not installed. Try again; if it happens again, tell whoever looks after the tools."
)
NO_PACKAGE = (
    "A package has no ready-made file for this computer ({python}). "
    "Use Python 3.11, 3.12 or 3.13, or tell whoever looks after the tools."
)
BAD_NAME = (
    f"A folder's name has a '{os.pathsep}' in it, which Python cannot use. Rename it, {AGAIN}"
)

# What pip and others print when it goes wrong. The last line with a sign in it tells the cause:
# the lines above it may be about troubles that passed.
SIGNS = (
    (
        r"NewConnectionError|Max retries exceeded|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
        r"|Could not fetch URL|ConnectionResetError|IncompleteRead|ProtocolError|HTTP error"
        r"|[Cc]onnection (refused|broken|aborted)|getaddrinfo|name resolution",
        NO_NETWORK,
    ),
    (r"\[Errno (28|122)\]|No space left|WinError (39|112)\b", NO_SPACE),
    (r"\[Errno (1|13|30)\]|Permission denied|Read-only file system|WinError (5|32)\b", NO_LEAVE),
    (r"DO NOT MATCH THE HASHES|HashMismatch|[Hh]ashes are required", WRONG_HASH),
    (r"No module named '?(ensurepip|venv)\b|ensurepip is not available", NO_VENV),
    (r"contains the PATH separator", BAD_NAME),
)
# pip ends with these words whatever the cause, so they count only if no cause is found.
LAST_SIGNS = ((r"No matching distribution found|Could not find a version", NO_PACKAGE),)
FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class StopError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


class StepError(Exception):
    """A step of set-up ended badly; the text is what it printed."""


def run(root: str, lock: str) -> int:
    """Make `.venv` fit a lock. 0, or an exit code with the reason already said."""
    place = Path(root)
    try:
        with only_one(place / ".cache" / "setup.lock"):
            if not _door.is_current(root, lock):
                set_up(place, lock)
    except StopError as stop:
        return fail(str(stop), 2)
    except Exception as trouble:
        return explain(trouble, place)
    return 0


def explain(trouble: Exception, root: Path) -> int:
    """Say what a trouble means: 2 if it is a known one, 3 if not."""
    if not isinstance(trouble, StepError):  # whose words are in the log already
        note(root, "".join(traceback.format_exception(trouble)))
    see = f" Details: {LOG}" if (root / LOG).exists() else ""
    sentence = meaning(trouble)
    if sentence:
        return fail(sentence + see, 2)
    cause = (str(trouble).strip().splitlines() or [type(trouble).__name__])[-1]
    return fail(f"Set-up stopped for a reason nobody foresaw: {cause}.{see}", 3)


def meaning(trouble: Exception) -> str | None:
    """The sentence for a trouble, if it is a known one."""
    if isinstance(trouble, OSError) and trouble.errno in FULL:
        return NO_SPACE
    if isinstance(trouble, OSError) and trouble.errno in FORBIDDEN:
        return NO_LEAVE
    lines = str(trouble).splitlines()[::-1]
    found = first_sign(lines, SIGNS) or first_sign(lines, LAST_SIGNS)
    return found and found.replace("{python}", f"Python {_door.this_python()}")


def first_sign(lines: Sequence[str], signs: Sequence[tuple[str, str]]) -> str | None:
    """The sentence for the first line that has a sign in it."""
    found = (sentence for line in lines for sign, sentence in signs if re.search(sign, line))
    return next(found, None)


def set_up(root: Path, lock: str) -> None:
    """Bring `.venv` to what a lock asks for; the stamp goes first and comes back last."""
    require(root, lock)
    stamp = _door.read_stamp(str(root))
    whole = _door.is_whole(str(root), stamp)
    say(opening(root, lock, stamp, whole))
    (root / LOG).write_text("", encoding="utf-8")
    Path(_door.stamp_path(str(root))).unlink(missing_ok=True)
    if not whole:
        make(root)
    install(root, lock, stamp if whole else {})
    write_stamp(root, new_stamp(root, lock))


def require(root: Path, lock: str) -> None:
    """Stop early if something set-up needs is not there."""
    if not _door.digest(str(root), lock):
        name = f"scripts/requirements/{lock}.txt"
        raise StopError(f"The file {name} is missing. Get it back from the repository, {AGAIN}")
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise StopError(NO_VENV)


def opening(root: Path, lock: str, stamp: Mapping[str, str], whole: bool) -> str:
    """The one line that says what set-up is about to do."""
    if not (root / ".venv").exists():
        return "First run: setting up in .venv (about a minute) ..."
    if not whole:
        cause = "made by another Python" if stamp else "not finished"
        return f"The set-up in .venv was {cause}: setting up again (about a minute) ..."
    if lock != "build" and lock not in stamp:
        return "Adding the test tools to .venv (about a minute) ..."
    return "The list of tools has changed: updating .venv ..."


def make(root: Path) -> None:
    """A new `.venv` with pip in it, in place of whatever is there."""
    place = root / ".venv"
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
    step(root, [base_python(), "-I", "-m", "venv", "--without-pip", str(place)])
    # pip in a step of its own: "venv" would hide why pip could not be put in.
    step(root, [_door.python_of(str(root)), "-I", "-m", "ensurepip", "--default-pip"])


def base_python() -> str:
    """The Python outside any environment: `.venv` must not be made by what is inside it."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def install(root: Path, lock: str, stamp: Mapping[str, str]) -> None:
    """Have pip install exactly what a lock lists."""
    pip = [_door.python_of(str(root)), "-I", "-X", "utf8", "-m", "pip", "install"]
    how = ["--require-hashes", "--only-binary", ":all:", "--no-user", "--no-input"]
    how += ["--retries", "3"]  # some of pip's words about the network come only with retries
    looks = ["--disable-pip-version-check", "--progress-bar", "off", "--no-color"]
    try:
        step(root, [*pip, *how, *looks, "-r", _door.lock_path(str(root), lock)])
    except StepError as trouble:
        # pip fetches everything before it changes anything: what was good is good still.
        if stamp and "Installing collected packages" not in str(trouble):
            write_stamp(root, stamp)
        raise


def step(root: Path, command: Sequence[str]) -> str:
    """Run one program of set-up and return its words, kept in the log; StepError if it fails."""
    words: list[str] = []
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    with child:
        try:
            for line in child.stdout or ():
                words.append(line)
                note(root, line)
        except BaseException:  # Ctrl-C: nothing may go on changing .venv behind our back
            child.terminate()
            child.wait()
            raise
    if child.returncode:
        raise StepError("".join(words))
    return "".join(words)


def note(root: Path, text: str) -> None:
    """Add to the log; a log that cannot be written must not hide the trouble it is about."""
    with suppress(OSError), (root / LOG).open("a", encoding="utf-8") as log:
        log.write(text)


def new_stamp(root: Path, lock: str) -> dict[str, str]:
    """What the stamp says after a set-up; each lock holds all of those before it."""
    held = LOCKS[: LOCKS.index(lock) + 1]
    locks = {name: _door.digest(str(root), name) for name in held}
    return {"python": _door.this_python(), "base": base_python(), **locks}


def write_stamp(root: Path, stamp: Mapping[str, str]) -> None:
    """Put the stamp in place in one move, so that half a stamp is never read."""
    path = Path(_door.stamp_path(str(root)))
    fresh = path.with_suffix(".new")
    lines = [f"{key} {value}\n" for key, value in stamp.items()]
    fresh.write_text("".join(lines), encoding="utf-8")
    os.replace(fresh, path)  # noqa: PTH105  (the name says what matters: it replaces)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Let one set-up at a time go on; the system frees the lock if its process dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        if not try_lock(file):
            say("Another set-up is running; waiting for it.")
            while not try_lock(file):
                time.sleep(0.1)
        yield


def try_lock(file: TextIO) -> bool:
    """Take the lock, or say that another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as trouble:
        if trouble.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def say(text: str) -> None:
    """One line for the person at the keyboard."""
    print(text, file=sys.stderr, flush=True)


def fail(text: str, code: int) -> int:
    """Say why, and give back the exit code."""
    say(text)
    return code
