"""Fetches what the slow tests take from npm, at the versions of the lock.

In: the project's folder. Out: nothing, and ``.cache/node`` is filled; or NoPackagesError, whose
text says in a sentence what to do. npm only fetches: Playwright brings the Node that runs it all.
"""

import shutil
from pathlib import Path

import _setup

NO_PACKAGES = (
    "npm could not fetch tools for the slow tests. Check the internet connection and the "
    f"proxy settings, then try again. Details: {_setup.LOG}"
)
FILES = ("package.json", "package-lock.json")


class NoPackagesError(Exception):
    """The tools are not there and cannot be had; the text says what to do."""


def ensure(root: Path) -> None:
    """See to it that ``.cache/node`` holds what the lock asks for."""
    lock, done = root / "scripts" / "requirements", root / ".cache" / "node"
    if is_current(lock, done):
        return
    _setup.say("Fetching tools for the slow tests (npm) ...")
    fetch(root, lock, done)


def is_current(lock: Path, done: Path) -> bool:
    """Whether a finished fetch was of this lock."""
    stamp = done / "fetched.json"
    return stamp.is_file() and stamp.read_bytes() == (lock / FILES[1]).read_bytes()


def fetch(root: Path, lock: Path, done: Path) -> None:
    """Let npm fill the folder; no script of a package is run."""
    done.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(lock / name, done / name)
    words = ["ci", "--prefix", str(done), "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        _setup.step(root, [shutil.which("npm") or "npm", *words])
    except (_setup.StepError, OSError) as trouble:
        raise NoPackagesError(NO_PACKAGES) from trouble
    shutil.copyfile(done / FILES[1], done / "fetched.json")
