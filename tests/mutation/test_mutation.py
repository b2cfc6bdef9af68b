"""Most of the small faults that are put into the tool are noticed by its tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mutation.stage import lay_out


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="mutmut copies its process")
def test_most_mutants_are_noticed(tmp_path: Path) -> None:
    lay_out(tmp_path)
    paths = [str(tmp_path / "mutants" / name) for name in ("src", "tests")]
    env = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "mutation.drive"]

    done = subprocess.run(command, cwd=tmp_path, env=os.environ | env, check=False)

    assert done.returncode == 0
