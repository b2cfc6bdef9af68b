"""Begin a new guide from this one, with the clinic's own name, contacts and colour.

Enters: a folder and what is known; the rest is asked at a terminal. Leaves: the folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, ROOT, WRONG_USE, say, say_aside, today

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands
    from sitegen.starting import Begun

HELP = {
    "name": "what the guide is called",
    "clinic": "what the clinic is called",
    "phone": "the number that patients call",
    "emergency": "the number for emergencies",
    "address": "where the site will be: https://...",
    "colour": 'of links and marks: "#rrggbb" (default: the colour of this guide)',
    "content": "empty: your own subject (default). copy: all pages of this guide",
}
NEXT = """\
The new guide is in {folder}. The check says: {found}.
{kept}

What to do next:
  cd {folder}
  1. Look through content/site.yml: hours, who pays, what to do when you are closed. When all of
     it is yours, write "example: no" there. Until then each page says that it is an example.
  2. A clinician of yours must read content/signs.yml, the danger signs, and the page to get help.
     Nobody has checked a page yet, and each page says so.
  3. Type python3 scripts/build.py --preview, and look at preview/index.html.
content/README.md tells how to write pages."""


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    start = commands.add_parser("start", parents=[shared], help="begin a guide of your own")
    start.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder for it")
    for key, words in HELP.items():
        start.add_argument(f"--{key}", help=words)
    start.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask what is not known, then begin the guide."""
    from sitegen.starting import RefusedError, begin
    from sitegen.starting.answers import answers

    given = {key: getattr(options, key) for key in HELP}
    try:
        if sys.stdin.isatty():
            given |= {key: _ask(key) for key, known in given.items() if known is None}
        begun = begin(ROOT, options.root, options.folder, answers(given), today(options))
    except RefusedError as refused:
        say_aside(refused)
        return WRONG_USE
    say(_told(options.folder, begun))
    return FINE


def _ask(key: str) -> str:
    """Ask at the terminal until the answer fits; Enter takes the usual one."""
    from sitegen.starting import QUESTIONS, RefusedError, answered

    question = QUESTIONS[key]
    while True:
        typed = input(f"{question.words} [{question.usual or 'as it is'}] ")
        try:
            return answered(key, typed)
        except RefusedError as refused:
            say(refused)


def _told(folder: Path, begun: Begun) -> str:
    """What was made and what comes next."""
    said = NEXT.format(folder=folder, found=begun.found, kept=begun.kept)
    if begun.named:
        said += "\n\nThe clinic of before is still named here; look at each:\n  "
        said += "\n  ".join(begun.named)
    return said
