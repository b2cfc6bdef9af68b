"""Looking for a version: through the folder as it is, then through the commits, the newest first.

Enters: the guide's folder, a page's id, a version. Leaves: ``Found``, or ``CannotLookError``.

A version is a hash of what the page says, so a find proves itself: whatever code or packages read
it, no other words have that version. What a commit's page had is kept in ``.cache/versions.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.files import write_if_changed
from sitegen.history.git import Commit, commits, has_changes, is_kept, is_shallow, names, unpack
from sitegen.history.reading import Text, UnreadableError, read
from sitegen.nearest import did_you_mean

WORDS_REST_ON = ("content", "scripts/sitegen")
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


Seen = dict[str, dict[str, list[str]]]  # commit -> page -> its versions, one a language


def find(root: Path, page: str, version: str, say: Callable[[str], None]) -> Found:
    """The text of a page that has this version."""
    version = version.strip().lower()
    page = page.strip().strip("/")
    if not _VERSION.fullmatch(version):
        raise CannotLookError(_NO_VERSION.format(version=version))
    if not is_kept(root):
        raise CannotLookError(_NO_HISTORY.format(root=root))
    own = (f"content/{page}.yml", f":(glob)content/translations/*/{page}.yml")
    if not _PAGE.fullmatch(page) or not ((root / own[0]).is_file() or commits(root, own)):
        raise CannotLookError(f"{_NO_PAGE.format(page=page)} {_hint(root, page)}".strip())
    found = Found(page, version, shallow=is_shallow(root))
    seen = _known(root)
    try:
        _look(root, own, found, seen, say)
    finally:  # Ctrl-C too: what was read need not be read again
        store = json.dumps(seen, indent=0, sort_keys=True)
        with suppress(OSError):
            write_if_changed(_store(root), store.encode())
    return found


def _look(
    root: Path, own: tuple[str, ...], found: Found, seen: Seen, say: Callable[[str], None]
) -> None:
    with TemporaryDirectory(prefix="find-version.") as folder:
        store = Path(folder) / "memo"
        if has_changes(root, WORDS_REST_ON):
            with suppress(UnreadableError):
                _take(found, None, read(root, found.page, store))
        states = list(_states(root, own))
        known = [one for one in states if found.version in seen.get(one.id, {}).get(found.page, ())]
        for number, commit in enumerate((*known, *states)):
            if found.text:
                return
            if commit not in known and found.page in seen.get(commit.id, {}):
                found.looked += 1
                continue
            if number % 10 == 5:
                say(f"Looking: {number} of {len(states)} commits were read.")
            _look_at(root, commit, Path(folder) / commit.id, store, found, seen)


def _look_at(
    root: Path, commit: Commit, folder: Path, store: Path, found: Found, seen: Seen
) -> None:
    folder.mkdir(exist_ok=True)
    unpack(root, commit.id, folder)
    try:
        texts = read(folder, found.page, store)
    except UnreadableError as failure:
        found.unread.append((commit, str(failure)))
        return
    seen.setdefault(commit.id, {})[found.page] = [text.version for text in texts]
    _take(found, commit, texts)


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


def _store(root: Path) -> Path:
    return root / ".cache" / "versions.json"


def _known(root: Path) -> Seen:
    """What earlier searches have read; nothing when that cannot be understood."""
    try:
        known = json.loads(_store(root).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
