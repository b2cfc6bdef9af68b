"""What tests share: the sample guide, a built site of it, and ways to change its files."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from sitegen.catalog import Catalog
from sitegen.check.vocabulary import placeholders
from sitegen.cli import main
from sitegen.link import link
from sitegen.load.compose import compose
from sitegen.load.folder import load
from sitegen.load.nodes import plain
from sitegen.problem import Problem
from sitegen.stages import Checked, load_and_check
from sitegen.syllables import Syllables

REPO = Path(__file__).resolve().parents[1]
SAMPLE = Path(__file__).parent / "sample"
STARTER = REPO / "scripts" / "starter"
TODAY = date(2026, 11, 22)
# The same examples on every run, and no stopwatch: machines that test are often busy.
settings.register_profile("calm", derandomize=True, database=None, deadline=None)
settings.load_profile("calm")

LENT = ("words", "numbers", "evidence", "verdicts", "fits", "levels", "basis")


def read_yaml(path: Path) -> Any:
    """A content file as text, lists and dictionaries: read as the tool reads it."""
    node, problems = compose(path.read_text("utf-8"), str(path))
    assert node is not None, problems
    return plain(node)


def write_yaml(path: Path, data: Any) -> None:
    """Data as a content file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, "utf-8")


def say_nothing(stage: str, outcome: str) -> None:
    """A report that nobody reads."""


@dataclass(frozen=True)
class Guide:
    """A guide in a folder of the test's own."""

    root: Path

    def path(self, name: str) -> Path:
        """A content file: ``risks/a-fall`` is ``content/risks/a-fall.yml``."""
        return self.root / "content" / f"{name}.yml"

    def read(self, name: str) -> Any:
        """The data of a content file."""
        return read_yaml(self.path(name))

    def write(self, name: str, data: Any) -> None:
        """Replace a content file by this data."""
        write_yaml(self.path(name), data)

    def edit(self, name: str, field: str, value: Any) -> None:
        """Set one field, named by its path: ``sections.0.heading``; None takes it out."""
        data = self.read(name)
        *way, last = [int(step) if step.isdigit() else step for step in field.split(".")]
        group = data
        for step in way:
            group = group[step]
        if value is None:
            del group[last]
        elif isinstance(group, list) and last == len(group):
            group.append(value)
        else:
            group[last] = value
        self.write(name, data)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace words that stand in the file once; every other byte stays."""
        text = self.path(name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"

        self.path(name).write_text(text.replace(old, new), "utf-8")

    def check(self, today: date = TODAY) -> Checked:
        """What the content says, and what is wrong with it."""
        return load_and_check(self.root, today, say_nothing)

    def problems(self, today: date = TODAY) -> list[Problem]:
        """What is wrong with the content."""
        return self.check(today).problems

    def codes(self, today: date = TODAY) -> list[str]:
        """The codes of what is wrong, sorted."""
        return sorted(problem.code for problem in self.problems(today))

    def catalog(self) -> Catalog:
        """The linked content, in which nothing must be wrong."""
        catalog, problems = link(load(self.root))
        assert catalog is not None
        assert problems == []

        return catalog

    def run(self, *words: str) -> int:
        """A command of the tool on this guide."""
        command, *rest = words
        day = () if "--today" in rest else ("--today", TODAY.isoformat())
        return main([command, "--root", str(self.root), *day, *rest])


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder to a new place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def make_guide(root: Path) -> Guide:
    """A copy of the sample guide, with the shell and the assets of the real one."""
    copy(SAMPLE / "content", root / "content")
    for name in ("docs/.overrides", "docs/assets", "mkdocs.yml"):
        copy(REPO / name, root / name)
    lend_words(root)
    guide = Guide(root)
    guide.write("site", guide.read("site"))  # as ``edit`` would write it
    return guide


def lend_words(root: Path) -> None:
    """Give the sample the words and labels that new guides begin with, so that none can drift.

    Not those of the guide in ``content/``, which its clinic may change as it likes.

    Spanish words that are missing or have other blanks are lent too: one test says so, and all the
    others go on.
    """
    real = read_yaml(STARTER / "content" / "vocabulary.yml")
    path = root / "content" / "vocabulary.yml"
    write_yaml(path, {name: real[name] for name in LENT} | read_yaml(path))
    path = root / "content" / "translations" / "es" / "vocabulary.yml"
    spanish = read_yaml(path)
    own = spanish["words"]
    spanish["words"] = {
        key: own[key] if placeholders(own.get(key, "{")) == placeholders(words) else words
        for key, words in real["words"].items()
    }
    write_yaml(path, spanish)


@pytest.fixture(scope="session")
def syllables() -> Syllables:
    """The counts of syllables, from the cache of the builds: making it takes most of a second."""
    return Syllables(REPO / ".cache")


@pytest.fixture(scope="session", autouse=True)
def one_table_of_syllables(syllables: Syllables) -> Iterator[None]:
    """Read the table once a session, not once a check: it takes longer than all the checks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.stages.Syllables", lambda folder: syllables)
        yield


@pytest.fixture(scope="session", autouse=True)
def blank_leaflets() -> Iterator[None]:
    """Leaflets that say nothing: setting one takes as long as building a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.leaflet.made.press", blank_leaflet)
        yield


def blank_leaflet(job: str, template: str = "") -> bytes:
    """A file in the place of a PDF: another one for another job."""
    return b"%PDF-" + hashlib.sha256(job.encode()).digest()


@pytest.fixture(scope="session")
def pattern_guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The guide that every test's own is a copy of."""
    return make_guide(tmp_path_factory.mktemp("pattern") / "guide")


@pytest.fixture
def sample(tmp_path: Path, pattern_guide: Guide) -> Guide:
    """A copy of the sample guide that a test may change."""
    shutil.copytree(pattern_guide.root, tmp_path / "guide")
    return Guide(tmp_path / "guide")


@pytest.fixture
def english(tmp_path: Path, pattern_guide: Guide) -> Guide:
    """The same without its second language: quicker, for tests of the content alone."""
    without = shutil.ignore_patterns("translations")
    shutil.copytree(pattern_guide.root / "content", tmp_path / "guide" / "content", ignore=without)
    guide = Guide(tmp_path / "guide")
    guide.replace("site", "translations:\n- es\n", "")
    return guide


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, pattern_guide: Guide) -> Guide:
    """The sample guide, built once; tests only look at it."""
    root = tmp_path_factory.mktemp("built") / "guide"
    shutil.copytree(pattern_guide.root, root)
    guide = Guide(root)
    assert guide.run("build") == 0

    return guide
