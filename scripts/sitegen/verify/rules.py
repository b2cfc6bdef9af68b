"""What a rule is, and the list of all rules.

Enters: functions, by way of ``page_rule`` and ``site_rule``. Leaves: ``PAGE_RULES`` and
``SITE_RULES``.

Why decorators: the code, the words that explain it and the check itself stand in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.verify.documents import BuiltSite, Page


class Fault(NamedTuple):
    """What a rule found.

    ``near`` is text of the file that tells the line, after ``nth`` others like it.
    """

    message: str
    near: str = ""
    hint: str = ""
    nth: int = 0


PageCheck = Callable[[Page], Iterator[Fault]]
SiteCheck = Callable[[BuiltSite], Iterator[tuple[str, Fault]]]  # path of the file, fault


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for: what it means for a reader, and how to mend it."""

    code: str
    title: str
    meaning: str
    hint: str


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that needs one page only. ``stubs``: it holds for signposts to new addresses too."""

    rule: Rule
    check: PageCheck
    stubs: bool


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A rule that needs the whole site."""

    rule: Rule
    check: SiteCheck


PAGE_RULES: list[PageRule] = []
SITE_RULES: list[SiteRule] = []


def page_rule(
    code: str, title: str, meaning: str, hint: str, *, stubs: bool = False
) -> Callable[[PageCheck], PageCheck]:
    """Put a check of one page on the list."""

    def register(check: PageCheck) -> PageCheck:
        PAGE_RULES.append(PageRule(Rule(code, title, meaning, hint), check, stubs))
        return check

    return register


def site_rule(code: str, title: str, meaning: str, hint: str) -> Callable[[SiteCheck], SiteCheck]:
    """Put a check of the whole site on the list."""

    def register(check: SiteCheck) -> SiteCheck:
        SITE_RULES.append(SiteRule(Rule(code, title, meaning, hint), check))
        return check

    return register
