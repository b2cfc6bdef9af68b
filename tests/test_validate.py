"""Nodes to records: every complaint has its place and plain words."""

from __future__ import annotations

import pytest

from sitegen.load.compose import compose
from sitegen.load.validate import place_at, validate
from sitegen.model.base import Model
from sitegen.model.shared import Glossary, Phrases, Published, References
from sitegen.problem import Place, Problem

TERM = "terms:\n  - id: crutch\n    term: crutch\n    meaning: A stick.\n"


def _problems(text: str, model: type[Model] = Glossary) -> list[Problem]:
    node, problems = compose(text, "f.yml")
    assert node is not None
    assert problems == []

    return validate(node, model, "f.yml")[1]


def test_a_good_file_becomes_a_frozen_record() -> None:
    node, _ = compose(TERM, "f.yml")
    assert node is not None

    record, problems = validate(node, Glossary, "f.yml")

    assert problems == []
    assert record is not None
    assert [term.id for term in record.terms] == ["crutch"]
    with pytest.raises(ValueError, match="frozen"):
        record.terms = ()  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (TERM + "    meanin: x\n", "VAL02", 5, 5),
        ("terms:\n  - id: a\n    term: b\n", "VAL01", 2, 5),
        ("terms:\n  - id: a\n    term:\n    meaning: c\n", "VAL01", 3, 5),
        ("terms: x\n", "VAL20", 1, 8),
        ("terms:\n  - x\n", "VAL21", 2, 5),
        ("terms:\n  a: b\n", "VAL20", 2, 3),
        ("- a\n", "VAL21", 1, 1),
        ("just words\n", "VAL21", 1, 1),
        (TERM.replace("id: crutch", "id: Crutch!"), "VAL06", 2, 9),
        (TERM.replace("A stick.", '""'), "VAL04", 4, 14),
        (TERM.replace("A stick.", "[a, b]"), "VAL03", 4, 14),
    ],
)
def test_a_complaint_stands_at_its_place(text: str, code: str, line: int, column: int) -> None:
    [problem] = _problems(text)

    assert (code, line, column) == (problem.code, problem.line, problem.column)
    assert problem.hint or problem.code == "VAL03"


def test_every_complaint_of_a_file_is_told() -> None:
    problems = _problems("terms:\n  - id: A\n  - term: b\n    x: y\n")

    assert sorted(problem.code for problem in problems) == [
        "VAL01",
        "VAL01",
        "VAL02",
        "VAL06",
    ]


def test_a_misspelt_field_gets_a_suggestion() -> None:
    [problem] = _problems("frequency_word:\n  - rare\n", Phrases)

    assert problem.hint == 'did you mean "frequency_words"?'


def test_a_field_that_is_near_to_none_gets_the_list() -> None:
    [problem] = _problems("zebra: x\n", Published)

    assert problem.hint == "the fields here are: addresses"


def test_a_word_out_of_a_list_is_named_with_the_list() -> None:
    [problem] = _problems(
        "references:\n  - id: a\n    kind: cohrt\n    authors: b\n    title: c\n    took: d\n"
        "    supports: e\n",
        References,
    )

    assert (problem.code, problem.line, problem.column) == ("VAL19", 3, 11)
    assert problem.hint.startswith('did you mean "cohort"? It can be: systematic-review, ')


def test_places_can_be_of_the_key() -> None:
    node, _ = compose(TERM, "f.yml")
    assert node is not None

    assert Place("f.yml", 4, 14) == place_at(node, ("terms", 0, "meaning"), "f.yml")
    assert Place("f.yml", 4, 5) == place_at(node, ("terms", 0, "meaning"), "f.yml", key=True)
