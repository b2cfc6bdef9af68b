"""Puts small faults into the tool, one at a time, and counts those that the tests notice.

Enters: the folder it is started in, as ``stage`` lays it out; by the environment, which mutants
(``MUTANTS``: how many, ``all`` or a pattern such as ``sitegen.check.*``) and which draw of them
(``MUTANTS_SEED``). Leaves: on the screen what became of them by part of the tool, and those that
nobody noticed; as the exit code 1 when too many were not.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from fnmatch import filter as matching
from random import Random

from mutmut.__main__ import CatchOutput, _run, collect_source_file_mutation_data, create_mutants
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_src_dir

LEAST = 85  # per cent of the mutants that tests notice
AT_ONCE = 2
PYTEST_FAILED = 255  # it could not find a test; mutmut counts that as a timeout
NOTICED = {"killed", "timeout", "segfault"}


def chosen(names: list[str]) -> list[str]:
    """The mutants of this run: the same for the same wish."""
    wish = os.environ.get("MUTANTS", "300")
    if wish.isdigit():
        draw = Random(os.environ.get("MUTANTS_SEED", "1"))  # noqa: S311
        return sorted(draw.sample(names, min(int(wish), len(names))))
    return matching(names, "*" if wish == "all" else wish)


def made() -> list[str]:
    """Write all mutants into the copy; their names."""
    with CatchOutput():
        copy_src_dir()
        create_mutants(AT_ONCE)
    return sorted(outcomes())


def outcomes() -> dict[str, str]:
    """What became of each mutant."""
    mutants, _ = collect_source_file_mutation_data(mutant_names=())
    return {
        name: "not tried" if code == PYTEST_FAILED else status_by_exit_code[code]
        for _, name, code in mutants
    }


def tell(became: dict[str, str]) -> int:
    """Print the counts and the mutants that nobody noticed; per cent noticed."""
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outcome in became.items():
        parts[name.split(".")[1]][outcome] += 1
    for part, counts in sorted(parts.items()):
        print(f"{part:12}", ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    unnoticed = [name for name, outcome in became.items() if outcome not in NOTICED]
    for name in unnoticed:
        print(f"\n{became[name]}: {name}\n{get_diff_for_mutant(name)}")
    share = 100 * (len(became) - len(unnoticed)) // len(became)
    print(f"\n{len(became) - len(unnoticed)} of {len(became)} mutants noticed: {share} %")
    return share


if __name__ == "__main__":
    NAMES = chosen(made())
    _run(NAMES, AT_ONCE)
    FOUND = outcomes()
    sys.exit(tell({name: FOUND[name] for name in NAMES}) < LEAST)
