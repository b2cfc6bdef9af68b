"""A page in the kept states of a guide; which version each had is remembered.

Enters: the guide's folder. Leaves: ``Text`` values for a commit, and versions by language. What was
read once is in ``.cache/words.json``: a commit never changes.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from sitegen.files import write_if_changed
from sitegen.history.git import Commit, unpack
from sitegen.history.reading import Text, UnreadableError, read

WORDS_REST_ON = ("content", "scripts/sitegen")
Versions = dict[str, str]  # language -> version


class Kept:
    """Reads states of a guide, and remembers; leave it by ``with``, so that it can tidy up."""

    def __init__(self, root: Path) -> None:
        """Take up what earlier questions have read."""
        self.root = root
        self.unread: dict[Commit, str] = {}
        self._folder = TemporaryDirectory(prefix="history.")
        self._seen: dict[str, dict[str, Versions]] = _load(_store(root))
        self._texts: dict[tuple[str, str], list[Text]] = {}

    def __enter__(self) -> Kept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        """Remember, after Ctrl-C too: what was read need not be read again."""
        self._folder.cleanup()
        told = json.dumps(self._seen, indent=0, sort_keys=True).encode()
        with suppress(OSError):
            write_if_changed(_store(self.root), told)

    def knows(self, commit: Commit, page: str) -> Versions | None:
        """The versions of a page, if an earlier question has read them."""
        return self._seen.get(commit.id, {}).get(page)

    def versions(self, commit: Commit | None, page: str) -> Versions:
        """The version in each language; none where the page did not exist."""
        known = self.knows(commit, page) if commit else None
        return known if known is not None else _versions(self.texts(commit, page))

    def texts(self, commit: Commit | None, page: str) -> list[Text]:
        """The page in each language, as it was; without a commit, as it is in the folder now."""
        key = (commit.id if commit else "", page)
        if key not in self._texts:
            self._texts[key] = self._read(commit, page)
        if commit:
            self._seen.setdefault(commit.id, {})[page] = _versions(self._texts[key])
        return self._texts[key]

    def _read(self, commit: Commit | None, page: str) -> list[Text]:
        store = Path(self._folder.name) / "memo"
        if commit is None:
            return read(self.root, page, store)
        if commit in self.unread:
            raise UnreadableError(self.unread[commit])
        with TemporaryDirectory(dir=self._folder.name) as folder:
            unpack(self.root, commit.id, Path(folder))
            try:
                return read(Path(folder), page, store)
            except UnreadableError as failure:
                self.unread[commit] = str(failure)
                raise


def _versions(texts: list[Text]) -> Versions:
    return {text.language: text.version for text in texts}


def _store(root: Path) -> Path:
    return root / ".cache" / "words.json"


def _load(store: Path) -> dict[str, dict[str, Versions]]:
    """What earlier questions have read; nothing when that cannot be understood."""
    try:
        known = json.loads(store.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
