"""The list of all codes, for the people who edit the content.

Enters: the codes of the content and of the finished site. Leaves: the text of
``content/PROBLEMS.md``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.codes import CODES, GROUPS, Code
from sitegen.verify import CODES as SITE_CODES

_HEAD = """\
<!-- Made by "python3 scripts/schema.py" from scripts/sitegen/codes. Do not change it here. -->

# What the check says, and what to do

Each problem has a code, such as `VAL07`. Look it up here. The numbers after the name of the file
are the line and the column, both counted from 1.

An **error** stops the build, and the last good site stays as it is. A **warning** does not.

## On this page
"""


def problems_text() -> str:
    """The list as a file."""
    codes = {**CODES, **{code: Code(title, told, "") for code, (title, told) in SITE_CODES.items()}}
    lines = [_HEAD, *_contents(codes), ""]
    for letters, heading in GROUPS.items():
        lines += [f"## {heading}", ""]
        lines += [part for code in _in_group(codes, letters) for part in _entry(code, codes[code])]
    return "\n".join(lines).rstrip() + "\n"


def _in_group(codes: dict[str, Code], letters: str) -> list[str]:
    return sorted(code for code in codes if code.startswith(letters))


def _contents(codes: dict[str, Code]) -> Iterator[str]:
    """The table of contents: a line a group, with its codes."""
    for letters, heading in GROUPS.items():
        links = " ".join(f"[{code}](#{code.lower()})" for code in _in_group(codes, letters))
        yield f"- {heading}: {links}"


def _entry(code: str, told: Code) -> Iterator[str]:
    """What one code means and how to mend it."""
    yield from (f"### {code}", "", f"**{told.title}.** {told.meaning}", "")
    if told.mend:
        yield from (f"**What to do:** {told.mend}", "")
    for word, lines in (("Wrong", told.wrong), ("Right", told.right)):
        if lines:
            yield from (f"{word}:", "", "```yaml", lines, "```", "")
