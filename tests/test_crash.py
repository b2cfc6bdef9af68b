"""Builds that are killed: the site stays whole, and the next build succeeds."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import shutil
import sys
from html import unescape
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

import pytest
from conftest import TODAY, Guide, blank_leaflet
from test_rebuild import contents

from sitegen import cli
from sitegen.commands import shared
from sitegen.finish import LEDGER

KILLS = 200
LINES = 9  # what a build prints, a line a stage
MOST_DELAY = 0.04  # seconds; about what the longest stage of the sample takes
LOADED = re.compile(rb'(?:(?:href|src)="(?=[^"]*assets/)|data-index=")([^"]+)"')


@pytest.fixture(autouse=True)
def linux_only() -> None:
    if sys.platform != "linux":
        pytest.skip("processes are copied and killed in Linux's way")


def other_version(guide: Guide) -> None:
    """Change words, the style, and which pages there are."""
    guide.edit("conditions/foot-in-a-cast", "what_it_is.0", "It is quite another thing.")
    guide.write("risks/slip", guide.read("risks/a-fall") | {"title": "A slip"})
    guide.path("risks/a-fall").unlink()
    for name in ("techniques/two-crutches", "techniques/one-crutch", "risks/sore-hands"):
        path = guide.path(name)
        path.write_text(path.read_text("utf-8").replace("a-fall", "slip"), "utf-8")
    shutil.rmtree(guide.root / "content" / "translations" / "es" / "risks")
    style = guide.root / "docs" / "assets" / "site.css"
    style.write_text(style.read_text("utf-8") + "\n.made-up { margin: 1px }\n", "utf-8")


def build(root: Path, pipe: Connection) -> None:
    """A build that tells of each stage, in a process in which no test has changed anything."""
    patch("sitegen.leaflet.made.press", blank_leaflet).start()
    shared.print = lambda *words, **_: pipe.send(words)  # type: ignore[attr-defined]
    status = cli.main(["build", "--root", str(root), "--today", TODAY.isoformat()])
    pipe.send(status)
    os._exit(status)


def killed(root: Path, after: int, delay: float) -> bool:
    """Kill a build some time after it has printed so many lines. False when it was done before."""
    here, there = multiprocessing.Pipe(duplex=False)
    # From a clean server: a copy of this process would wait for ever for the threads of Typst.
    afresh = multiprocessing.get_context("forkserver")
    afresh.set_forkserver_preload(["test_crash"])
    process = afresh.Process(target=build, args=(root, there))
    process.start()
    there.close()
    for _ in range(after):
        here.recv()
    process.join(delay)
    alive = process.is_alive()
    process.kill()
    process.join()
    return alive


def put_content(source: Path, root: Path) -> None:
    """Exchange everything that a build reads."""
    for name in ("content", "docs/assets"):
        shutil.rmtree(root / name)
        shutil.copytree(source / name, root / name)


def served(site: Path) -> dict[str, bytes]:
    """What a server would send: no hidden files."""
    return {
        name: data
        for name, data in contents(site).items()
        if not name.split("/")[-1].startswith(".")
    }


def assert_whole(site: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Every file is of the old version or of the new one, and so is all that a page loads."""
    found = served(site)
    for name, data in found.items():
        assert data in (old.get(name), new.get(name)), name
        if name.endswith(".html"):
            version = old if data == old.get(name) else new
            for path in loaded(name, data):
                assert found.get(path) == version[path], f"{name} loads {path}"


def loaded(name: str, data: bytes) -> set[str]:
    """The files of the site that a page loads by itself."""
    folder = Path("/") / Path(name).parent
    links = [unescape(found.decode()) for found in LOADED.findall(data)]
    return {os.path.normpath(folder / link).lstrip("/") for link in links}


@pytest.mark.slow
def test_a_build_may_be_killed_at_any_moment(tmp_path: Path, pattern_guide: Guide) -> None:
    chance = random.Random(20261122)  # noqa: S311  # the same moments on every run
    roots = {}
    for name in ("old", "new", "work"):
        shutil.copytree(pattern_guide.root, tmp_path / name)
        roots[name] = tmp_path / name
    other_version(Guide(roots["new"]))
    for name in ("old", "new", "work"):
        assert Guide(roots[name]).run("build") == 0
    sites = {name: served(roots[name] / "site") for name in ("old", "new")}
    assert sites["old"] != sites["new"]
    hit = number = 0
    while hit < KILLS:
        number += 1
        before, after = ("old", "new") if number % 2 == 0 else ("new", "old")
        put_content(roots[after], roots["work"])
        if number % 10 == 0:
            shutil.rmtree(roots["work"] / ".cache")
        hit += killed(roots["work"], number % LINES, chance.uniform(0, MOST_DELAY))
        assert_whole(roots["work"] / "site", sites[before], sites[after])
        assert Guide(roots["work"]).run("build") == 0
        assert served(roots["work"] / "site") == sites[after]
        assert set(contents(roots["work"] / "site")) - set(sites[after]) <= {
            *(LEDGER, ".nojekyll", ".htaccess")
        }
