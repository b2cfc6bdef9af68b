"""How the words of a page changed: for the clinician who signs, in a terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Guide, make_guide
from keeping import Kept, rename
from selectolax.lexbor import LexborHTMLParser

from sitegen.commands.shared import FINE, WRONG_USE
from sitegen.history import kept as kept_module
from sitegen.history.reading import Text, read

pytestmark = pytest.mark.heavy  # each test reads some states of a guide, in processes of their own

Capture = pytest.CaptureFixture[str]
KNEE, OLD_KNEE = "conditions/sore-knee", "conditions/bad-knee"
BEGUN, CHANGED, SHORTENED = "2026-09-01", "2026-10-10", "2026-11-01"
FIVE = "Rest the knee for 5 days, then walk a bit more each day."
SEVEN = "Rest the knee for 7 days, then walk a bit more each day."
STRANGER = "0123456789"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A page that was renamed, then got another number, then a line less."""
    made = Kept(make_guide(tmp_path_factory.mktemp("kept")))
    made.guide.path("redirects").unlink()
    made.guide.edit(KNEE, "what_it_is.0", FIVE)
    rename(made.guide, KNEE, OLD_KNEE)
    made.git("init", "-q")
    made.commit("Begin", BEGUN)
    rename(made.guide, OLD_KNEE, KNEE)
    made.guide.write("redirects", {"redirects": [{"old": OLD_KNEE, "new": KNEE}]})
    made.commit("Rename", "2026-09-20")
    made.versions.append(made.version(KNEE))
    made.guide.edit(KNEE, "what_it_is.0", SEVEN)
    made.commit("Seven days", CHANGED)
    made.guide.edit(KNEE, "search_words", ["knee"])
    made.commit("Words that nobody reads", "2026-10-20")
    made.guide.edit(KNEE, "short_version.3", "Keep your leg moving.")
    made.commit("A kinder line", SHORTENED)
    made.versions.append(made.version(KNEE))
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Kept:
    """A guide with one state, to be changed by a test."""
    made = Kept(make_guide(tmp_path))
    made.git("init", "-q")
    made.commit("Begin", BEGUN)
    return made


@pytest.fixture
def touched(kept: Kept) -> Iterator[Kept]:
    """Whatever a test changes is put back."""
    yield kept
    kept.git("checkout", "-q", "--", "content")


def ask(kept: Kept, *words: str) -> int:
    """The command."""
    return kept.guide.run("history", *(words or (KNEE,)))


def told(kept: Kept, capsys: Capture, *words: str) -> str:
    """What it prints when all is well."""
    assert ask(kept, *words) == FINE
    return capsys.readouterr().out


def test_the_last_change_and_the_days_of_all(kept: Kept, capsys: Capture) -> None:
    first, last = kept.versions
    middle = told(kept, capsys, KNEE, "--from", CHANGED, "--to", CHANGED)[:400].split("version ")[1]

    assert told(kept, capsys).splitlines() == [
        f"{KNEE} · A sore knee · language en",
        "The last change.",
        f"Before: version {middle[:10]}, 2026-10-20 (commit {kept.git('rev-parse', 'HEAD^')[:10]})",
        f"Now:    version {last}, {SHORTENED} (commit {kept.git('rev-parse', 'HEAD')[:10]})",
        "1 paragraph changed; in none of them a number did.",
        "[ ] stand around words that changed.",
        "",
        "# The short version",
        "",
        "Before: Keep your leg [strong.]",
        "Now:    Keep your leg [moving.]",
        "",
        "When the words changed, the newest first:",
        f"  {last}  {SHORTENED}  A kinder line",
        f"  {middle[:10]}  {CHANGED}  Seven days",
        f"  {first}  {BEGUN}  Begin",
    ]


def test_between_two_days_though_the_page_was_renamed(kept: Kept, capsys: Capture) -> None:
    out = told(kept, capsys, KNEE, "--from", BEGUN, "--to", "2026-10-31")

    assert f"From {BEGUN} to 2026-10-31.\n" in out
    assert "1 paragraph changed; in 1 of them a number did.\n" in out
    assert "Before: Rest the knee for [5] days, then walk a bit more each day.\n" in out
    assert "Now:    Rest the knee for [7] days, then walk a bit more each day.\n" in out
    assert "NUMBERS before 5; now 7\n" in out
    assert "Keep your leg" not in out
    assert told(kept, capsys, OLD_KNEE, "--from", BEGUN, "--to", "2026-10-31") == out


def test_between_two_versions(kept: Kept, capsys: Capture) -> None:
    first, last = kept.versions
    out = told(kept, capsys, KNEE, "--from", first, "--to", last.upper())

    assert "2 paragraphs changed; in 1 of them a number did.\n" in out
    assert told(kept, capsys, KNEE, "--from", BEGUN).splitlines()[4:] == out.splitlines()[4:]


