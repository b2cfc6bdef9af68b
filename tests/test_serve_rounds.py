"""The preview's rounds: what is shown is what a build makes, or what keeps it from being made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import TODAY, Guide
from test_rebuild import GROUPS, cold

from sitegen import assemble
from sitegen.memo import Memo
from sitegen.problem import Place, error
from sitegen.serve import rounds as rounds_module
from sitegen.serve.rounds import Rounds
from sitegen.serve.shown import Shown

pytestmark = pytest.mark.heavy

FALL = "risks/a-fall"
PAGE = f"{FALL}/index.html"


@dataclass
class Preview:
    """A preview without a watch and without a server."""

    guide: Guide
    memo: Memo
    shown: Shown = field(default_factory=Shown)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rounds = Rounds(
            self.guide.root, lambda: TODAY, self.memo, self.shown, self.said.append
        )

    def save(self, old: str, new: str) -> None:
        """Change a page, and make a round."""
        self.guide.replace(FALL, old, new)
        self.rounds.show()

    def page(self) -> str:
        """The page as it is shown."""
        return self.shown.view.files[PAGE].decode()

    def notice(self) -> tuple[str, list[str]]:
        """What is told on the page: the title, and the codes of the problems."""
        notice = self.shown.view.notice
        assert notice

        return notice.title, [problem.code for problem in notice.problems]


@pytest.fixture
def guide(tmp_path: Path, built: Guide) -> Guide:
    """A copy of the built sample guide, with what its build has worked out."""
    shutil.copytree(built.root, tmp_path / "guide")
    return Guide(tmp_path / "guide")


@pytest.fixture
def preview(guide: Guide) -> Iterator[Preview]:
    with Memo(guide.root / ".cache" / "memo.sqlite", hold=True) as memo:
        made = Preview(guide, memo)
        made.rounds.show()
        yield made


def test_what_is_shown_is_what_a_build_makes(preview: Preview, tmp_path: Path) -> None:
    """After changes of every kind, held answers and all."""
    for group in GROUPS:
        for number, change in enumerate(group):
            change(preview.guide, number)
            preview.rounds.show()
            preview.rounds.settle()
            assert preview.shown.view.notice is None, (change.__name__, preview.said[-1])
        made = cold(preview.guide, tmp_path / "cold", "--preview")
        del made[".sitegen"]
        made = {name: data for name, data in made.items() if not name.endswith(".pdf")}
        assert preview.shown.view.files == made, group


def test_the_folder_of_the_site_is_not_touched_and_the_markdown_is(preview: Preview) -> None:
    site, docs = preview.guide.root / "site", preview.guide.root / "docs" / "en"
    before = (site / PAGE).read_bytes()
    preview.save("A fall", "A tumble")

    assert (site / PAGE).read_bytes() == before
    assert "A tumble" in (docs / f"{FALL}.md").read_text("utf-8")


def test_a_round_says_in_a_line_which_pages_changed(preview: Preview) -> None:
    assert preview.said[-1].endswith(" pages")
    preview.rounds.show()
    assert preview.said[-1].endswith("  no page changed")
    preview.save("A fall", "A tumble")
    assert "  changed: /" in preview.said[-1]
    assert preview.said[-1].count("/risks/a-fall/ ") == 1


def test_after_a_mistake_the_last_good_page_stays_until_it_is_mended(preview: Preview) -> None:
    good = preview.page()
    preview.save("title:", "tittle:")

    assert preview.page() == good
    title, codes = preview.notice()
    assert title == "1 mistake to mend. Until then you see the last good page."
    assert codes == ["VAL02"]

    preview.save("tittle:", "title:")
    assert preview.shown.view.notice is None


def test_a_mistake_is_told_as_check_tells_it(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.save("title:", "tittle:")
    preview.guide.run("check")

    assert preview.said[-1] == capsys.readouterr().out.rstrip("\n")


def test_a_first_round_that_fails_shows_nothing_but_the_mistakes(guide: Guide) -> None:
    guide.replace(FALL, "title:", "tittle:")
    preview = Preview(guide, Memo(hold=True))
    preview.rounds.show()
    preview.rounds.settle()

    assert not preview.shown.view.files
    assert preview.notice()[0] == "1 mistake to mend."


def test_warnings_are_told_once_and_in_the_terminal_only(preview: Preview) -> None:
    preview.rounds.show()
    preview.rounds.settle()

    told = [line for line in preview.said if ": warning TRN02: " in line]
    assert len(told) == 1
    assert preview.shown.view.notice is None


def test_faults_of_the_site_are_told_after_it_is_shown_and_stay_until_mended(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = error(Place("site/index.html"), "VER99", "this page is odd")
    monkeypatch.setattr(assemble, "verify", lambda *_: [fault])
    preview.save("A fall", "A tumble")
    assert preview.shown.view.notice is None
    assert "A tumble" in preview.page()

    preview.rounds.settle()
    assert preview.notice() == (
        "1 mistake in the pages that were made of your content.",
        ["VER99"],
    )
    assert "VER99: this page is odd" in preview.said[-1]

    monkeypatch.setattr(assemble, "verify", lambda *_: [])
    preview.save("A tumble", "A fall")
    assert preview.notice()[1] == ["VER99"], "it is not known yet whether it is mended"
    preview.rounds.settle()
    assert preview.shown.view.notice is None


def test_a_crash_of_ours_is_told_and_the_next_save_tries_again(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = preview.page()
    with monkeypatch.context() as patch:
        patch.setattr(rounds_module, "make_site", lambda *_: 1 // 0)
        preview.rounds.show()

    assert "ZeroDivisionError" in preview.said[-2]
    assert preview.notice()[0].startswith("This is a mistake in the tool")
    assert preview.page() == good

    preview.rounds.settle()
    assert preview.notice()[0].startswith("This is a mistake in the tool")
    preview.save("A fall", "A tumble")
    assert preview.shown.view.notice is None
    assert "A tumble" in preview.page()


def test_what_the_machine_refuses_is_told_in_a_sentence(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rounds_module, "make_site", full)
    preview.rounds.show()

    assert preview.said[-1].startswith("There is no space left on this disk.")
    assert preview.notice()[0] == preview.said[-1]


def test_the_next_command_knows_what_the_preview_worked_out(preview: Preview) -> None:
    preview.save("A fall", "A tumble")
    preview.rounds.settle()
    with Memo(preview.guide.root / ".cache" / "memo.sqlite") as memo:
        other = Preview(preview.guide, memo)
        other.rounds.show()
        assert not memo._new

    assert other.shown.view.files == preview.shown.view.files
