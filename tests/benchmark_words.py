"""How plain the words of the guide are: every page, the middle one and the hardest.

    .venv/bin/python tests/benchmark_words.py             # a line a page, the hardest last
    .venv/bin/python tests/benchmark_words.py --repeated  # sentences that stand on several pages

The check refuses what is too hard; this shows by how much the rest is better. The formulas and the
syllables are those of ``sitegen.reading``; other tools may differ by a grade.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

REPO = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPO / "scripts")]

from sitegen.catalog import Catalog  # noqa: E402
from sitegen.check.plain_words import Block, blocks  # noqa: E402
from sitegen.reading import sentences, total, words_of  # noqa: E402
from sitegen.stages import load_and_check  # noqa: E402
from sitegen.syllables import Syllables  # noqa: E402


class Row(NamedTuple):
    """The measures of one page."""

    grade: float
    smog: float
    long_words: float  # in 100
    longest: int  # words of the longest sentence
    short: float  # the grade of the short version
    words: int
    page: str


def read(catalog: Catalog) -> dict[str, list[Block]]:
    """The words of every page."""
    syllables = Syllables(REPO / ".cache")
    return {page: blocks(entry.model, syllables) for page, _, entry in catalog.pages()}


def row(page: str, found: list[Block]) -> Row:
    """The measures of a page."""
    whole = total(block.score for block in found)
    short = total(block.score for block in found if block.path[0] == "short_version")
    longest = max(len(words_of(one)) for block in found for one in sentences(block.text))
    return Row(whole.grade, whole.smog, whole.long_share, longest, short.grade, whole.words, page)


def show_pages(pages: dict[str, list[Block]]) -> None:
    """Print a line a page, then the middle and the highest of each measure."""
    rows = sorted(row(page, found) for page, found in pages.items())
    print("grade  SMOG  long %  longest  short  words  page")
    for one in rows:
        print("{:5.1f} {:5.1f} {:7.1f} {:8} {:6.1f} {:6}  {}".format(*one))
    for name, of in (("median", median), ("highest", max)):
        middle = (of(column) for column in list(zip(*rows, strict=True))[:6])
        print(*(f"{value:.1f}" for value in middle), name, sep="  ")


def show_repeated(pages: dict[str, list[Block]]) -> None:
    """Print each sentence of six words or more that stands on several pages, the worst last."""
    where: dict[str, set[str]] = defaultdict(set)
    for page, found in pages.items():
        for block in found:
            for one in sentences(block.text):
                if len(words_of(one)) >= 6:
                    where[" ".join(one.split())].add(page)
    for one, on in sorted(where.items(), key=lambda item: len(item[1])):
        if len(on) > 1:
            print(f"{len(on):3} pages: {one}  [{', '.join(sorted(on)[:4])}]")


def main() -> None:
    """Read the guide and print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repeated", action="store_true")
    parser.add_argument("--root", type=Path, default=REPO)
    options = parser.parse_args()
    checked = load_and_check(options.root, date.today(), lambda *_: None)
    assert checked.catalog is not None, "mend what check.py tells first"
    pages = read(checked.catalog)
    (show_repeated if options.repeated else show_pages)(pages)


if __name__ == "__main__":
    main()
