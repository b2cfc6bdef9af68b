"""What is wrong, where, and how to mend it: the one problem type that every stage returns.

Enters: nothing. Leaves: ``Problem`` values, sorted by place, that ``cli`` prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a content file. ``file`` is relative to the root; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake, at one place, in words that a clinic worker understands.

    ``code`` is stable and has an entry in ``codes.CODES``.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def text(self) -> str:
        """The problem as two lines for a terminal."""
        head = f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code}: {self.message}"
        return f"{head}\n    hint: {self.hint}" if self.hint else head

    def left(self) -> str:
        """The problem as a page that is not finished tells it."""
        return f"Line {self.line}: {self.message}"

    def data(self) -> dict[str, str | int]:
        """The problem as the JSON object that ``--format json`` prints."""
        return asdict(self)


def counts(problems: Sequence[Problem]) -> str:
    """How many there are of each kind, in words."""
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def error(place: Place, code: str, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(*place, severity="error", code=code, message=message, hint=hint)


def warning(place: Place, code: str, message: str, hint: str = "") -> Problem:
    """A problem that is told but lets the build go on."""
    return Problem(*place, severity="warning", code=code, message=message, hint=hint)


def in_the_way(failure: OSError) -> str:
    """One sentence for what the machine refused."""
    if failure.errno == 28:
        return "There is no space left on this disk. Make some room and try again."
    name = failure.filename or "a file"
    return f"The machine refuses to use {name}: {failure.strerror or failure}."
