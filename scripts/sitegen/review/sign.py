"""The sign-off of a page, written into its file; every other byte of the file stays.

Enters: a catalog, a page's id, who signs and when. Leaves: the words to put into the file, or the
changed file; or ``RefusedError``, and the file as it was.

What comes out is read again before it is kept: unless all other fields say the same as before and
``reviewed`` says what was meant, nothing is written.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from sitegen.catalog import Catalog
from sitegen.files import write_if_changed
from sitegen.load.compose import compose
from sitegen.load.nodes import Fields, plain
from sitegen.load.validate import validate
from sitegen.model.pieces import Review
from sitegen.review.ready import RefusedError, is_draft
from sitegen.signed import Signer

PLAIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 ,.'()/-]*")  # needs no quotes in any YAML
NOT_PLAIN = re.compile(r"(?i)(?:y|n|yes|no|on|off|true|false|null)|.* ")


def block(fields: dict[str, str]) -> str:
    """The lines of a sign-off."""
    return "\n".join(["reviewed:", *(f"  {name}: {_typed(said)}" for name, said in fields.items())])


def sign(root: Path, catalog: Catalog, page: str, fields: dict[str, str], today: date) -> str:
    """Write a sign-off into the page's file; the file's name."""
    entry = catalog.entry(page)
    assert entry is not None  # noqa: S101  # the caller found the page
    fields = {name: " ".join(said.split()) for name, said in fields.items()}
    _agree(catalog, page, fields, today)
    path = root / entry.file
    before = path.read_bytes().decode("utf-8")
    after = _signed(before, block(fields))
    if not _same_but_signed(before, after, fields) or _wrong(after, entry.model, entry.file):
        raise RefusedError(
            f"The lines could not be written into {entry.file}. Put them there by hand, in place "
            f"of those under reviewed:\n\n{block(fields)}"
        )
    write_if_changed(path, after.encode())
    return entry.file


def _agree(catalog: Catalog, page: str, fields: dict[str, str], today: date) -> None:
    """Refuse a sign-off that cannot be true."""
    record: Any = catalog.record(page)
    if is_draft(catalog, page):
        raise RefusedError("This page is still a draft. Finish it first, then let it be checked.")
    now = Signer(catalog).words_of(page)
    if fields["words"] != now:
        raise RefusedError(
            f"The page changed since this sheet was printed: the sheet says {fields['words']}, the "
            f"page is now {now}. Print a new sheet, and let a clinician look at what changed."
        )
    checked, following = (_day(fields[name], name) for name in ("date", "next"))
    if not record.written <= checked <= today:
        raise RefusedError(
            f"--date {checked} cannot be: the page was written on {record.written}, and today is "
            f"{today}."
        )
    if following <= checked:
        raise RefusedError(f"--next {following} must come after --date {checked}.")
    there = record.reviewed
    if there and there.words == now and there.date > checked:
        raise RefusedError(f"{there.name} checked these same words later, on {there.date}.")


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(f'--{name} "{text}" is no day; write it like 2026-11-22.') from None


def _typed(said: str) -> str:
    """A value as YAML has it, in quotes where it could be read as something else."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d|[0-9a-f]{4}(-[0-9a-f]{4}){3}", said):
        return said
    if PLAIN.fullmatch(said) and not NOT_PLAIN.fullmatch(said):
        return said
    return json.dumps(said, ensure_ascii=False)


def _signed(text: str, lines: str) -> str:
    """The text with these lines in place of the sign-off that it has, or at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = re.findall(r"[^\n]*\n|[^\n]+$", text)
    first, last = _extent(text, rows)
    if first == len(rows) and not rows[-1].endswith("\n"):
        rows[-1] += end
    new = [line + end for line in lines.split("\n")]
    return "".join([*rows[:first], *new, *rows[last:]])


def _extent(text: str, rows: list[str]) -> tuple[int, int]:
    """The rows of the sign-off: the first, and the first after it; remarks below it stay."""
    node, _ = compose(text, "")
    if not isinstance(node, Fields) or "reviewed" not in node.keys:
        return len(rows), len(rows)
    first = node.keys["reviewed"].line - 1
    following = (key.line - 1 for key in node.keys.values() if key.line - 1 > first)
    last = min(following, default=len(rows))
    while last > first + 1 and _is_aside(rows[last - 1]):
        last -= 1
    return first, last


def _is_aside(row: str) -> bool:
    return not row.strip() or row.lstrip().startswith("#")


def _same_but_signed(before: str, after: str, fields: dict[str, str]) -> bool:
    """Whether only the sign-off is another, and the one that was meant."""
    old, new = (_fields(text) for text in (before, after))
    return new.pop("reviewed", None) == fields and old | {"reviewed": None} == new | {
        "reviewed": None
    }


def _fields(text: str) -> dict[str, Any]:
    node, problems = compose(text, "")
    return dict(plain(node)) if isinstance(node, Fields) and not problems else {}


def _wrong(text: str, record: Any, file: str) -> bool:
    """Whether the file would not be read as the same record with a sign-off."""
    node, _ = compose(text, file)
    made, problems = validate(node, type(record), file) if node else (None, [])
    return (
        made is None
        or bool(problems)
        or not isinstance(made.reviewed, Review)
        or made.model_copy(update={"reviewed": None})
        != record.model_copy(update={"reviewed": None})
    )
