"""All rules over a built site.

Enters: the folder of a built site, and ``Options``. Leaves: problems, sorted by place. Their file
is ``site/`` and the path within the folder, wherever the folder is.
"""

from __future__ import annotations

import gc
import html
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sitegen.problem import Place, Problem, error
from sitegen.verify import front, indexes, linking, naming, safety, size, structure
from sitegen.verify.documents import BuiltSite
from sitegen.verify.folder import read_site
from sitegen.verify.options import Options
from sitegen.verify.rules import PAGE_RULES, SITE_RULES, Fault, Rule

# Importing these modules has put their rules on the lists.
RULE_MODULES = (linking, structure, front, naming, safety, size, indexes)
RULES = sorted(
    [*(item.rule for item in PAGE_RULES), *(item.rule for item in SITE_RULES)],
    key=lambda rule: rule.code,
)

# code -> what it is called, and what it means and how to mend it
CODES: dict[str, tuple[str, str]] = {
    rule.code: (rule.title, f"{rule.meaning} {rule.hint}") for rule in RULES
}


Found = tuple[str, Rule, Fault]  # path of the file, what is broken, how


def verify(site: Path, options: Options) -> list[Problem]:
    """What is wrong with a built site."""
    with _collector_at_rest():
        built = read_site(site, options)
        found = [*_page_faults(built), *_site_faults(built)]
    return sorted(_problems(site, found))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Facts hold no cycles; looking for some would take a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _page_faults(built: BuiltSite) -> Iterator[Found]:
    for path, page in built.pages.items():
        for item in PAGE_RULES:
            if item.stubs or not page.facts.is_stub:
                yield from ((path, item.rule, fault) for fault in item.check(page))


def _site_faults(built: BuiltSite) -> Iterator[Found]:
    for item in SITE_RULES:
        yield from ((path, item.rule, fault) for path, fault in item.check(built))


def _problems(site: Path, found: list[Found]) -> Iterator[Problem]:
    """The faults with their places. Each file is read once: a slip in the frame is on all pages."""
    for path, faults in groupby(sorted(found, key=itemgetter(0)), key=itemgetter(0)):
        file = site / path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        for _, rule, fault in faults:
            place = Place(f"site/{path}", *_line_and_column(text, fault))
            yield error(place, rule.code, fault.message, fault.hint or rule.hint)


def _line_and_column(text: str, fault: Fault) -> tuple[int, int]:
    """Where a fault is; the start of the file where its text is written differently."""
    for near in dict.fromkeys((fault.near, html.escape(fault.near, quote=False))):
        found = -1
        for _ in range(fault.nth + 1):
            found = text.find(near, found + 1)
            if found < 0:
                break
        if near and found >= 0:
            return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)
    return 1, 1
