"""What Lighthouse says of a page of each kind, as a phone on slow 4G sees it.

    .venv/bin/python tests/benchmark_lighthouse.py                 # builds the guide, then rates it
    .venv/bin/python tests/benchmark_lighthouse.py --site site --runs 5
    .venv/bin/python tests/benchmark_lighthouse.py --records 2000  # a guide of many records
    .venv/bin/python tests/benchmark_lighthouse.py --records 50 --only guide
                              # an article of about 350 words among 50, as other tools were measured

Prints a table: the median of three visits, each in a browser that has seen nothing yet. Lighthouse
comes from npm into ``.cache/node``, at the version in ``scripts/requirements/package.json``. It
visits at full speed and works out how long a slow line and a slow phone would take, so a busy
machine makes pages look slower. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts"), str(REPO / "tests")]

from browser import making  # noqa: E402
from lighthouse import UNTIMED, Rated, rate  # noqa: E402
from pressing import host  # noqa: E402
from synthetic import build_guide  # noqa: E402

import _node  # noqa: E402

CATEGORIES = ("performance", *UNTIMED)
FIGURES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
HEAD = (
    "kind | page | performance | accessibility | best practices | SEO | LCP | TBT | CLS"
    " | against it"
)


def main() -> None:
    """Rate and print."""
    options = _options()
    _node.ensure(REPO)
    with tempfile.TemporaryDirectory() as folder:
        built = options.site or _built(Path(folder) / "guide", options.records)
        with host(built) as site:
            kinds = {k: a for k, a in sorted(site.kinds.items()) if k in (options.only or [k])}
            pages = [site.origin + address for address in kinds.values()]
            told = rate(pages, options.runs, onlyCategories=CATEGORIES)
            print(f"| {HEAD} |\n{'|---' * 10}|")
            for kind, address in kinds.items():
                print(_row(kind, address, [next(told) for _ in range(options.runs)]), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--records", type=int, help="of a guide of made-up words")
    parser.add_argument("--only", nargs="+", metavar="KIND")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _built(folder: Path, records: int | None) -> Path:
    return build_guide(folder, records) if records else making.build_guide(folder)


def _row(kind: str, address: str, visits: list[Rated]) -> str:
    """One line of the table: of each score and figure, the median."""
    scores = [statistics.median(one.scores[name] for one in visits) for name in CATEGORIES]
    lcp, tbt, cls = (statistics.median(one.figures[name] for one in visits) for name in FIGURES)
    shown = " | ".join(f"{score:.0f}" for score in scores)
    said = {line for one in visits for line in (*one.faults, one.trouble) if line}
    return (
        f"| {kind} | {address} | {shown} | {lcp / 1000:.2f} s | {tbt:.0f} ms | {cls:.3f} "
        f"| {'; '.join(sorted(said))} |"
    )


if __name__ == "__main__":
    main()
