"""Looking for a version: through the folder as it is, then through the commits, the newest first.

Enters: the guide's folder, a page's id, a version. Leaves: ``Found``, or ``CannotLookError``.

A version is a hash of what the page says, so a find proves itself: whatever code or packages read
it, no other words have that version. ``kept`` remembers what was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.history.git import Commit, commits, has_changes, is_kept, is_shallow, names
from sitegen.history.kept import WORDS_REST_ON, Kept
from sitegen.history.reading import Text, UnreadableError
from sitegen.nearest import did_you_mean

_VERSION = re.compile(r"[0-9a-f]{10}")
_PAGE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_NO_PAGE = 'There is no page called "{page}", and there never was one.'
_NO_HISTORY = "{root} is not kept with git, so there are no older texts to look through."
_NO_VERSION = '"{version}" is no version; it is ten signs, 0 to 9 and a to f, such as 4f0c2a9b1e.'
_NOT_FOUND = 'No text of "{page}" has the version {version}. {looked} states of it were read.'
_UNREAD = "{count} commits could not be read, the newest of them {commit} ({why})."
_SHALLOW = (
    "The older part of the history is not in this copy. Fetch it, then ask again: "
    "git fetch --unshallow"
)


class CannotLookError(Exception):
    """Why there is nothing to look through, in a sentence."""


@dataclass(slots=True)
class Found:
    """What came of the search: the text and its commit, or why there is none."""

    page: str
    version: str
    text: Text | None = None
    commit: Commit | None = None  # None: not committed yet
    looked: int = 0
    unread: list[tuple[Commit, str]] = field(default_factory=list)
    shallow: bool = False

    @property
    def why_not(self) -> str:
        """What to tell when no text has the version."""
        said = [_NOT_FOUND.format(page=self.page, version=self.version, looked=self.looked)]
        if self.unread:
            commit, why = self.unread[0]
            said.append(_UNREAD.format(count=len(self.unread), commit=commit.id[:10], why=why))
        return "\n".join([*said, *([_SHALLOW] if self.shallow else [])])


def find(root: Path, page: str, version: str, say: Callable[[str], None]) -> Found:
    """The text of a page that has this version."""
    version = version.strip().lower()
    page = page.strip().strip("/")
    if not _VERSION.fullmatch(version):
        raise CannotLookError(_NO_VERSION.format(version=version))
    own = files_of(root, page)
    found = Found(page, version, shallow=is_shallow(root))
    with Kept(root) as kept:
        _look(kept, own, found, say)
    return found


def files_of(root: Path, page: str) -> tuple[str, ...]:
    """The files of a page that is or was; ``CannotLookError`` where there never was such a page."""
    if not is_kept(root):
        raise CannotLookError(_NO_HISTORY.format(root=root))
    own = (f"content/{page}.yml", f":(glob)content/translations/*/{page}.yml")
    if not _PAGE.fullmatch(page) or not ((root / own[0]).is_file() or commits(root, own)):
        raise CannotLookError(f"{_NO_PAGE.format(page=page)} {_hint(root, page)}".strip())
    return own


def _look(kept: Kept, own: tuple[str, ...], found: Found, say: Callable[[str], None]) -> None:
    if has_changes(kept.root, WORDS_REST_ON):
        with suppress(UnreadableError):
            _take(found, None, kept.texts(None, found.page))
    states = list(_states(kept.root, own))
    known = [one for one in states if found.version in _known(kept, one, found)]
    for number, commit in enumerate((*known, *states)):
        if found.text:
            return
        if commit not in known and kept.knows(commit, found.page) is not None:
            found.looked += 1
            continue
        if number % 10 == 5:
            say(f"Looking: {number} of {len(states)} commits were read.")
        try:
            _take(found, commit, kept.texts(commit, found.page))
        except UnreadableError as failure:
            found.unread.append((commit, str(failure)))


def _known(kept: Kept, commit: Commit, found: Found) -> Collection[str]:
    return (kept.knows(commit, found.page) or {}).values()


def _take(found: Found, commit: Commit | None, texts: list[Text]) -> None:
    found.looked += 1
    for text in texts:
        if text.version == found.version:
            found.text, found.commit = text, commit


def _states(root: Path, own: tuple[str, ...]) -> Iterator[Commit]:
    """Each commit that may have changed the page: those of its own file first."""
    yield from dict.fromkeys((*commits(root, own), *commits(root, WORDS_REST_ON)))


def _hint(root: Path, page: str) -> str:
    known = (name.removeprefix("content/") for name in names(root, "content"))
    return did_you_mean(page, {name.removesuffix(".yml") for name in known if "/" in name})
