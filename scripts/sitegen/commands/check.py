"""Check the content and print every problem.

Enters: files to speak of, and how. Leaves: every problem, for people or machines.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, PROBLEMS, Progress, say, store, today
from sitegen.memo import Memo
from sitegen.problem import Problem
from sitegen.stages import Checked, load_and_check

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    check = commands.add_parser("check", parents=[shared], help="check the content files")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="show only these files")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the content and print every problem."""
    with Memo(store(options.root)) as memo:
        checked = load_and_check(options.root, today(options), Progress(quiet=True), memo)
    problems = checked.problems
    if options.files:
        wanted = {_relative(path, options.root) for path in options.files}
        problems = [problem for problem in problems if problem.file in wanted]
    if options.format == "json":
        say(json.dumps(_document(checked, problems), indent=2, ensure_ascii=False))
    elif options.format == "github":
        _print_github(problems)
    else:
        say(checked.told(problems))
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else FINE


def _relative(path: Path, root: Path) -> str:
    full = path if path.is_absolute() else Path.cwd() / path
    try:
        return full.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _document(checked: Checked, problems: list[Problem]) -> dict[str, object]:
    errors = sum(problem.severity == "error" for problem in problems)
    return {
        "problems": [problem.data() for problem in problems],
        "counts": {"error": errors, "warning": len(problems) - errors},
        "records": checked.records,
        "drafts": [*checked.drafts],
    }


def _print_github(problems: list[Problem]) -> None:
    """The problems as annotations on the lines of a pull request."""
    for problem in problems:
        where = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        said = f"{problem.message} {problem.hint}".strip()
        say(f"::{problem.severity} {where},title={problem.code}::{_data(said)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
