"""How fast the tool is, beside plain MkDocs with Material on the same pages.

    .venv/bin/python tests/benchmark.py                 # the slice, and 500 synthetic records
    .venv/bin/python tests/benchmark.py --records 50    # another size
    .venv/bin/python tests/benchmark.py --no-peer       # without plain MkDocs + Material
    .venv/bin/python tests/benchmark.py --serve --records 2000 --runs 10
                              # only the preview: from saving a file to the words on the screen

Prints a table. Nothing here is asserted: machines differ, so compare figures of one run only.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from previewing import print_previews  # noqa: E402
from synthetic import make_guide  # noqa: E402

from sitegen.stages import load_and_check, make_plans, render_all  # noqa: E402

TODAY = date(2026, 11, 22)
PLAIN = """site_name: Plain
site_url: https://example.org/
docs_dir: {docs}
site_dir: {site}
theme:
  name: material
  features: [navigation.sections, navigation.indexes]
markdown_extensions: [attr_list, md_in_html, tables]
"""


def main() -> None:
    """Measure and print."""
    options = _options()
    if options.serve:
        return print_previews(options.records, options.runs)
    rows = [("what", "median", "all runs"), *_slice_rows(options.runs)]
    with tempfile.TemporaryDirectory() as folder:
        guide = Path(folder) / "guide"
        make_guide(guide, options.records)
        rows += _stage_rows(guide, options.records, options.runs)
        rows += _build_rows(guide, options.records, options.runs, peer=options.peer)
    for what, median, runs in rows:
        print(f"{what:<58} {median:>9}   {runs}")
    return _print_weights(REPO / "site")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    return parser.parse_args()


Row = tuple[str, str, str]


def _row(what: str, seconds: list[float], unit: str = "s", per: float = 1.0) -> Row:
    scale = 1000 if unit == "ms" else 1
    shown = [f"{value * scale / per:.2f}" for value in seconds]
    return what, f"{statistics.median(seconds) * scale / per:.2f} {unit}", " ".join(shown)


def settle() -> None:
    """Let the disk finish what an earlier run left to write, so that it slows nobody else."""
    if hasattr(os, "sync"):
        os.sync()


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        settle()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return times


def _run(*command: str | Path, may_fail: bool = False) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        list(map(str, command)), capture_output=True, env=environment, check=False
    )
    if done.returncode and not may_fail:
        sys.exit(done.stdout.decode() + done.stderr.decode())


def _door(name: str, *more: str | Path) -> None:
    _run(sys.executable, REPO / "scripts" / name, *more)


def _slice_rows(runs: int) -> list[Row]:
    _door("build.py")
    return [
        _row("check.py on the content, whole process", _timed(lambda: _door("check.py"), runs)),
        _row("build.py, nothing changed", _timed(lambda: _door("build.py"), runs)),
    ]


def _stage_rows(guide: Path, records: int, runs: int) -> list[Row]:
    def work() -> None:
        checked = load_and_check(guide, TODAY, lambda stage, outcome: None)
        render_all(make_plans(checked))

    gc.disable()  # as ``__main__`` does
    work()  # compiles templates and makes the table of syllables, once a process
    return [_row("load + link + check + render, a record", _timed(work, runs), "ms", records)]


def _build_rows(guide: Path, records: int, runs: int, *, peer: bool) -> list[Row]:
    def clear() -> None:
        for name in (".cache", "docs/en", "site", "plain"):
            shutil.rmtree(guide / name, ignore_errors=True)

    _door("build.py", "--root", guide)  # makes the Markdown that plain MkDocs needs
    shutil.copytree(guide / "docs" / "en", guide / "plain-docs")
    config = guide / "plain.yml"
    config.write_text(PLAIN.format(docs=guide / "plain-docs", site=guide / "plain"), "utf-8")
    ours: list[float] = []
    theirs: list[float] = []
    mkdocs = Path(sys.executable).with_name("mkdocs")
    for _ in range(runs if not peer else min(runs, 3)):  # in turn, so that a noisy hour hits both
        clear()
        ours += _timed(lambda: _door("build.py", "--root", guide), 1)
        if peer:
            theirs += _timed(lambda: _run(mkdocs, "build", "-q", "-f", config), 1)
    rows = [_row(f"build.py, cold, {records} records", ours)]
    if theirs:
        rows.append(_row("plain MkDocs + Material on the same Markdown", theirs))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        rows.append(("ours / plain", f"{ratio:.2f}", ""))
    return rows


def _print_weights(site: Path) -> None:
    """The heaviest pages of the built guide: HTML + CSS, gzip."""
    css = sum(len(gzip.compress(path.read_bytes(), 9)) for path in site.glob("assets/*.css"))
    pages = sorted(
        ((len(gzip.compress(path.read_bytes(), 9)) + css, path) for path in site.rglob("*.html")),
        reverse=True,
    )
    print(f"\nHTML + CSS of a page, gzip (CSS alone: {css / 1000:.1f} KB)")
    for size, path in [*pages[:5], pages[len(pages) // 2]]:
        print(f"  {size / 1000:5.1f} KB  {path.relative_to(site)}")


if __name__ == "__main__":
    main()
