"""Checks the tools themselves: style, types and tests, in lanes of rising cost.

In: the words typed after `test.py`. Out: the exit code; 0 only if every step passed.
Steps write straight to the screen, and one line for each says how it went and how long it took.
"""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import _browser
import _door
import _node
import _programs
import _properdocs

USAGE = """\
Check the tools themselves: style, types and tests.

  python3 scripts/test.py           everything but the slow and long tests
  python3 scripts/test.py --fast    in a minute: no browser, and no test that builds whole sites
  python3 scripts/test.py --slow    with the slow tests: every page in every state, valid HTML
  python3 scripts/test.py --long    with the long tests, the fuzzers (FUZZ_SECONDS each, 60 if
                                    not said) and mutants (MUTANTS of them, 300 if not said;
                                    not in CI)
  python3 scripts/test.py tests/test_inline.py -k dash
                                    only pytest, with these words; paths are from the
                                    project's folder
"""
NO_TESTS = 5
MISSING = (
    _browser.NoBrowserError,
    _programs.NoProgramError,
    _node.NoPackagesError,
    _properdocs.NoBuilderError,
)
MOST_WORKERS = 4


@dataclass(frozen=True)
class Plan:
    """What one run is to do."""

    left_out: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def needs_browser(self) -> bool:
        """Whether browser tests may run."""
        return "browser" not in self.left_out

    @property
    def needs_programs(self) -> bool:
        """Whether slow tests may run."""
        return "slow" not in self.left_out

    @property
    def marks(self) -> str:
        """The lanes as pytest wants them."""
        return " and ".join(f"not {mark}" for mark in self.left_out)


def run(root: str, words: Sequence[str]) -> int:
    """Plan, make the tools ready, run every step, say which failed."""
    if "--help" in words or "-h" in words:
        print(USAGE, end="")
        return 0
    if "--long" in words and os.environ.get("CI"):
        print("The long tests are not for CI (CI is set). Run them by hand.", file=sys.stderr)
        return 2
    lock = "long" if "--long" in words else "test"
    return _door.ensure(root, lock) or start(root, plan(words))


def plan(words: Sequence[str]) -> Plan:
    """Our own words choose lanes; all the others are for pytest."""
    left_out = [lane for lane in ("slow", "long") if f"--{lane}" not in words]
    if "--fast" in words:
        left_out[:0] = ["browser", "heavy"]
    others = (word for word in words if word not in ("--fast", "--slow", "--long"))
    return Plan(tuple(left_out), tuple(others))


def start(root: str, what: Plan) -> int:
    """Find the browser and the programs that are needed, then run the steps."""
    env = _door.environment(root)
    try:
        if what.needs_browser:
            env["CHROMIUM"] = _browser.ensure(Path(root))
        if what.needs_programs:
            _programs.ensure(Path(root))
            _node.ensure(Path(root))
            _properdocs.ensure(Path(root))
    except MISSING as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return run_steps(root, steps(root, what), env)


def steps(root: str, what: Plan) -> dict[str, list[str]]:
    """The commands of a run, by the name a person knows them by."""
    python = [_door.python_of(root), "-m"]
    if what.words:
        return {"pytest": [*python, "pytest", *marked(what), *what.words]}
    return {
        "ruff check": [*python, "ruff", "check", "scripts", "tests"],
        "ruff format": [*python, "ruff", "format", "--check", "scripts", "tests"],
        "mypy": [*python, "mypy"],
        "pytest": [*python, "pytest", "-n", str(workers()), *marked(what)],
    }


def marked(what: Plan) -> list[str]:
    """The choice of lanes for pytest; none if nothing is left out."""
    return ["-m", what.marks] if what.marks else []


def workers() -> int:
    """How many tests run side by side; each may hold a browser, so not too many."""
    return min(MOST_WORKERS, os.cpu_count() or 1)


def run_steps(root: str, todo: dict[str, list[str]], env: dict[str, str]) -> int:
    """Run every step even after a failure; the first failure gives the exit code."""
    codes: dict[str, int] = {}
    for name, command in todo.items():
        codes[name] = timed(name, command, env, root)
        if codes[name] == _door.STOPPED_BY_USER:
            return _door.STOPPED_BY_USER
    return verdict(codes)


def timed(name: str, command: list[str], env: dict[str, str], root: str) -> int:
    """Run one step and say in one line how it went."""
    begun = time.monotonic()
    code = _door.wait_for(command, env, cwd=root)
    outcome = "FAILED" if code else "passed"
    print(f"== {name}: {outcome} ({time.monotonic() - begun:.1f} s)", flush=True)
    return code


def verdict(codes: dict[str, int]) -> int:
    """The closing line, and the exit code."""
    if codes["pytest"] == NO_TESTS:
        print("No test was run: perhaps it is in a lane that needs --slow or --long.")
    failed = [name for name, code in codes.items() if code]
    print(f"Failed: {', '.join(failed)}." if failed else "All passed.", flush=True)
    return codes[failed[0]] if failed else 0
