"""Finding what a patient was given, by the version in the chart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Guide, make_guide
from keeping import Kept, rename

from sitegen.commands.shared import FINE, PROBLEMS, WRONG_USE
from sitegen.history import kept as kept_module
from sitegen.history.reading import Text, read

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
KNEE, OLD_KNEE = "conditions/sore-knee", "conditions/bad-knee"
FIRST, SECOND = "Rest it a bit.", "Keep it moving."
STRANGER = "0123456789"
TEXT = f"---\ntitle: Old\npage:\n  version: {STRANGER}\n---\n\n<p>Said of old.</p>\n"
OTHER_TOOL = f"""\
from types import SimpleNamespace as Some
def load_and_check(root, today, report):
    return Some(catalog=1)
def make_plans(checked):
    record = Some(short_version=("It is **old**.",))
    page = Some(id="{KNEE}", markdown="a.md", data={{"record": record}})
    return [Some(language="en", pages=[page])]
def render_all(plans):
    return [{{"a.md": {TEXT!r}}}]
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Three states: the page under its old name, under its new one, and with other words."""
    made = Kept(make_guide(tmp_path_factory.mktemp("kept")))
    rename(made.guide, KNEE, OLD_KNEE)
    made.guide.edit(OLD_KNEE, "short_version.0", FIRST)
    made.git("init", "-q")
    made.commit("One")
    made.versions.append(made.version(OLD_KNEE))
    rename(made.guide, OLD_KNEE, KNEE)
    made.commit("Two")
    made.versions.append(made.version(KNEE))
    made.guide.edit(KNEE, "short_version.0", SECOND)
    made.commit("Three")
    made.versions.append(made.version(KNEE))
    return made


@pytest.fixture
def dirty(kept: Kept) -> Iterator[Kept]:
    """With words that are not committed."""
    kept.guide.edit(KNEE, "short_version.0", "Not kept yet.")
    yield kept
    kept.git("checkout", "-q", "--", "content")


def ask(kept: Kept, *words: str) -> int:
    """The command."""
    return kept.guide.run("find_version", *words)


def test_each_state_of_a_page_is_found(kept: Kept, capsys: Capture) -> None:
    assert kept.versions[0] == kept.versions[1] != kept.versions[2]

    for page, version, subject, said in (
        (OLD_KNEE, kept.versions[0], "One", FIRST),
        (KNEE, kept.versions[1], "Two", FIRST),
        (KNEE, kept.versions[2], "Three", SECOND),
    ):
        assert ask(kept, page, version) == FINE
        out = capsys.readouterr().out
        assert out.startswith(f"{page} · version {version} · language en\ncommit ")
        assert out.splitlines()[1].endswith(f": {subject}")
        assert f"- {said}\n" in out
    title = kept.guide.read(KNEE)["title"]
    assert f"\n{title}\n{'=' * len(title)}\n" in out
    assert "<" not in out


def test_the_second_question_reads_one_commit(
    kept: Kept, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(kept, KNEE, kept.versions[1])
    first = capsys.readouterr().out
    seen: list[Path] = []

    def counted(guide: Path, page: str, store: Path) -> list[Text]:
        seen.append(guide)
        return read(guide, page, store)

    monkeypatch.setattr(kept_module, "read", counted)

    assert ask(kept, KNEE, kept.versions[1]) == FINE
    assert capsys.readouterr().out == first
    assert len(seen) == 1


def test_other_programs_get_it_as_data(kept: Kept, capsys: Capture) -> None:
    assert ask(kept, KNEE, kept.versions[2].upper(), "--format", "json") == FINE

    told = json.loads(capsys.readouterr().out)
    assert told["commit"] == kept.git("rev-parse", "HEAD").strip()
    assert (told["page"], told["version"]) == (KNEE, kept.versions[2])
    assert told["short_version"][0] == SECOND


def test_what_is_not_committed_is_looked_at_first(dirty: Kept, capsys: Capture) -> None:
    assert ask(dirty, KNEE, dirty.version(KNEE)) == FINE

    out = capsys.readouterr().out
    assert out.splitlines()[1] == "not committed yet"
    assert "- Not kept yet.\n" in out


def test_a_version_that_no_text_has(kept: Kept, capsys: Capture) -> None:
    assert ask(kept, KNEE, STRANGER) == PROBLEMS

    said = capsys.readouterr()
    assert said.out == ""
    assert f'No text of "{KNEE}" has the version {STRANGER}. 3 states of it were read.' in said.err


@pytest.mark.parametrize(
    ("page", "version", "said"),
    [
        ("conditions/sore-kne", STRANGER, f'never was one. did you mean "{KNEE}"?'),
        ("conditions", STRANGER, "never was one."),
        ("../content", STRANGER, "never was one."),
        (KNEE, "v2", '"v2" is no version'),
    ],
)
def test_what_cannot_be_looked_for(
    kept: Kept, capsys: Capture, page: str, version: str, said: str
) -> None:
    assert ask(kept, page, version) == WRONG_USE
    assert said in capsys.readouterr().err


def test_a_guide_without_history(sample: Guide, capsys: Capture) -> None:
    assert sample.run("find_version", KNEE, STRANGER) == WRONG_USE
    assert "is not kept with git" in capsys.readouterr().err


def test_a_history_that_is_cut_off(kept: Kept, tmp_path: Path, capsys: Capture) -> None:
    kept.git("clone", "-q", "--depth", "1", kept.guide.root.as_uri(), str(tmp_path / "copy"))

    assert ask(Kept(Guide(tmp_path / "copy")), KNEE, kept.versions[0]) == PROBLEMS
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_a_commit_is_read_by_its_own_code(tmp_path: Path, capsys: Capture) -> None:
    made = Kept(Guide(tmp_path))
    for path in ("scripts/sitegen/__init__.py", "scripts/sitegen/stages.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(OTHER_TOOL)
    made.guide.write(KNEE, {"title": "Old"})
    made.git("init", "-q")
    made.commit("Old code")
    (tmp_path / "scripts" / "sitegen" / "stages.py").write_text("raise SystemExit('It is broken')")
    made.commit("Broken code")

    assert ask(made, KNEE, STRANGER) == FINE
    out = capsys.readouterr().out
    assert "Old code" in out
    assert "- It is old.\n" in out
    assert "Said of old." in out
    assert ask(made, KNEE, STRANGER[::-1]) == PROBLEMS
    assert "1 commits could not be read, the newest of them " in capsys.readouterr().err


def test_nothing_is_left_behind(kept: Kept) -> None:
    ask(kept, KNEE, kept.versions[0])

    assert kept.git("worktree", "list").count("\n") == 1
    assert kept.git("status", "--porcelain", "content") == ""
