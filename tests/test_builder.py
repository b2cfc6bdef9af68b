"""MkDocs runs when it must, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Guide

from sitegen import builder
from sitegen.finish import asset_names
from sitegen.problem import Place, error
from sitegen.shell import languages_of, shell
from sitegen.stages import make_plans


def _build(guide: Guide) -> bool:
    plans = make_plans(guide.check())
    extra = shell(plans[0], asset_names(guide.root), languages_of(plans[0], plans))
    fresh, problems = builder.build(guide.root, "en", extra)
    assert problems == []

    return fresh


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The configurations that MkDocs was asked to build; it does nothing here."""
    asked: list[Path] = []

    def run(config: Path) -> list[object]:
        asked.append(config)
        target = config.parent / "build" / "en"
        target.mkdir(parents=True, exist_ok=True)
        (target / "index.html").touch()
        return []

    monkeypatch.setattr(builder, "_run", run)
    return asked


def test_a_second_build_does_not_run_mkdocs(built: Guide, runs: list[Path]) -> None:
    assert built.run("build") == 0
    assert runs == []


def test_the_first_build_runs_mkdocs_once(sample: Guide, runs: list[Path]) -> None:
    assert _build(sample)
    assert not _build(sample)
    assert [path.name for path in runs] == ["mkdocs-en.yml"]


@pytest.mark.parametrize(
    "change",
    [
        "mkdocs.yml",
        "docs/en/new.md",
        "docs/.overrides/main.html",
        "docs/.overrides/partials/head.html",
        "docs/assets/site.css",
        "content/site.yml",
    ],
)
def test_what_mkdocs_reads_makes_it_run_again(sample: Guide, runs: list[Path], change: str) -> None:
    _build(sample)
    path = sample.root / change
    path.parent.mkdir(parents=True, exist_ok=True)
    if change == "content/site.yml":
        sample.edit("site", "clinic.hours", "never")
    else:
        with path.open("a", encoding="utf-8") as file:
            file.write("\np { margin: 0 }\n" if change.endswith(".css") else "\n# more\n")

    assert _build(sample)


@pytest.mark.parametrize("lost", ["build/en.stamp", "build/en/index.html"])
def test_a_tree_that_is_not_whole_is_built_again(
    sample: Guide, runs: list[Path], lost: str
) -> None:
    _build(sample)
    (sample.root / ".cache" / lost).unlink()

    assert _build(sample)


def test_a_failed_build_leaves_no_stamp(sample: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = error(Place("docs"), "BLD01", "x")
    monkeypatch.setattr(builder, "_run", lambda config: [problem])
    plans = make_plans(sample.check())
    extra = shell(plans[0], asset_names(sample.root), languages_of(plans[0], plans))

    assert builder.build(sample.root, "en", extra) == (True, [problem])
    assert not (sample.root / ".cache" / "build" / "en.stamp").exists()


def test_what_mkdocs_warns_of_stops_the_build(sample: Guide) -> None:
    """A link that leads nowhere, in a page that no template of ours would make."""
    folder = sample.root / "docs" / "en"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(
        "---\ntitle: A\ndescription: B\npage: {id: home, kind: home, crumbs: []}\n"
        "json_ld: '{}'\n---\n\n[x](nowhere.md)\n",
        "utf-8",
    )
    plans = make_plans(sample.check())
    extra = shell(plans[0], asset_names(sample.root), languages_of(plans[0], plans))

    _, problems = builder.build(sample.root, "en", extra)

    assert {problem.code for problem in problems} == {"BLD01"}
    assert "nowhere.md" in problems[0].message
