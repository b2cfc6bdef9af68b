"""Sets up the successor of MkDocs for the slow tests, in a place of its own.

In: the project's folder. Out: nothing, and ``.cache/properdocs`` holds what the lock asks for; or
NoBuilderError, whose text says in a sentence what to do.
"""

import os
import shutil
from pathlib import Path

import _door
import _setup

LOCK = "properdocs"
NO_BUILDER = (
    "pip could not fetch ProperDocs for the slow tests. Check the internet connection and the "
    f"proxy settings, then try again. Details: {_setup.LOG}"
)


class NoBuilderError(Exception):
    """There is no ProperDocs and none can be had; the text says what to do."""


def ensure(root: Path) -> None:
    """See to it that the folder holds what the lock asks for."""
    place = root / ".cache" / "properdocs"
    stamp, mark = place / "set-up-done", _door.digest(str(root), LOCK) + _door.this_python()
    if stamp.is_file() and stamp.read_text("utf-8") == mark:
        return
    _setup.say("Setting up ProperDocs for the slow tests ...")
    shutil.rmtree(place, ignore_errors=True)
    lock = _door.lock_path(str(root), LOCK)
    how = ["--require-hashes", "--only-binary", ":all:", "--no-input", "-q"]
    try:
        _setup.step(root, [_setup.base_python(), "-I", "-m", "venv", str(place)])
        _setup.step(root, [python_of(place), "-I", "-m", "pip", "install", *how, "-r", lock])
    except (_setup.StepError, OSError) as trouble:
        raise NoBuilderError(NO_BUILDER) from trouble
    stamp.write_text(mark, "utf-8")


def python_of(place: Path) -> str:
    """The interpreter in there."""
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return str(place.joinpath(*inside))
