"""Which two texts of a page to compare, from what was asked.

Enters: a ``Timeline`` and what was typed after ``--from`` and ``--to`` (nothing: since the last
check, else the last change). Leaves: ``Answer``, or ``CannotLookError``, which says why not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

from sitegen.history.difference import Section, compare
from sitegen.history.git import Commit
from sitegen.history.reading import Text, UnreadableError
from sitegen.history.search import CannotLookError, find
from sitegen.history.timeline import Timeline

MOST = 10  # dates in the list
_VERSION = re.compile(r"[0-9a-fA-F]{10}")
_NEITHER = (
    '"{word}" is no day and no version. Write a day like 2026-11-22, '
    "or the ten signs at the foot of the page."
)
_TO_COME = "{day} is still to come. Name today or a day before it."
_TURNED = "{old} is later than {new}. Write the older one after --from."
_NO_FROM = "Compare with what? Write --from and a day or a version too."
_NOT_YET = 'There was no page "{page}" on {day}. Its oldest words are of {first}.'
_NO_PAGE_THEN = 'There was no page "{page}" on {day}.'
_NOT_NOW = 'There is no page "{page}" now. Write --from and --to with days when there was one.'
_DRAFT = (
    'The page "{page}" is a draft: no reader has its words yet. '
    "Write --from and --to with days when it was none."
)
_NO_LANGUAGE = 'There is no page "{page}" in the language "{language}" now.'
_MISTAKES = (
    "The content has mistakes, so that it cannot be read. To see them: python3 scripts/check.py"
)
_PICTURE = "The page shows another picture now, or the picture was changed."
_UNREAD = "What these states said is not known, as they cannot be read: {commits}."
_CUT = (
    "This copy holds what changed since {first} only. Fetch the older part, then ask again: "
    "git fetch --unshallow"
)


class Side(NamedTuple):
    """A text of the page, and the commit that it was read from (None: not committed yet)."""

    text: Text
    commit: Commit | None


class Dated(NamedTuple):
    """Since when the page had a version."""

    commit: Commit | None
    version: str


@dataclass(slots=True)
class Answer:
    """Two texts; ``before`` is None where the words have never changed."""

    page: str
    about: str  # what is compared, in a sentence
    before: Side | None
    now: Side
    dates: list[Dated] = field(default_factory=list)  # when the words changed, the newest first
    has_older: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def sections(self) -> list[Section]:
        """The words before and now, by heading."""
        return compare(_words(self.before.text), _words(self.now.text)) if self.before else []


def answer(line: Timeline, old: str | None, new: str | None, today: date) -> Answer:
    """What was asked with ``--from`` and ``--to``."""
    if old is None and new is not None:
        raise CannotLookError(_NO_FROM)
    try:
        found = _since_last(line) if old is None else _between(line, old, new, today.isoformat())
    except UnreadableError:
        raise CannotLookError(_MISTAKES) from None
    found.notes = list(_notes(line, found))
    return found


def _since_last(line: Timeline) -> Answer:
    now = _now(line)
    found = list(islice(line.changes(), MOST + 1))
    dates = [Dated(line.states[at], line.version(at)) for at in found[:MOST]]
    answer = Answer(line.page, "", None, now, dates, len(found) > MOST)
    if signed := line.signed():
        at, day = signed
        answer.about = f"Since the check of {day}."
        answer.before = _at(line, at)
    elif found and found[0] + 1 < len(line.states) and (before := _at(line, found[0] + 1)):
        answer.about = "The last change."
        answer.before, answer.now = before, Side(now.text, line.states[found[0]])
    else:
        answer.about = "The words have not changed since they were written."
    return answer


def _between(line: Timeline, old: str, new: str | None, today: str) -> Answer:
    for word in filter(None, (old, new)):
        if not (_VERSION.fullmatch(word) or _is_day(word)):
            raise CannotLookError(_NEITHER.format(word=word))
        if _is_day(word) and word > today:
            raise CannotLookError(_TO_COME.format(day=word))
    if new and _is_day(old) and _is_day(new) and new < old:
        raise CannotLookError(_TURNED.format(old=old, new=new))
    now = _now(line) if new in (None, today) else _named(line, str(new))
    return Answer(line.page, f"From {old} to {new or 'now'}.", _named(line, old), now)


def _named(line: Timeline, word: str) -> Side:
    if _VERSION.fullmatch(word):
        return _with_version(line, word)
    at = line.on(word)
    side = None if at is None else _at(line, at)
    if side is None:
        raise CannotLookError(_why_not(line, word))
    return side


def _with_version(line: Timeline, version: str) -> Side:
    why_not = ""
    for name in line.names:
        try:
            found = find(line.root, name, version, line.say)
        except CannotLookError:  # the name is older than this copy
            continue
        if found.text:
            return Side(found.text, found.commit)
        why_not = why_not or found.why_not
    raise CannotLookError(why_not)


def _why_not(line: Timeline, day: str) -> str:
    *_, first = (commit for at in line.changes() if (commit := line.states[at]))
    if line.is_shallow:
        return _CUT.format(first=first.day)
    if day < first.day:
        return _NOT_YET.format(page=line.page, day=day, first=first.day)
    return _NO_PAGE_THEN.format(page=line.page, day=day)


def _now(line: Timeline) -> Side:
    if side := _at(line, 0):
        return side
    why = _DRAFT if line.is_there else _NOT_NOW
    why = _NO_LANGUAGE if line.language else why
    raise CannotLookError(why.format(page=line.page, language=line.language))


def _at(line: Timeline, at: int) -> Side | None:
    text = line.text(at)
    return Side(text, line.states[at]) if text else None


def _notes(line: Timeline, found: Answer) -> Iterator[str]:
    if found.before and "" != found.before.text.picture != found.now.text.picture:
        yield _PICTURE
    if line.unread:
        yield _UNREAD.format(commits=", ".join(commit.id[:10] for commit in line.unread))
    if line.is_shallow and found.dates and not found.has_older:
        yield _CUT.format(first=[state.day for state in line.states if state][-1])


def _words(text: Text) -> list[str]:
    """All that a reader gets, each part below a heading."""
    lead, *rest = text.words
    short = ["# The short version", *text.short] if text.short else []
    return [text.title, lead, *short, *rest, "# How to reach us", *text.contacts]


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
