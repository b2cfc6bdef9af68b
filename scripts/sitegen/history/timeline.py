"""The states of one page, the newest first, and when its words changed.

Enters: ``Kept``, a page's id, a language (or none: the guide's own). Leaves: texts, and the places
in the row of states after which the words were others.

Between two states in which the page has the same version, and none of which is of its own file, it
is taken to have been the same all the time: so a few states of many are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from sitegen.history.git import Commit, commits, has_changes, is_shallow, old_file
from sitegen.history.kept import WORDS_REST_ON, Kept
from sitegen.history.reading import Text, UnreadableError
from sitegen.history.search import files_of
from sitegen.load.compose import compose
from sitegen.load.nodes import plain

FIRST_PARENT = "--first-parent"


class Timeline:
    """What one page said, state by state."""

    def __init__(
        self, kept: Kept, page: str, language: str | None, say: Callable[[str], None]
    ) -> None:
        """Find the states; nothing is read yet."""
        self._kept, self.root, self.language, self.say = kept, kept.root, language, say
        self.page, *_ = self.names = names_of(kept.root, page)
        self._files = [*files_of(kept.root, self.page), *map(_file, self.names)]
        self.states: list[Commit | None] = list(commits(kept.root, WORDS_REST_ON, FIRST_PARENT))
        if has_changes(kept.root, WORDS_REST_ON) or not self.states:
            self.states.insert(0, None)
        self.is_shallow = is_shallow(kept.root)
        self._read = 0

    def text(self, at: int) -> Text | None:
        """The page in a state; None where it did not exist.

        A state with mistakes was never built: what it shows is what the one before it shows.
        """
        commit = self.states[at]
        try:
            return self._mine(self._kept.texts(commit, self._name(commit)))
        except UnreadableError:
            if commit is None:
                raise
            return self.text(at + 1) if at + 1 < len(self.states) else None

    def version(self, at: int) -> str:
        """The version of the page in a state; "" where it did not exist."""
        commit = self.states[at]
        name = self._name(commit)
        if commit and (known := self._kept.knows(commit, name)) is not None:
            return known.get(self.language, "") if self.language else next(iter(known.values()), "")
        self._read += 1
        if self._read % 10 == 5:
            self.say(f"Looking: {self._read} states of the guide were read.")
        text = self.text(at)
        return text.version if text else ""

    def changes(self) -> Iterator[int]:
        """The states whose words are not those of the state before them, the newest first."""
        last = len(self.states) - 1
        marks = sorted({0, last, *(place for own in self._own for place in (own, own + 1))})
        marks = [mark for mark in marks if mark <= last]
        for new, old in pairwise(marks):
            yield from self._between(new, old)
        if self.version(last):
            yield last

    def on(self, day: str) -> int | None:
        """The last state of a day; None where nothing is as old."""
        days = ((at, state) for at, state in enumerate(self.states) if state)
        return next((at for at, state in days if state.day <= day), None)

    def signed(self) -> tuple[int, str] | None:
        """The state in which the page got the check that it bears now, and the day it names."""
        file = self.root / _file(self.page)
        check = _check_in(file.read_text("utf-8", "replace") if file.is_file() else "")
        if check is None:
            return None
        at = 0
        for own in self._own:
            commit = self.states[own]
            name = _file(self._name(commit))
            text = old_file(self.root, commit.id, name) if commit else None
            if commit and _check_in(text or "") != check:
                break
            at = own
        return at, str(check.get("date", ""))

    @property
    def is_there(self) -> bool:
        """Whether the page has a file now, be it finished or not."""
        return (self.root / _file(self.page)).is_file()

    @property
    def unread(self) -> list[Commit]:
        """The states that were asked for and could not be read."""
        return list(self._kept.unread)

    @cached_property
    def _own(self) -> list[int]:
        """The places of the states that changed a file of the page itself, the newest first."""
        ids = {one.id for one in commits(self.root, self._files, FIRST_PARENT)}
        return [at for at, state in enumerate(self.states) if state is None or state.id in ids]

    def _between(self, new: int, old: int) -> Iterator[int]:
        if self.version(new) == self.version(old):
            return
        if old - new == 1:
            yield new
            return
        middle = (new + old) // 2
        yield from self._between(new, middle)
        yield from self._between(middle, old)

    def _mine(self, texts: list[Text]) -> Text | None:
        mine = (one for one in texts if self.language in (None, one.language))
        return next(mine, None)

    def _name(self, commit: Commit | None) -> str:
        """The page's id in a state."""
        if commit is None or len(self.names) == 1:
            return self.page
        there = (n for n in self.names if old_file(self.root, commit.id, _file(n)))
        return next(there, self.page)


def _file(page: str) -> str:
    return f"content/{page}.yml"


def names_of(root: Path, page: str) -> list[str]:
    """The page's id of now, then those that it had before it was renamed."""
    file = root / "content" / "redirects.yml"
    data = _data(file.read_text("utf-8", "replace")) if file.is_file() else {}
    rows = data.get("redirects")
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    moves = {str(row.get("old")): str(row.get("new")) for row in rows}
    now = moves.get(page, page)
    return [now, *(old for old, new in moves.items() if new == now and old != now)]


def _check_in(text: str) -> dict[str, object] | None:
    check = _data(text).get("reviewed")
    return check if isinstance(check, dict) else None


def _data(text: str) -> dict[str, object]:
    data = plain(node) if (node := compose(text, "")[0]) else None
    return data if isinstance(data, dict) else {}
