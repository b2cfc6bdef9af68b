"""The way every door goes: see that the tools are ready, start one, hand back its exit code.

In: the command's name and the words typed after the door's name. Out: the exit code.

This runs at every start, so it imports little and only compares a stamp; `_setup` and `_lanes`
are imported when they are needed.
"""
# os.path, as pathlib would take longer to import than all the rest of this file:
# ruff: noqa: PTH100, PTH110, PTH118, PTH120, PTH123

import hashlib
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STOPPED_BY_USER = 130
CTRL_C_ON_WINDOWS = 0xC000013A


def run(command: str, words: Sequence[str]) -> int:
    """Run one command with the user's words; Ctrl-C ends it quietly."""
    try:
        if command == "test":
            import _lanes

            return _lanes.run(ROOT, words)
        return ensure(ROOT, "build") or start_tool(ROOT, [command, *words])
    except KeyboardInterrupt:
        return STOPPED_BY_USER
    except OSError as trouble:
        print(f"Cannot start the tools in .venv: {trouble}.", file=sys.stderr)
        print("Remove the folder .venv, then try again.", file=sys.stderr)
        return 2


def ensure(root: str, lock: str) -> int:
    """Make sure `.venv` holds what a lock asks for: 0, or the exit code of a failed set-up."""
    if is_current(root, lock):
        return 0
    import _setup

    return _setup.run(root, lock)


def start_tool(root: str, words: Sequence[str]) -> int:
    """Run `sitegen` in the environment; -P keeps the user's folder out of its imports."""
    return wait_for([python_of(root), "-P", "-m", "sitegen", *words], environment(root))


def wait_for(command: Sequence[str], env: Mapping[str, str], cwd: str | None = None) -> int:
    """Run a child to its end. Ctrl-C reaches the child too, so it may tidy up first."""
    child = subprocess.Popen(command, env=env, cwd=cwd)
    before = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    interrupted = False
    while True:
        try:
            code = child.wait()
            break
        except KeyboardInterrupt:
            interrupted = True
    signal.signal(signal.SIGTERM, before)
    return exit_code(code, interrupted)


def exit_code(code: int, interrupted: bool) -> int:
    """A child's return code as a shell would give it."""
    if code in (-signal.SIGINT, CTRL_C_ON_WINDOWS) or (interrupted and code):
        return STOPPED_BY_USER
    return 128 - code if code < 0 else code


def environment(root: str) -> dict[str, str]:
    """The child's environment: our packages first, UTF-8 everywhere."""
    paths = [os.path.join(root, "scripts"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUTF8": "1"}


def python_of(root: str) -> str:
    """The interpreter inside `.venv`."""
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(root, ".venv", *inside)


def is_current(root: str, lock: str) -> bool:
    """Whether the stamp says that `.venv` holds this lock, and its Python is still there."""
    stamp = read_stamp(root)
    return is_whole(root, stamp) and stamp.get(lock) == digest(root, lock)


def is_whole(root: str, stamp: Mapping[str, str]) -> bool:
    """Whether a finished set-up made `.venv`, for a Python such as this one."""
    return (
        stamp.get("python") == this_python()
        and os.path.exists(stamp.get("base", ""))
        and os.path.exists(python_of(root))
    )


def read_stamp(root: str) -> dict[str, str]:
    """The stamp's lines as key and value; nothing if there is no good stamp."""
    try:
        with open(stamp_path(root), encoding="utf-8") as file:
            return dict(line.split(maxsplit=1) for line in file.read().splitlines())
    except (OSError, ValueError):
        return {}


def stamp_path(root: str) -> str:
    """The stamp is written last of all, so it stands for a finished set-up."""
    return os.path.join(root, ".venv", "set-up-done")


def lock_path(root: str, lock: str) -> str:
    """The file that lists the packages of a lock."""
    return os.path.join(root, "scripts", "requirements", lock + ".txt")


def digest(root: str, lock: str) -> str:
    """The fingerprint of a lock's text; empty if the file cannot be read."""
    try:
        with open(lock_path(root, lock), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def this_python() -> str:
    """What packages depend on: the Python's version and the kind of computer."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sysconfig.get_platform()}"
