"""What browsers get at this moment, and word of every change.

Enters: the files of a site, and what is wrong. Leaves: ``View``, to any thread that asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Condition

from sitegen.problem import Problem


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong, for the page that is being looked at."""

    title: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The last good site, and what is wrong with the content since."""

    number: int = 0  # grows with every change
    files: Mapping[str, bytes] = field(default_factory=dict)  # none before the first good site
    notice: Notice | None = None


class Shown:
    """The view, shared among threads."""

    def __init__(self) -> None:
        """Start with nothing to show."""
        self.view = View()
        self.closed = False
        self._news = Condition()

    def show(self, files: Mapping[str, bytes] | None, notice: Notice | None) -> None:
        """Replace the view; without files the last good ones stay."""
        before = self.view
        with self._news:
            self.view = replace(
                before,
                number=before.number + 1,
                files=before.files if files is None else files,
                notice=notice,
            )
            self._news.notify_all()

    def wait(self, number: int, seconds: float) -> View:
        """The view, as soon as it is another one than that of this number, or after a while."""
        with self._news:
            self._news.wait_for(lambda: self.closed or self.view.number != number, seconds)
            return self.view

    def close(self) -> None:
        """Let all who wait go home."""
        with self._news:
            self.closed = True
            self._news.notify_all()
