"""One release: a built site with the sums of its files, and what it was made from.

Enters: a folder with a built site; the commit and the tools. Leaves: ``manifest.json``, the bill of
materials and ``SHA256SUMS`` in that folder, and the release's name, which comes from the bytes of
the site alone.
"""

from __future__ import annotations

import hashlib
import json
import platform
from pathlib import Path
from typing import Any

from sitegen.finish import LEDGER
from sitegen.history.git import git
from sitegen.sbom import NAME as BILL
from sitegen.sbom import bill

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
LOCKS = Path(__file__).resolve().parents[2] / "requirements"
FORMAT = 1  # goes up when who reads a manifest must change something


def facts(root: Path) -> dict[str, Any]:
    """Which commit and which tools; nothing of the day or of the machine."""
    commit, committed = git(root, "log", "-1", "--format=%H %cI").decode().split()
    lines = (LOCKS / "build.in").read_text("utf-8").splitlines()
    tools = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {
        "commit": commit,
        "committed": committed,
        "python": platform.python_version(),
        "tools": tools,
        "lock": _sum(LOCKS / "build.txt"),
    }


def seal(folder: Path, told: dict[str, Any]) -> str:
    """Finish a release; its name."""
    (folder / LEDGER).unlink(missing_ok=True)  # of use only where the next build goes on
    sums = _sums(folder)
    content = hashlib.sha256(_lines(sums)).hexdigest()
    size = sum((folder / name).stat().st_size for name in sums)
    (folder / BILL).write_bytes(bill())
    manifest = {"format": FORMAT, "content": content, "files": len(sums), "bytes": size, **told}
    (folder / MANIFEST).write_bytes(f"{json.dumps(manifest, indent=2)}\n".encode())
    beside = {name: _sum(folder / name) for name in (MANIFEST, BILL)}
    (folder / SUMS).write_bytes(_lines({**sums, **beside}))
    return content[:12]


def commit_of(folder: Path) -> str | None:
    """The commit that a release was made from, if that can be read."""
    try:
        return str(json.loads((folder / MANIFEST).read_bytes())["commit"])
    except (OSError, ValueError, LookupError):
        return None


def is_whole(folder: Path) -> bool:
    """Whether every file of a release is there with its bytes, and no other."""
    try:
        told = (folder / SUMS).read_bytes()
        return _lines(_sums(folder)) == told
    except OSError:
        return False


def _sums(folder: Path) -> dict[str, str]:
    """The sum of every file but the list of sums itself, sorted by path."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    paths.pop(SUMS, None)
    return {name: _sum(path) for name, path in sorted(paths.items()) if not path.is_dir()}


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _lines(sums: dict[str, str]) -> bytes:
    """As ``sha256sum -c`` reads them."""
    return "".join(f"{one}  {name}\n" for name, one in sorted(sums.items())).encode()
