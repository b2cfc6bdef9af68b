"""The properties hold: for a bounded number of examples always, and for a long time when asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from awful import AWFUL
from conftest import REPO
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.properties import PROPERTIES

SECONDS = os.environ.get("FUZZ_SECONDS", "60")  # for each property
FAST = sorted(set(PROPERTIES) - {"pages"})  # ``test_words_on_pages`` looks at pages
WORDS = st.lists(
    st.one_of(st.sampled_from(AWFUL), st.text(max_size=8)), min_size=1, max_size=3
).map("".join)


@pytest.mark.parametrize("name", FAST)
@settings(max_examples=100)
@given(data=st.binary(max_size=120) | WORDS.map(str.encode))
def test_a_property_holds(name: str, data: bytes) -> None:
    PROPERTIES[name](data)


@pytest.mark.parametrize("name", FAST)
@pytest.mark.parametrize("word", [word for word in AWFUL if word.isascii()])
def test_a_property_holds_for_awful_words(name: str, word: str) -> None:
    PROPERTIES[name](word.encode())


@pytest.mark.long
@pytest.mark.skipif(
    sys.platform != "linux", reason="atheris, the fuzzer, has ready-made files for Linux only"
)
@pytest.mark.parametrize("name", PROPERTIES)
def test_no_input_that_the_fuzzer_finds_breaks_a_property(name: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number, word in enumerate(AWFUL):
        (tmp_path / "corpus" / str(number)).write_bytes(word.encode())
    options = [f"-max_total_time={SECONDS}", "-timeout=20", "-max_len=600", "-verbosity=0"]
    options += [f"-artifact_prefix={tmp_path}/", str(tmp_path / "corpus")]
    env = {**os.environ, "PYTHONPATH": f"{REPO / 'tests'}{os.pathsep}{REPO / 'scripts'}"}

    done = subprocess.run(
        [sys.executable, "-m", "fuzz.drive", name, *options],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
