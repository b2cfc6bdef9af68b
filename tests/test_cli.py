"""The commands: what they print, what they touch, how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, Guide

from sitegen.cli import main
from sitegen.problem import Problem

Capture = pytest.CaptureFixture[str]
FALL = "content/risks/a-fall.yml"
HELP = Path(__file__).with_name("help.txt").read_text("utf-8").split("\n\n\n")


def _mistake(guide: Guide) -> None:
    guide.edit("risks/a-fall", "questions.0", "How do I fall well")


# how it ends


def test_all_is_fine(sample: Guide) -> None:
    assert sample.run("check") == 0


def test_problems_in_content(sample: Guide) -> None:
    _mistake(sample)

    assert sample.run("check") == 1


def test_a_warning_is_no_failure(sample: Guide, capsys: Capture) -> None:
    assert sample.run("check") == 0
    assert "warning TRN02" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["check", "--format", "xml"],
        ["check", "--today", "22/11/2026"],
        ["check", "--today", "2026-13-01"],
        ["build", "--nothing"],
    ],
)
def test_wrong_use(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "usage: sitegen" in capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "--root", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder called" in capsys.readouterr().err


def test_a_folder_without_content_is_a_problem_in_content(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert "FIL04" in capsys.readouterr().out


def test_our_own_mistake_says_so(
    sample: Guide, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sitegen.commands.check.load_and_check", fail)

    assert sample.run("check") == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "This is a mistake in the tool, not in your content." in said


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (OSError(28, "No space left on device"), "There is no space left on this disk."),
        (PermissionError(13, "Permission denied", "site"), "refuses to use site: Permission"),
    ],
)
def test_a_machine_that_refuses_is_nobodys_mistake(
    sample: Guide,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    failure: OSError,
    words: str,
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("sitegen.commands.check.load_and_check", fail)

    assert sample.run("check") == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("told", HELP, ids=lambda told: told.partition(" [-h]")[0])
def test_help(told: str, capsys: Capture) -> None:
    words = told.partition(" [-h]")[0].removeprefix("usage: sitegen").split()
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.split() == told.split()  # how wide it is told may differ


# what check prints


def test_problems_are_told_in_words_with_place_and_hint(sample: Guide, capsys: Capture) -> None:
    _mistake(sample)
    line = sample.path("risks/a-fall").read_text("utf-8").split("\n").index("questions:") + 2
    sample.run("check")

    said = capsys.readouterr().out

    assert (
        f"{FALL}:{line}:3: error SHP01: this is not a question\n"
        "    hint: end it with a question mark\n"
    ) in said
    assert said.endswith("10 records checked: 1 error, 1 warning.\n")


def test_exceptions_are_told_on_every_run(sample: Guide, capsys: Capture) -> None:
    sample.run("check")

    assert "note: let pass until 2099-01-01: RDG02" in capsys.readouterr().out


def _json(guide: Guide, capsys: Capture, *words: str) -> dict[str, Any]:
    guide.run("check", *words, "--format", "json")
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_the_json_document_has_one_shape(sample: Guide, capsys: Capture) -> None:
    _mistake(sample)

    data = _json(sample, capsys)

    assert list(data) == ["problems", "counts", "records", "drafts"]
    assert data["counts"] == {"error": 1, "warning": 1}
    assert data["records"] == 10
    for problem in data["problems"]:
        assert {name: type(value) for name, value in problem.items()} == {
            "file": str,
            "line": int,
            "column": int,
            "severity": str,
            "code": str,
            "message": str,
            "hint": str,
        }


def test_without_problems_the_document_is_the_same(sample: Guide, capsys: Capture) -> None:
    data = _json(sample, capsys, str(sample.path("risks/a-fall")))

    counts = {"error": 0, "warning": 0}
    assert data == {"problems": [], "counts": counts, "records": 10, "drafts": []}


def test_files_choose_what_is_shown_and_what_counts(sample: Guide, capsys: Capture) -> None:
    _mistake(sample)

    assert sample.run("check", str(sample.path("risks/sore-hands"))) == 0
    assert "SHP01" not in capsys.readouterr().out
    assert sample.run("check", str(sample.path("risks/a-fall"))) == 1
    assert "SHP01" in capsys.readouterr().out


def test_files_may_be_named_from_where_one_stands(
    sample: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    _mistake(sample)
    monkeypatch.chdir(sample.root / "content")

    assert sample.run("check", "risks/a-fall.yml") == 1
    assert sample.run("check", "risks/sore-hands.yml") == 0


def test_github_gets_annotations(sample: Guide, capsys: Capture) -> None:
    _mistake(sample)
    sample.run("check", "--format", "github")

    lines = capsys.readouterr().out.splitlines()

    assert any(
        line.startswith(f"::error file={FALL},line=")
        and line.endswith(",title=SHP01::this is not a question end it with a question mark")
        for line in lines
    )


def test_annotations_cannot_be_broken_out_of(
    sample: Guide, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    problem = Problem("a,b:c\n.yml", 1, 2, "error", "XXX01", "50% of\r\n::error::x", "")

    def found(*_: object) -> object:
        checked = sample.check()
        checked.problems = [problem]
        return checked

    monkeypatch.setattr("sitegen.commands.check.load_and_check", found)
    sample.run("check", "--format", "github")

    assert capsys.readouterr().out == (
        "::error file=a%2Cb%3Ac%0A.yml,line=1,col=2,title=XXX01::50%25 of%0D%0A::error::x\n"
    )


# what build does


def test_a_build_with_errors_touches_nothing(sample: Guide, capsys: Capture) -> None:
    _mistake(sample)

    assert sample.run("build") == 1
    assert "The last good site is still there." in capsys.readouterr().out
    assert not (sample.root / "site").exists()
    assert not (sample.root / "docs" / "en").exists()


def test_a_build_says_where_the_site_is(built: Guide, capsys: Capture) -> None:
    assert built.run("build") == 0
    assert f"Open {(built.root / 'site' / 'index.html').as_uri()}" in capsys.readouterr().out


def test_a_build_tells_of_its_stages(built: Guide, capsys: Capture) -> None:
    built.run("build")
    lines = re.sub(r"\d+", "N", re.sub(r" [ \d]{3}\.\d\d s ", "", capsys.readouterr().out))

    assert lines.split("content/")[0].splitlines() == [
        "load     N records",
        "link     N languages",
        "check    N errors, N warning",
        "render   N pages",
        "write    N files changed",
        "build    MkDocs, strict",
        "press    N leaflets",
        "verify   N problems",
        "finish   N files changed",
    ]


def test_the_site_may_go_elsewhere(built: Guide, tmp_path: Path) -> None:
    assert built.run("build", "--site", str(tmp_path / "public")) == 0
    assert (tmp_path / "public" / "index.html").read_bytes() == (
        built.root / "site" / "index.html"
    ).read_bytes()


def test_a_folder_of_others_is_not_touched(built: Guide, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")

    assert built.run("build", "--site", str(tmp_path)) == 1
    assert "WRT02" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_today_changes_problems_but_no_byte_of_a_page(built: Guide, capsys: Capture) -> None:
    site = built.root / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert built.run("build", "--today", TODAY.replace(year=2030).isoformat()) == 0

    assert "REV01" in capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