def test_since_the_page_was_checked(fresh: Kept, capsys: Capture) -> None:
    fresh.guide.edit(KNEE, "what_it_is.0", FIVE)
    fresh.commit("Before the check", "2026-09-02")
    check = {**fresh.guide.read("techniques/two-crutches")["reviewed"], "date": "2026-09-03"}
    fresh.guide.edit(KNEE, "reviewed", check)
    fresh.commit("Check", "2026-09-03")
    assert "Since the check of 2026-09-03.\n" in (out := told(fresh, capsys))
    assert "No words changed.\n" in out

    fresh.guide.edit(KNEE, "what_it_is.0", SEVEN)
    fresh.commit("After it, on the same day", "2026-09-03")
    fresh.guide.edit(KNEE, "short_version.0", "It hurts.")
    out = told(fresh, capsys)

    assert "Since the check of 2026-09-03.\n" in out
    assert "2 paragraphs changed; in 1 of them a number did.\n" in out
    assert "Rest the knee for [5] days" in out


def test_words_that_are_not_committed_are_now(touched: Kept, capsys: Capture) -> None:
    touched.guide.edit(KNEE, "short_version.0", "Not kept yet.")
    out = told(touched, capsys)

    assert f"Now:    version {touched.version(KNEE)}, not committed yet\n" in out
    assert "Now:    [Not kept yet.]" in out or "New:    Not kept yet.\n" in out
    assert f"  {touched.version(KNEE)}  not committed yet\n" in out


def test_words_that_never_changed(fresh: Kept, capsys: Capture) -> None:
    out = told(fresh, capsys)

    assert "The words have not changed since they were written.\n" in out
    assert "Before:" not in out
    assert out.endswith(f"  {BEGUN}  Begin\n")


def test_all_that_is_new_of_a_translation(kept: Kept, capsys: Capture) -> None:
    page = "conditions/foot-in-a-cast"
    assert "language es\n" in told(kept, capsys, page, "--language", "es")
    assert ask(kept, page, "--language", "cy") == WRONG_USE
    assert 'no page "conditions/foot-in-a-cast" in the language "cy"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((KNEE, "--from", "2026-08-31"), f'There was no page "{KNEE}" on 2026-08-31. Its oldest '),
        ((KNEE, "--from", "2027-01-01"), "2027-01-01 is still to come."),
        ((KNEE, "--from", "last week"), '"last week" is no day and no version.'),
        ((KNEE, "--from", "20261001"), '"20261001" is no day and no version.'),
        ((KNEE, "--from", SHORTENED, "--to", BEGUN), f"{SHORTENED} is later than {BEGUN}."),
        ((KNEE, "--to", BEGUN), "Write --from and a day or a version too."),
        ((KNEE, "--from", STRANGER), f'No text of "{KNEE}" has the version {STRANGER}.'),
        (("conditions/sore-kne",), f'never was one. did you mean "{KNEE}"?'),
    ],
)
def test_what_cannot_be_shown(
    kept: Kept, capsys: Capture, words: tuple[str, ...], said: str
) -> None:
    assert ask(kept, *words) == WRONG_USE
    assert said in (captured := capsys.readouterr()).err
    assert captured.out == ""


def test_a_page_that_is_gone(fresh: Kept, capsys: Capture) -> None:
    fresh.guide.write("aftercare/gone", fresh.guide.read("aftercare/first-day"))
    fresh.guide.edit("aftercare/gone", "title", "Gone")
    fresh.commit("Come", "2026-09-02")
    fresh.guide.path("aftercare/gone").unlink()
    fresh.commit("Go", "2026-09-04")

    assert ask(fresh, "aftercare/gone") == WRONG_USE
    assert 'There is no page "aftercare/gone" now.' in capsys.readouterr().err
    assert ask(fresh, "aftercare/gone", "--from", "2026-09-02", "--to", "2026-09-05") == WRONG_USE
    assert 'There was no page "aftercare/gone" on 2026-09-05.\n' in capsys.readouterr().err
    both = ("--from", "2026-09-02", "--to", "2026-09-03")
    assert "No words changed." in told(fresh, capsys, "aftercare/gone", *both)


def test_a_draft(fresh: Kept, capsys: Capture) -> None:
    fresh.guide.edit(KNEE, "status", "draft")

    assert ask(fresh) == WRONG_USE
    assert f'The page "{KNEE}" is a draft: no reader has its words yet.' in capsys.readouterr().err


def test_a_guide_without_history(sample: Guide, capsys: Capture) -> None:
    assert sample.run("history", KNEE) == WRONG_USE
    assert "is not kept with git" in capsys.readouterr().err


