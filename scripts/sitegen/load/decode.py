"""Bytes to text, refusing what an editor cannot see or did not mean.

Enters: the bytes of one file. Leaves: its text, or problems that say where and what to do.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from sitegen.problem import Place, Problem, error

LARGEST = 1_000_000  # bytes; the largest real file, the references, is about a sixth of this
MOST = 20  # problems of one sort in one file; a binary file would fill the screen

# Control characters, invisible and direction-changing ones, and line ends that only look like one.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# A whole conflict, from the first mark to the last, is one; so is a mark that was left behind.
_CONFLICT = re.compile(r"^(?:<{7} (?s:.*?)^>{7} |={7}$|(?:<{7}|>{7}|\|{7}) )", re.MULTILINE)
_LINE_END = re.compile(r"\r(?s:.*)")  # once: a file that has one such end has many
_TABLE = re.compile(r"\S\t+\S")
_TABS = re.compile(r"\t[^\n]*(?:\n[^\n]*\t[^\n]*)*")  # all of a table is one slip
# Pictures and signs that programs read aloud by long names.
EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_ODD_INDENT = re.compile("^ *(?P<odd>[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_AS_UTF8 = 'save it again with the encoding "UTF-8"'


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a content file and what is wrong with its bytes.

    A byte order mark at the start and Windows line ends are taken as what they mean.
    """
    if len(data) > LARGEST:
        return "", [_too_large(file)]
    if _is_wide(data):
        return "", [_wide(file)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        return "", [_not_utf8(failure, file)]
    text = text.replace("\r\n", "\n")
    return text, [] if text.isascii() and _plain(text) else _find_hidden(text, file)


def hidden_in(text: str) -> str:
    """The name of the first invisible character in a text, or ""."""
    found = _HIDDEN.search(text)
    return _name(found.group()) if found else ""


def place_of(text: str, offset: int, file: str) -> Place:
    """The line and column of a character of the text."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _plain(text: str) -> bool:
    """Whether a text needs no closer look: the quick way for most files."""
    return text.isprintable() or not (
        _HIDDEN.search(text) or "\t" in text or "\r" in text or _CONFLICT.search(text)
    )


def _too_large(file: str) -> Problem:
    return error(
        Place(file),
        "TXT01",
        f"this file is too large: the most is {LARGEST // 1000} KB",
        "was something else saved under this name? Pictures go into content/images/",
    )


def _is_wide(data: bytes) -> bool:
    """Whether this is UTF-16 or the like: it says so, or every other byte is a zero."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4


def _wide(file: str) -> Problem:
    return error(
        Place(file), "TXT02", "this file is not text in UTF-8 (it may be UTF-16)", _AS_UTF8
    )


def _not_utf8(failure: UnicodeDecodeError, file: str) -> Problem:
    good = failure.object[: failure.start].decode("utf-8").replace("\r\n", "\n")
    return error(
        place_of(good, len(good), file), "TXT02", "this letter is not saved as UTF-8", _AS_UTF8
    )


def _find_hidden(text: str, file: str) -> list[Problem]:
    makers = (
        (_HIDDEN, _hidden_problem),
        (_LINE_END, _line_end),
        (_TABS, _tab),
        (EMOJI, _emoji),
        (_CONFLICT, _conflict),
        (_ODD_INDENT, _indent),
    )
    problems = [
        make(text, found, file)
        for pattern, make in makers
        for found in islice(pattern.finditer(text), MOST)
    ]
    return sorted(problems)[:MOST]


def _hidden_problem(text: str, found: re.Match[str], file: str) -> Problem:
    return error(
        place_of(text, found.start(), file),
        "TXT03",
        f"there is an invisible character here ({_name(found.group())})",
        "delete the words around it and type them again; it often comes from copying",
    )


def _name(character: str) -> str:
    return unicodedata.name(character, f"character number {ord(character)}").lower()


def _line_end(text: str, found: re.Match[str], file: str) -> Problem:
    return error(
        place_of(text, found.start(), file),
        "TXT04",
        "this line ends in a way that old Macs used",
        "save the file again with ordinary line ends (LF)",
    )


def _tab(text: str, found: re.Match[str], file: str) -> Problem:
    place = place_of(text, found.start(), file)
    if _TABLE.search(found.group()):
        return error(
            place,
            "TXT05",
            "there are tabs between words, as in a table that was pasted",
            "write each line of the table as an item of a list, with spaces in place of the tabs",
        )
    more = found.group().count("\n")
    where = f"here, and on {more} more lines" if more > 1 else "here, and on the next line"
    what = f"there is a tab {where if more else 'here'} (the Tab key makes them)"
    return error(place, "TXT05", what, "delete it and type spaces")


def _emoji(text: str, found: re.Match[str], file: str) -> Problem:
    return error(
        place_of(text, found.start(), file),
        "TXT09",
        "there is a little picture (an emoji) or a sign here",
        "delete it, and say it in words; programs that read aloud would speak its long name",
    )


def _conflict(text: str, found: re.Match[str], file: str) -> Problem:
    return error(
        place_of(text, found.start(), file),
        "TXT06",
        "two people changed this part, and both versions are still in the file",
        "keep the words you want and delete the lines that start with <<<<<<<, ======= or >>>>>>>",
    )


def _indent(text: str, found: re.Match[str], file: str) -> Problem:
    return error(
        place_of(text, found.start("odd"), file),
        "TXT07",
        "this line starts with a space that is not an ordinary one",
        "delete the spaces at the start of the line and type them again",
    )
