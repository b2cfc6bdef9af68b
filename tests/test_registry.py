"""The running of all checks."""

from __future__ import annotations

from collections.abc import Iterator

from conftest import TODAY, Guide

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context
from sitegen.check.registry import CHECKS, check
from sitegen.problem import Place, Problem, error
from sitegen.syllables import Syllables


def _fine(catalog: Catalog, context: Context) -> Iterator[Problem]:
    yield error(Place("f.yml", 2, 3), "XXX01", "found")


def _broken(catalog: Catalog, context: Context) -> Iterator[Problem]:
    yield error(Place("f.yml", 1, 1), "XXX02", "found before it broke")
    raise ZeroDivisionError("no reason")


def test_a_check_that_breaks_down_is_told_and_the_others_still_run(
    english: Guide, syllables: Syllables
) -> None:
    context = Context(english.root, TODAY, syllables)
    checks = (Check("bad", ("XXX02",), _broken), Check("good", ("XXX01",), _fine))

    problems = check(english.catalog(), context, checks)

    assert {"BUG01", "XXX01"} <= {problem.code for problem in problems}
    [ours] = [problem for problem in problems if problem.code == "BUG01"]
    assert ours.message == 'the check "bad" broke down (ZeroDivisionError: no reason)'


def test_every_code_belongs_to_one_check() -> None:
    codes = [code for one in CHECKS for code in one.codes]

    assert len(set(codes)) == len(codes)
