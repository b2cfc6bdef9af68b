"""Finds a Chromium for the browser tests, or gets one.

In: the project's folder. Out: the path of a browser; or NoBrowserError, whose text says in a
sentence how to get one. Browser tests are never left out in silence.
"""

import os
import platform
import shutil
import sys
from pathlib import Path

import _door
import _setup

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SAY_HOW = (
    "The browser tests need Chromium, and none could be installed. "
    "Install Chromium or Google Chrome (on Debian: sudo apt install chromium), or name one in the "
    f"environment variable CHROMIUM, then try again; --fast does without. Details: {_setup.LOG}"
)
WHERE = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as tools: print(tools.chromium.executable_path)"
)
NO_DRIVER = (
    "Playwright, which drives the browser in the tests, cannot start. On Debian or Ubuntu: "
    f"sudo apt install libatomic1, then try again; --fast does without. Details: {_setup.LOG}"
)


class NoBrowserError(Exception):
    """There is no browser and none can be had; the text says what to do."""


def ensure(root: Path) -> str:
    """The path of a Chromium that Playwright can drive; installs what is missing."""
    browser = named() or on_path() or by_apt(root) or by_playwright(root)
    if not (drivable(root) or (apt(root, "libatomic1") and drivable(root))):
        raise NoBrowserError(NO_DRIVER)
    return browser


def named() -> str | None:
    """The browser the user named, which must exist."""
    wish = os.environ.get("CHROMIUM")
    if wish and not shutil.which(wish):
        raise NoBrowserError(f"CHROMIUM names {wish}, but there is no such program.")
    return shutil.which(wish) if wish else None


def on_path() -> str | None:
    """A browser that is installed already."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def by_apt(root: Path) -> str | None:
    """Debian's own Chromium, if we may install it."""
    return on_path() if apt(root, "chromium") else None


def drivable(root: Path) -> bool:
    """Whether Playwright's own program starts: a bare Debian lacks a library it needs."""
    try:
        _setup.step(root, [_door.python_of(str(root)), "-m", "playwright", "--version"])
    except (_setup.StepError, OSError):
        return False
    return True


def apt(root: Path, package: str) -> bool:
    """Install a package of Debian, if we may (Ubuntu's Chromium is not a plain package)."""
    if not is_debian_root():
        return False
    _setup.say(f"Installing {package} for the tests (apt-get) ...")
    # RUNLEVEL: a server that is installed is not started too
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]
    try:
        _setup.step(root, [*quiet, "update"])
        _setup.step(root, [*quiet, "install", "-y", package])
    except _setup.StepError:
        return False
    return True


def is_debian_root() -> bool:
    """Whether this is Debian, and we are its administrator."""
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def by_playwright(root: Path) -> str:
    """The Chromium that Playwright looks after, fetched the first time."""
    python = _door.python_of(str(root))
    try:
        path = _setup.step(root, [python, "-c", WHERE]).strip()
        if not Path(path).exists():
            _setup.say("Fetching Chromium for the browser tests (about 200 MB) ...")
            _setup.step(root, [python, "-m", "playwright", "install", "chromium"])
    except (_setup.StepError, OSError) as trouble:
        raise NoBrowserError(SAY_HOW) from trouble
    return path
