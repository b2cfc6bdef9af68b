"""The words of one page in one state of the guide, read by that state's own code.

Enters: a folder with a guide. Leaves: ``Text`` values, one a language.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from sitegen.inline import visible
from sitegen.render.as_text import as_text, without_onward
from sitegen.render.version import version_in

THEN = Path(__file__).with_name("then.py")
OURS = Path(__file__).resolve().parents[2]
_FOLDED = re.compile(r'<details class="short">.*?</details>', re.DOTALL)  # in pages of long ago


class Text(NamedTuple):
    """A page as a patient could read it."""

    language: str
    version: str
    title: str
    short: list[str]
    lines: list[str]
    contacts: list[str]
    picture: str  # a hash of it; "" where none is known
    words: list[str]  # the lines without those that only lead to other pages


class UnreadableError(Exception):
    """A state of the guide that cannot be read, and why."""


def read(guide: Path, page: str, store: Path) -> list[Text]:
    """The page in every language; none where it did not exist."""
    code = guide / "scripts" if (guide / "scripts" / "sitegen").is_dir() else OURS
    answer = store.with_name("answer.json")
    command = [sys.executable, "-P", str(THEN), str(guide), page, str(store), str(answer)]
    env = {**os.environ, "PYTHONPATH": str(code), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(command, env=env, capture_output=True, text=True)
    if ended.returncode:
        raise UnreadableError(ended.stderr.strip().rsplit("\n", 1)[-1])
    return [_text(**one) for one in json.loads(answer.read_bytes())]


def _text(
    language: str, markdown: str, short: list[str], contacts: list[str], picture: str
) -> Text:
    front, body = markdown.removeprefix("---\n").split("\n---\n", 1)
    body = _FOLDED.sub("", body)
    return Text(
        language,
        version_in(markdown),
        yaml.safe_load(front)["title"],
        [visible(words) for words in short],
        as_text(body).splitlines(),
        [visible(words) for words in contacts],
        picture,
        as_text(without_onward(body)).splitlines(),
    )
