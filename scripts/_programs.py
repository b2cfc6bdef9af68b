"""Finds the programs that the slow tests start, or gets them.

In: the project's folder. Out: nothing; or NoProgramError, whose text says in a sentence how to get
what is missing.
"""

import shutil
from pathlib import Path

import _browser

# program -> Debian's package, and what people call it
NEEDED = {
    "java": ("default-jre-headless", "Java 11 or newer"),  # the Nu HTML Checker is written in it
    "npm": ("npm", "npm, which comes with Node"),  # for what package.json names
    "nginx": ("nginx", "nginx"),  # both serve the site with the settings that we make for them
    "caddy": ("caddy", "Caddy 2"),
    "firefox-esr": ("firefox-esr", "Firefox ESR"),  # the main journeys in two other engines
    "WebKitWebDriver": ("webkit2gtk-driver", "WebKitGTK with its driver"),
    "Xvfb": ("xvfb", "Xvfb"),  # WebKit shows its window there
}
SAY_HOW = (
    "The slow tests need {name}, and it could not be installed. Install it "
    "(on Debian or Ubuntu: sudo apt install {package}), then try again."
)


class NoProgramError(Exception):
    """A program is missing and cannot be had; the text says what to do."""


def ensure(root: Path) -> None:
    """See to it that every program is there."""
    for program, (package, name) in NEEDED.items():
        if not (shutil.which(program) or _browser.apt(root, package)):
            raise NoProgramError(SAY_HOW.format(name=name, package=package))
