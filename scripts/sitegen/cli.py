"""The commands: what they take, what they print, how they end.

Enters: the words of the command line. Leaves: an exit code: 0 fine, 1 problems in content, 2 wrong
use, 3 our own mistake. The only module that prints.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from datetime import date
from pathlib import Path
from time import perf_counter

from sitegen.memo import Memo
from sitegen.problem import Problem, counts, in_the_way
from sitegen.stages import Checked, load_and_check
from sitegen.turn import only_build

ROOT = Path(__file__).resolve().parents[2]
FINE, PROBLEMS, WRONG_USE, OUR_MISTAKE = 0, 1, 2, 3


def main(arguments: list[str]) -> int:
    """Run one command."""
    options = _parser().parse_args(arguments)
    if not options.root.is_dir():
        print(f"There is no folder called {options.root}.", file=sys.stderr)
        return WRONG_USE
    try:
        return int(options.run(options))
    except OSError as failure:
        print(in_the_way(failure), file=sys.stderr)
        return WRONG_USE
    except Exception:
        traceback.print_exc()
        print(
            "This is a mistake in the tool, not in your content. Please report the lines above.",
            file=sys.stderr,
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
    check = commands.add_parser("check", parents=[shared], help="check the content files")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="show only these files")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.set_defaults(run=run_check)
    build = commands.add_parser("build", parents=[shared], help="build the site")
    build.add_argument(
        "--site", type=Path, default=None, help="where the site goes (default: site)"
    )
    build.add_argument(
        "--usb", type=Path, default=None, metavar="FILE.zip", help="also make a copy for a stick"
    )
    build.add_argument(
        "--servers",
        type=Path,
        metavar="DIR",
        help="write settings for nginx and Caddy into this folder",
    )
    build.set_defaults(run=run_build)
    serve = commands.add_parser("serve", parents=[shared], help="show the guide as you edit it")
    serve.add_argument("--port", type=_port, default=8000, help="where it answers (default: 8000)")
    serve.set_defaults(run=run_serve)
    schema = commands.add_parser("schema", parents=[shared], help="write schemas and field lists")
    schema.set_defaults(run=run_schema)
    pack = commands.add_parser("pack", parents=[shared], help="join pages for one patient")
    pack.add_argument("pages", nargs="*", metavar="PAGE", help="such as neck-pain")
    pack.add_argument("--paper", choices=("a4", "letter"), default="a4", help="(default: a4)")
    pack.add_argument("--large", action="store_true", help="in large print")
    pack.add_argument("--language", default=None, help="such as cy (default: the guide's own)")
    pack.add_argument(
        "--out", type=Path, default=Path("visit-pack.pdf"), help="(default: visit-pack.pdf)"
    )
    pack.set_defaults(run=run_pack)
    new = commands.add_parser("new", parents=[shared], help="start a new page")
    new.add_argument("kind", nargs="?", metavar="KIND", help="such as condition")
    new.add_argument("name", nargs="*", metavar="NAME", help='such as "Frozen shoulder"')
    new.set_defaults(run=run_new)
    rename = commands.add_parser("rename", parents=[shared], help="give a page another name")
    rename.add_argument("names", nargs="*", metavar="OLD NEW", help="such as old-name new-name")
    rename.set_defaults(run=run_rename)
    find = commands.add_parser(
        "find_version", parents=[shared], help="find the words of an older version of a page"
    )
    find.add_argument("page", metavar="ID", help="such as conditions/neck-pain")
    find.add_argument("version", metavar="VERSION", help="the ten signs at the foot of the page")
    find.add_argument("--format", choices=("text", "json"), default="text")
    find.set_defaults(run=run_find_version)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it like 2026-11-22') from None


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f'"{text}" is no port; it is a number such as 8000')


class Progress:
    """Prints a line a stage with the time it took."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Start the clock."""
        self._quiet = quiet
        self._last = self.start = perf_counter()

    def __call__(self, stage: str, outcome: str) -> None:
        """Print one stage's line."""
        now = perf_counter()
        if not self._quiet:
            print(f"{stage:<8} {now - self._last:6.2f} s  {outcome}", flush=True)
        self._last = now


def run_check(options: argparse.Namespace) -> int:
    """Check the content and print every problem."""
    with Memo(_store(options.root)) as memo:
        checked = load_and_check(options.root, _today(options), Progress(quiet=True), memo)
    problems = checked.problems
    if options.files:
        wanted = {_relative(path, options.root) for path in options.files}
        problems = [problem for problem in problems if problem.file in wanted]
    if options.format == "json":
        print(json.dumps(_document(checked, problems), indent=2, ensure_ascii=False))
    elif options.format == "github":
        _print_github(problems)
    else:
        print(checked.told(problems))
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else FINE


