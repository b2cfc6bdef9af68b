"""A before and after for people: plain text of 80 columns, or one HTML file to read and to print.

Enters: ``Answer``. Leaves: text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.files import write_if_changed
from sitegen.history.difference import Change, Piece, Section
from sitegen.history.git import Commit
from sitegen.history.question import Answer, Side

WIDE = 79
_INDENT = " " * 8
_FIRST = "At the top of the page"


def as_words(answer: Answer) -> str:
    """For a terminal; ``[ ]`` stand around words that changed."""
    return "\n".join([*_head(answer), *_body(answer), *_dates(answer), *answer.notes])


def as_page(answer: Answer) -> str:
    """For a browser and for paper."""
    sections = answer.sections
    runs = groupby(sections, key=lambda section: bool(section.changes))
    return (
        _environment()
        .get_template("change.html.j2")
        .render(
            answer=answer,
            groups=[list(run) for _, run in runs],
            count=count(sections),
            when=when,
            first=_FIRST,
        )
    )


def save(answer: Answer, file: Path) -> None:
    """Write the page for a browser."""
    write_if_changed(file, as_page(answer).encode())


def count(sections: Iterable[Section]) -> str:
    """How much changed, in a sentence."""
    changes = [change for section in sections for change in section.changes]
    if not changes:
        return "No words changed."
    numbers = sum(any(change.numbers) for change in changes)
    many = f"{len(changes)} paragraphs changed" if len(changes) > 1 else "1 paragraph changed"
    return f"{many}; in {numbers or 'none'} of them a number did."


def when(commit: Commit | None) -> str:
    """The day of a state, as people say it."""
    return f"{commit.day} (commit {commit.id[:10]})" if commit else "not committed yet"


def _head(answer: Answer) -> Iterator[str]:
    yield f"{answer.page} · {answer.now.text.title} · language {answer.now.text.language}"
    yield answer.about
    if answer.before:
        yield f"Before: {_side(answer.before)}"
    yield f"Now:    {_side(answer.now)}"


def _side(side: Side) -> str:
    return f"version {side.text.version}, {when(side.commit)}"


def _body(answer: Answer) -> Iterator[str]:
    if answer.before is None:
        return
    sections = answer.sections
    yield count(sections)
    yield "[ ] stand around words that changed." if any(s.changes for s in sections) else ""
    for section in sections:
        if section.changes:
            yield from ("", f"# {section.heading or _FIRST}")
        for change in section.changes:
            yield from ("", *_told(change))


def _told(change: Change) -> Iterator[str]:
    if change.moved:
        yield from _filled("Moved:", _marked(change.now))
        return
    if change.before:
        yield from _filled("Before:" if change.now else "Gone:", _marked(change.before, change.now))
    if change.now:
        yield from _filled("Now:" if change.before else "New:", _marked(change.now, change.before))
    if any(change.numbers):
        before, now = (", ".join(side) or "none" for side in change.numbers)
        yield from _filled("NUMBERS", f"before {before}; now {now}")


def _marked(pieces: tuple[Piece, ...], other: tuple[Piece, ...] = ()) -> str:
    """The words; those that the other side does not have in brackets, where there is one."""
    marked = (f"[{p.words}]" if p.changed and other else p.words for p in pieces)
    return " ".join(marked)


def _filled(label: str, words: str) -> list[str]:
    return wrap(words, WIDE, initial_indent=f"{label:<8}", subsequent_indent=_INDENT)


def _dates(answer: Answer) -> Iterator[str]:
    if not answer.dates:
        return
    yield from ("", "When the words changed, the newest first:")
    for commit, version in answer.dates:
        what = f"{commit.day}  {commit.subject}" if commit else "not committed yet"
        yield f"  {version or '(no page)':<10}  {what}"[:WIDE].rstrip()
    if answer.has_older:
        yield "  … and before. For any of them: --from and --to with a day or a version."


@cache
def _environment() -> Environment:
    here = Path(__file__).parent
    return Environment(
        loader=FileSystemLoader(here),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
