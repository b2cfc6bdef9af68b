"""The commands: what they take, how they end.

Enters: the words of the command line. Leaves: an exit code: 0 fine, 1 problems in content, 2 wrong
use, 3 our own mistake.
"""

from __future__ import annotations

import argparse
import traceback
from datetime import date
from pathlib import Path

from sitegen.commands import (
    build,
    check,
    find_version,
    history,
    new,
    pack,
    publish,
    rename,
    report,
    review_sheet,
    sbom,
    schema,
    serve,
    sign,
)
from sitegen.commands.shared import OUR_MISTAKE, ROOT, WRONG_USE, say_aside
from sitegen.problem import in_the_way

COMMANDS = (
    *(check, build, serve, schema, pack, new, rename, find_version, history, report, publish),
    *(review_sheet, sbom, sign),
)


def main(arguments: list[str]) -> int:
    """Run one command."""
    options = _parser().parse_args(arguments)
    if not options.root.is_dir():
        say_aside(f"There is no folder called {options.root}.")
        return WRONG_USE
    try:
        return int(options.run(options))
    except OSError as failure:
        say_aside(in_the_way(failure))
        return WRONG_USE
    except Exception:
        traceback.print_exc()
        say_aside(
            "This is a mistake in the tool, not in your content. Please report the lines above."
        )
        return OUR_MISTAKE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sitegen", description="A patient guide from YAML files.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--root",
        type=Path,
        default=ROOT,
        help="the folder of the guide (default: this one)",
    )
    shared.add_argument(
        "--today",
        type=_day,
        default=None,
        metavar="YYYY-MM-DD",
        help="check review dates as of this day (default: today)",
    )
    for command in COMMANDS:
        command.add(commands, shared)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it like 2026-11-22') from None
