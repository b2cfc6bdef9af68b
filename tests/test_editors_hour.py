"""Each slip of an editor's hour makes one message, which says where, what and how to mend it.

``editors-hour.txt`` holds every message whole; ``HOUR=write`` writes it anew.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import SAMPLE, Guide, lend_words
from editing import SLIPS, change

GOLDEN = Path(__file__).parent / "editors-hour.txt"
MESSAGE = re.compile(r"^content\S*(?: \S+)*?:\d+:\d+: error [A-Z]{3}\d\d: .*\n    hint: .+$")
# What no editor should have to know: types, patterns, and what programmers call parts of YAML.
JARGON = re.compile(
    r"\b(?:mapping|scalar|node|token|str|int|bool|dict|tuple|None|regex|pattern|parse|"
    r"string|boolean|Traceback|codec|null)\b|[\\^]|\(\?"
)


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The sample as an editor sees it, in its own lines and in one language."""
    content = tmp_path / "content"
    shutil.copytree(SAMPLE / "content", content)
    lend_words(tmp_path)
    shutil.rmtree(content / "translations")
    change("site.yml", "translations:\n  - es\n", "")(content)
    return Guide(tmp_path)


def told(guide: Guide, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of the content, without its closing lines."""
    guide.run("check")
    out, err = capsys.readouterr()
    lines = [line for line in (out + err).splitlines() if not line.startswith("note: ")]
    return "\n".join(lines[:-1])


def golden() -> dict[str, str]:
    """The messages as they were read and found good, by the name of the slip."""
    parts = GOLDEN.read_text("utf-8").split("## ")[1:]
    return {name: words.strip("\n") for name, _, words in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_in_plain_words(
    guide: Guide, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SLIPS[name](guide.root / "content")
    said = told(guide, capsys)
    if os.environ.get("HOUR") == "write":
        with GOLDEN.open("a", encoding="utf-8") as file:
            file.write(f"## {name}\n{said}\n\n")
        return

    assert MESSAGE.match(said), said
    assert not JARGON.search(said)
    assert said == golden()[name]


def test_the_guide_is_good_before_the_slip(
    guide: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(guide, capsys) == ""


def test_a_phone_number_keeps_its_zero(guide: Guide) -> None:
    """Nothing that is typed is taken for a number and counted anew."""
    change("site.yml", "phone: 555-0101", "phone: 0555 0101")(guide.root / "content")

    assert guide.catalog().site.contacts.doctor.phone == "0555 0101"


def test_no_message_is_kept_for_a_slip_that_is_gone() -> None:
    assert list(golden()) == list(SLIPS)