def test_a_computer_without_git(
    kept: Kept, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert ask(kept) == WRONG_USE
    assert "is not kept with git" in capsys.readouterr().err


def test_a_history_that_is_cut_off(kept: Kept, tmp_path: Path, capsys: Capture) -> None:
    kept.git("clone", "-q", "--depth", "1", kept.guide.root.as_uri(), str(tmp_path / "copy"))
    copy = Kept(Guide(tmp_path / "copy"))

    assert "git fetch --unshallow" in told(copy, capsys)
    assert ask(copy, KNEE, "--from", BEGUN) == WRONG_USE
    assert f"This copy holds what changed since {SHORTENED} only." in capsys.readouterr().err


def test_content_with_mistakes(touched: Kept, capsys: Capture) -> None:
    touched.guide.path(KNEE).write_text("title: [\n", "utf-8")

    assert ask(touched) == WRONG_USE
    assert "To see them: python3 scripts/check.py" in capsys.readouterr().err


def test_a_state_with_mistakes_is_passed_over(fresh: Kept, capsys: Capture) -> None:
    good = fresh.guide.path(KNEE).read_text("utf-8")
    fresh.guide.path(KNEE).write_text("title: [\n", "utf-8")
    fresh.commit("Broken", "2026-09-02")
    fresh.guide.path(KNEE).write_text(
        good.replace("Keep your leg strong", "Keep it strong"), "utf-8"
    )
    fresh.commit("Mended", "2026-09-03")
    broken = fresh.git("rev-parse", "HEAD^")[:10]
    out = told(fresh, capsys)

    assert "1 paragraph changed" in out
    assert "Before: Keep [your leg] strong.\nNow:    Keep [it] strong.\n" in out
    assert f"cannot be read: {broken}." in out
    assert "  Broken\n" not in out


def test_few_states_are_read(fresh: Kept, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(16):
        fresh.guide.edit("risks/a-fall", "search_words", [f"fall {number}"])
        fresh.commit(f"Other {number}", "2026-09-02")
    seen: list[Path] = []

    def counted(guide: Path, page: str, store: Path) -> list[Text]:
        seen.append(guide)
        return read(guide, page, store)

    monkeypatch.setattr(kept_module, "read", counted)
    told(fresh, capsys)
    assert len(seen) == 2
    told(fresh, capsys)
    assert len(seen) == 3  # the text of now: versions are remembered


def test_a_change_far_from_the_page_is_found(fresh: Kept, capsys: Capture) -> None:
    for number, phone in enumerate(("555-0101",) * 4 + ("555-0102",) * 4):
        fresh.guide.edit("site", "clinic.phone", phone)
        fresh.guide.edit("risks/a-fall", "search_words", [f"fall {number}"])
        fresh.commit(f"Other {number}", f"2026-09-0{number + 2}")
    out = told(fresh, capsys)

    assert out.count("Other 4") == out.count("Other 0") == 1
    assert "Other 2" not in out
    assert "NUMBERS before 555-0101; now 555-0102" in out


def test_a_terminal_of_80_columns_is_wide_enough(kept: Kept, capsys: Capture) -> None:
    out = told(kept, capsys, KNEE, "--from", BEGUN)
    assert max(map(len, out.splitlines())) < 80


def test_as_a_page(touched: Kept, tmp_path: Path, capsys: Capture) -> None:
    touched.guide.edit(KNEE, "what_it_is.1", "Is 3 < 5 & <b>not</b>?")
    file = tmp_path / "change.html"
    assert ask(touched, KNEE, "--from", BEGUN, "--out", str(file)) == FINE
    assert capsys.readouterr().out == f"{file}\n"
    page = LexborHTMLParser(file.read_text("utf-8"))

    assert not page.css("script, link, img, iframe, [src], [href], [style], [onclick], b")
    assert [one.attributes["lang"] for one in page.css("html")] == ["en"]
    assert [one.text(strip=True) for one in page.css("h1")] == ["What changed: A sore knee"]
    assert [one.text() for one in page.css(".before del")] == [
        "taken out: strong..",
        "taken out: 5.",
    ]
    assert next(one.text() for one in page.css("ins")) == "put in: moving.."
    assert "put in: Is 3 < 5 & <b>not</b>?." in [one.text() for one in page.css("ins")]
    assert "Numbers: before 5; now 7" in [one.text() for one in page.css(".numbers")]
    assert len(page.css("details:not([open])")) == len(page.css("details")) > 3
    assert "Most sore knees ease in weeks." in page.css("details")[-1].parent.text()  # type: ignore[union-attr]


def test_a_page_where_nothing_changed(fresh: Kept, tmp_path: Path) -> None:
    file = tmp_path / "change.html"
    assert ask(fresh, KNEE, "--out", str(file)) == FINE

    page = LexborHTMLParser(file.read_text("utf-8"))
    assert "have not changed since they were written" in page.css("main")[0].text()
    assert not page.css(".change")