def run_build(options: argparse.Namespace) -> int:
    """Everything from content to the site."""
    from sitegen.assemble import assemble  # not needed to check

    root, site = options.root, options.site or options.root / "site"
    with only_build(root, _waits), Memo(_store(root)) as memo:
        progress = Progress()
        checked = load_and_check(root, _today(options), progress, memo)
        progress("check", counts(checked.problems))
        if not checked.fine:
            print(checked.told(checked.problems))
            print("Nothing was built. The last good site is still there.")
            return PROBLEMS
        outcome = assemble(root, site, checked, progress, memo, options.usb)
    print(checked.told(checked.problems + outcome.problems))
    if outcome.problems:
        print("The site was not touched.")
        return PROBLEMS
    seconds = perf_counter() - progress.start
    opened = (site.resolve() / "index.html").as_uri()
    print(f"{outcome.pages} pages in {seconds:.1f} s. Open {opened}")
    if options.servers:
        from sitegen.servers import write_settings

        for path in write_settings(site, options.servers):
            print(path)
    return FINE


def run_schema(options: argparse.Namespace) -> int:
    """Write the schemas, the editor hints, the specimens and the lists of fields and problems."""
    from sitegen.schema import write_all

    for path in write_all(options.root):
        print(path)
    return FINE


def run_serve(options: argparse.Namespace) -> int:
    """Show the guide in a browser while it is being edited, until Ctrl-C."""
    from sitegen.serve import serve  # not needed by the others

    try:
        with Memo(_store(options.root), hold=True) as memo:
            serve(options.root, options.port, lambda: _today(options), memo, _say)
    except KeyboardInterrupt:
        _say("The preview has ended.")
    return FINE


def _say(line: str) -> None:
    print(line, flush=True)


def _waits() -> None:
    _say("Another build is at work in this folder. Waiting until it is done.")


def _store(root: Path) -> Path:
    """What earlier runs on this guide have worked out."""
    return root / ".cache" / "memo.sqlite"


def run_new(options: argparse.Namespace) -> int:
    """Make the file of a new page and say what to do next."""
    from sitegen.new import HOW, RefusedError, make, what_next

    if not options.name:
        print(HOW, file=sys.stderr)
        return WRONG_USE
    try:
        made = make(options.root, options.kind, " ".join(options.name), _today(options))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return WRONG_USE
    print(what_next(made, "" if options.root == ROOT else f' --root "{options.root}"'))
    return FINE


def run_pack(options: argparse.Namespace) -> int:
    """Join the pages that a clinic picks for one patient into one PDF."""
    from sitegen.assemble import Order, make_pack
    from sitegen.leaflet.pack import UnknownPageError, save

    if not options.pages:
        print("Which pages? Such as: neck-pain first-two-days", file=sys.stderr)
        return WRONG_USE
    order = Order(options.pages, options.paper, options.large, options.language)
    with only_build(options.root, _waits), Memo(_store(options.root)) as memo:
        checked = load_and_check(options.root, _today(options), Progress(quiet=True), memo)
        if not checked.fine:
            print(checked.told(checked.problems))
            return PROBLEMS
        try:
            made, problems = make_pack(options.root, checked, order, memo)
        except UnknownPageError as unknown:
            print(unknown, file=sys.stderr)
            return WRONG_USE
    if made is None:
        print(checked.told(problems))
        return PROBLEMS
    save(made, options.out)
    print(options.out)
    return FINE


def run_rename(options: argparse.Namespace) -> int:
    """Give a page or a list's entry another name, everywhere, and say what changed."""
    from sitegen.rename import HOW, RefusedError, give_name

    if len(options.names) != 2:
        print(HOW, file=sys.stderr)
        return WRONG_USE
    try:
        with only_build(options.root, _waits):
            old, new = options.names
            done = give_name(options.root, old, new, _today(options))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return WRONG_USE
    for old, new in done.moved.items():
        print(f"{old} is now {new}")
    for file in done.changed:
        print(f"changed: {file}")
    return FINE


def run_find_version(options: argparse.Namespace) -> int:
    """Print the words of a page as they were when it had this version."""
    from sitegen.history import CannotLookError, as_data, as_lines, find

    try:
        found = find(options.root, options.page, options.version, _say_aside)
    except CannotLookError as failure:
        print(failure, file=sys.stderr)
        return WRONG_USE
    if found.text is None:
        print(found.why_not, file=sys.stderr)
        return PROBLEMS
    if options.format == "json":
        print(json.dumps(as_data(found, found.text), indent=2, ensure_ascii=False))
    else:
        print(as_lines(found, found.text))
    return FINE


def _say_aside(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _today(options: argparse.Namespace) -> date:
    return options.today or date.today()  # the editor's own day


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
    }


def _print_github(problems: list[Problem]) -> None:
    """The problems as annotations on the lines of a pull request."""
    for problem in problems:
        where = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        said = f"{problem.message} {problem.hint}".strip()
        print(f"::{problem.severity} {where},title={problem.code}::{_data(said)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
