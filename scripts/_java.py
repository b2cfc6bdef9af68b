"""Finds Java for the slow tests, or gets it: the Nu HTML Checker is written in it.

In: the project's folder. Out: nothing; or NoJavaError, whose text says in a sentence how to get it.
"""

import shutil
from pathlib import Path

import _browser

SAY_HOW = (
    "The slow tests need Java 11 or newer, and none could be installed. Install it "
    "(on Debian or Ubuntu: sudo apt install default-jre-headless), then try again."
)


class NoJavaError(Exception):
    """There is no Java and none can be had; the text says what to do."""


def ensure(root: Path) -> None:
    """See to it that there is a program called java."""
    if not (shutil.which("java") or _browser.apt(root, "default-jre-headless")):
        raise NoJavaError(SAY_HOW)
