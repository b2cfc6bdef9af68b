"""One round of the preview: from what is saved to what is shown.

Enters: the root, the day and a memo. Leaves: the site in memory, made as ``build.py`` makes it, and
a line for the terminal. The folder ``site/`` is not touched.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

from sitegen.assemble import Made, faults, make_site
from sitegen.memo import Memo
from sitegen.problem import Problem, in_the_way
from sitegen.serve.shown import Notice, Shown
from sitegen.stages import Checked, load_and_check
from sitegen.turn import only_build

FEW = 5  # pages that are named in the line of a round
CRASHED = (
    "This is a mistake in the tool, not in your content. Please report what the terminal says. "
    "The preview goes on: it tries again when you save a file."
)


class Rounds:
    """The rounds of one preview."""

    def __init__(
        self,
        root: Path,
        today: Callable[[], date],
        memo: Memo,
        shown: Shown,
        say: Callable[[str], None],
    ) -> None:
        """Get ready; nothing is made yet."""
        self.unsettled = False
        self._root, self._today, self._memo = root, today, memo
        self._shown, self._say = shown, say
        self._made: Made | None = None  # the site that is shown
        self._checked, self._fine = Checked(), False  # of the last round
        self._faults: tuple[Problem, ...] = ()  # of the site when it was last verified
        self._told = ""

    def show(self) -> None:
        """Make the site anew and show it, or tell what keeps it from being made."""
        start = perf_counter()
        self.unsettled, self._fine = True, False
        with self._safe():
            with only_build(self._root, self._waits):
                checked = load_and_check(
                    self._root, self._today(), _quiet, self._memo, preview=True
                )
                made, problems = self._make(checked)
            self._checked, self._fine = checked, made is not None
            checked.let_go()
            if made:
                self._accept(made, perf_counter() - start)
            else:
                self._refuse(checked.problems + problems)

    def _make(self, checked: Checked) -> tuple[Made | None, list[Problem]]:
        if not checked.fine:
            return None, []
        return make_site(self._root, checked, _quiet, self._memo)

    def settle(self) -> None:
        """Verify what is shown, once browsers have it, and keep what was worked out."""
        self.unsettled = False
        with self._safe():
            if self._made and self._fine:
                self._faults = tuple(faults(self._made, self._memo))
                self._tell(self._checked.problems + list(self._faults))
                self._shown.show(None, self._notice_of_faults())
            self._memo.save()

    def _accept(self, made: Made, seconds: float) -> None:
        before = self._made.files if self._made else {}
        self._made = made
        self._shown.show(made.files, self._notice_of_faults())
        self._tell(self._checked.problems + list(self._faults))
        self._say(f"{seconds:.2f} s  {_changes(before, made.files)}")

    def _refuse(self, problems: list[Problem]) -> None:
        errors = tuple(problem for problem in problems if problem.severity == "error")
        until = " Until then you see the last good page." if self._made else ""
        self._shown.show(None, Notice(f"{_mistakes(len(errors))} to mend.{until}", errors))
        self._told = ""
        self._tell(problems)

    def _tell(self, problems: list[Problem]) -> None:
        """Say what is wrong as ``check.py`` does, unless that was the last thing said of it."""
        told = self._checked.told(problems) if problems or self._checked.notes else ""
        if told and told != self._told:
            self._say(told)
        self._told = told

    def _notice_of_faults(self) -> Notice | None:
        if not self._faults:
            return None
        title = f"{_mistakes(len(self._faults))} in the pages that were made of your content."
        return Notice(title, self._faults)

    @contextmanager
    def _safe(self) -> Iterator[None]:
        """Tell of what goes wrong with the machine or with us; the preview goes on."""
        try:
            yield
        except OSError as failure:
            self._fail(in_the_way(failure))
        except Exception:
            self._say(traceback.format_exc())
            self._fail(CRASHED)

    def _fail(self, said: str) -> None:
        self._say(said)
        self._shown.show(None, Notice(said))

    def _waits(self) -> None:
        self._say("Another build is at work in this folder. Waiting until it is done.")


def _quiet(stage: str, outcome: str) -> None:
    """Nobody wants a line for each stage of every round."""


def _mistakes(count: int) -> str:
    return "1 mistake" if count == 1 else f"{count} mistakes"


def _changes(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> str:
    """Which pages are new, other or gone, in a line."""
    pages = [path for path in now if path.endswith(".html")]
    if not before:
        return f"{len(pages)} pages"
    changed = [path for path in pages if before.get(path) != now[path]]
    gone = [path for path in before if path.endswith(".html") and path not in now]
    told = [_listed("changed", changed)] if changed else []
    told += [_listed("gone", gone)] if gone else []
    return "; ".join(told) or "no page changed"


def _listed(what: str, paths: list[str]) -> str:
    named = " ".join("/" + path.removesuffix("index.html") for path in paths[:FEW])
    more = f" and {len(paths) - FEW} more" if len(paths) > FEW else ""
    return f"{what}: {named}{more}"
