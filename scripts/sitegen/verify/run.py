"""All rules over a built site.

Enters: the files of a built site, and ``Options``. Leaves: problems, sorted by place. Their file
is ``site/`` and the path within the site, wherever that is.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from sitegen.memo import FORGETFUL, Memo
from sitegen.parallel import in_shares
from sitegen.problem import Place, Problem, error
from sitegen.verify import front, indexes, linking, naming, safety, size, structure
from sitegen.verify.documents import BuiltSite, Page
from sitegen.verify.options import Options
from sitegen.verify.rules import PAGE_RULES, SITE_RULES, Fault, Rule
from sitegen.verify.site import read_page, read_site

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
Checked = tuple[Page, list[tuple[Rule, Fault]]]  # a page and what is broken in it


def verify(files: Mapping[str, bytes], options: Options, memo: Memo = FORGETFUL) -> list[Problem]:
    """What is wrong with a built site. ``files`` are bytes by their path from its root."""
    pages = _pages(files, options, memo)
    built = read_site(files, options, {path: page for path, (page, _) in pages.items()})
    found = [(path, *fault) for path, (_, faults) in pages.items() for fault in faults]
    return sorted(_problems(files, [*found, *_site_faults(built)]))


def _pages(files: Mapping[str, bytes], options: Options, memo: Memo) -> dict[str, Checked]:
    """Every page and its faults, which rest on its bytes, its place and the options."""
    paths = sorted(path for path in files if path.endswith(".html"))

    def inputs(path: str) -> tuple[str | bytes, ...]:
        return path, files[path], options.mark

    def make(lacking: Sequence[str]) -> list[Checked]:
        return in_shares(
            lambda share: [_check(path, files[path], options) for path in share], lacking
        )

    return dict(zip(paths, memo.ask_all("verify", paths, inputs, make), strict=True))


def _check(path: str, data: bytes, options: Options) -> Checked:
    page = read_page(path, data, options)
    faults = [
        (item.rule, fault)
        for item in PAGE_RULES
        if item.stubs or not page.facts.is_stub
        for fault in item.check(page)
    ]
    return page.for_the_site(), faults


def _site_faults(built: BuiltSite) -> Iterator[Found]:
    for item in SITE_RULES:
        yield from ((path, item.rule, fault) for path, fault in item.check(built))


def _problems(files: Mapping[str, bytes], found: list[Found]) -> Iterator[Problem]:
    """The faults with their places."""
    for path, faults in groupby(sorted(found, key=itemgetter(0)), key=itemgetter(0)):
        text = files.get(path, b"").decode("utf-8", errors="replace")
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
