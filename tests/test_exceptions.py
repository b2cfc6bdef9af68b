"""Problems that are let pass for a while: printed on every run, and never for ever."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Guide

FILE = "content/aftercare/first-day.yml"


def test_an_exception_lets_a_problem_pass_and_says_so(english: Guide) -> None:
    checked = english.check()

    assert "RDG02" not in [problem.code for problem in checked.problems]
    assert [
        f"let pass until 2099-01-01: RDG02 in {FILE} "
        "(The list of things to carry is one sentence on purpose.)"
    ] == checked.notes


def test_an_exception_ends(english: Guide) -> None:
    codes = english.codes(date(2099, 1, 2))

    assert {"EXC01", "RDG02"} <= set(codes)
    assert "EXC01" not in english.codes(date(2099, 1, 1))


def test_an_exception_that_is_no_longer_needed_is_told(english: Guide) -> None:
    english.edit("aftercare/first-day", "do.0.text", "Carry a bag.")

    assert [code for code in english.codes() if not code.startswith("TRN")] == ["EXC02"]


@pytest.mark.parametrize("at", ["do.1.text", "in_short", "do.9.text", "zebra"])
def test_an_exception_is_for_one_field_only(english: Guide, at: str) -> None:
    english.edit("exceptions", "exceptions.0.at", at)

    wanted = {False: {"EXC02", "RDG02"}, True: set[str]()}[at == "do.1.text"]
    assert wanted == {code for code in english.codes() if not code.startswith("TRN")}


def test_an_exception_without_a_field_is_for_the_whole_file(english: Guide) -> None:
    english.edit("exceptions", "exceptions.0.at", None)

    assert len(english.check().notes) == 1


def test_an_exception_is_for_one_file_only(english: Guide) -> None:
    english.edit("exceptions", "exceptions.0.file", "content/risks/a-fall.yml")

    assert {"EXC02", "RDG02"} <= set(english.codes())


@pytest.mark.parametrize("code", ["SGN01", "EXC02", "BUG01", "FIL01", "TXT03", "YML06", "ABC99"])
def test_some_problems_are_never_let_pass(english: Guide, code: str) -> None:
    english.edit("exceptions", "exceptions.0.code", code)

    assert {"EXC03", "RDG02"} <= set(english.codes())


def test_danger_signs_are_never_let_pass(english: Guide) -> None:
    english.edit("aftercare/first-day", "signs", [])
    english.edit("exceptions", "exceptions.0.code", "SGN01")
    english.edit("exceptions", "exceptions.0.at", None)

    assert {"EXC03", "SGN01"} <= set(english.codes())


def test_without_the_file_nothing_passes(english: Guide) -> None:
    english.path("exceptions").unlink()

    assert "RDG02" in english.codes()
