"""What was worked out before is found again, and never when it may be stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from sitegen import memo as memo_module
from sitegen.memo import FORGETFUL, Memo, digest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "memo.sqlite"


class Kitchen:
    """Makes soup, and remembers of what."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def soup(self, *parts: str) -> str:
        """A soup of these parts."""
        self.made.append(" ".join(parts))
        return "soup of " + " ".join(parts)


def cook(memo: Memo, kitchen: Kitchen, *parts: str) -> str:
    """Ask for a soup."""
    return memo.ask("soup", parts, lambda: kitchen.soup(*parts))


def test_the_same_question_is_answered_once(file: Path) -> None:
    kitchen = Kitchen()
    for _ in range(3):
        with Memo(file) as memo:
            assert cook(memo, kitchen, "peas") == "soup of peas"

    assert kitchen.made == ["peas"]


def test_parts_are_not_run_together(file: Path) -> None:
    kitchen = Kitchen()
    with Memo(file) as memo:
        cook(memo, kitchen, "pea", "nut")
        cook(memo, kitchen, "peanut", "")

    assert kitchen.made == ["pea nut", "peanut "]


def test_without_a_file_nothing_is_kept() -> None:
    kitchen = Kitchen()
    for _ in range(2):
        cook(FORGETFUL, kitchen, "peas")

    assert kitchen.made == ["peas", "peas"]


def test_what_is_not_asked_for_any_more_is_forgotten(file: Path) -> None:
    kitchen = Kitchen()
    for parts in ("peas", "beans", "peas"):
        with Memo(file) as memo:
            cook(memo, kitchen, parts)

    assert kitchen.made == ["peas", "beans", "peas"]


def test_a_stage_that_did_not_run_keeps_its_answers(file: Path) -> None:
    kitchen = Kitchen()
    with Memo(file) as memo:
        cook(memo, kitchen, "peas")
    with Memo(file) as memo:
        memo.ask("bread", ("rye",), lambda: 1)
    with Memo(file) as memo:
        cook(memo, kitchen, "peas")

    assert kitchen.made == ["peas"]


def test_what_is_held_is_the_very_answer_and_is_still_kept_on_disk(file: Path) -> None:
    kitchen = Kitchen()
    held = Memo(file, hold=True)
    first = cook(held, kitchen, "peas")
    held.save()

    assert cook(held, kitchen, "peas") is first
    with Memo(file) as other:
        assert cook(other, kitchen, "peas") == first
    assert kitchen.made == ["peas"]


def test_answers_are_held_without_a_store() -> None:
    kitchen = Kitchen()
    memo = Memo(hold=True)
    for _ in range(2):
        cook(memo, kitchen, "peas")
        memo.save()

    assert kitchen.made == ["peas"]


def test_what_was_not_asked_for_since_the_last_save_is_held_no_more() -> None:
    kitchen = Kitchen()
    memo = Memo(hold=True)
    for parts in ("peas", "beans", "peas"):
        cook(memo, kitchen, parts)
        memo.ask("bread", ("rye",), lambda: 1)
        memo.save()

    assert kitchen.made == ["peas", "beans", "peas"]


def test_a_stage_that_did_not_run_holds_its_answers() -> None:
    kitchen = Kitchen()
    memo = Memo(hold=True)
    cook(memo, kitchen, "peas")
    memo.save()
    memo.ask("bread", ("rye",), lambda: 1)
    memo.save()
    cook(memo, kitchen, "peas")

    assert kitchen.made == ["peas"]


def test_an_answer_that_is_not_true_any_more_is_made_again(file: Path) -> None:
    made: list[str] = []

    def make(items: Sequence[str]) -> list[str]:
        made.extend(items)
        return [f"{item} {len(made)}" for item in items]

    for _ in range(2):
        with Memo(file) as memo:
            answers = memo.ask_all(
                "soup", ["a", "b"], lambda item: (item,), make, lambda answer: answer[0] != "b"
            )

    assert made == ["a", "b", "b"]
    assert answers == ["a 2", "b 3"]


def test_many_answers_are_made_some_at_a_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[Sequence[str]] = []

    def make(items: Sequence[str]) -> list[str]:
        shares.append(items)
        return [item.upper() for item in items]

    monkeypatch.setattr(memo_module, "AT_ONCE", 2)
    with Memo(file) as memo:
        answers = memo.ask_all("soup", "peas!", lambda item: (item,), make)

    assert answers == ["P", "E", "A", "S", "!"]
    assert [*map(len, shares)] == [2, 2, 1]


def test_new_code_knows_no_old_answers(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kitchen = Kitchen()
    for mark in (b"old", b"new"):
        monkeypatch.setattr(memo_module, "code_mark", lambda mark=mark: mark)
        with Memo(file) as memo:
            cook(memo, kitchen, "peas")

    assert kitchen.made == ["peas", "peas"]


@pytest.mark.parametrize("spoilt", [b"", b"no store at all", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_spoilt_store_is_started_anew(file: Path, spoilt: bytes) -> None:
    kitchen = Kitchen()
    file.parent.mkdir()
    file.write_bytes(spoilt)
    for _ in range(2):
        with Memo(file) as memo:
            cook(memo, kitchen, "peas")

    assert kitchen.made == ["peas"]


def test_a_spoilt_answer_is_made_again(file: Path) -> None:
    kitchen = Kitchen()
    with Memo(file) as memo:
        cook(memo, kitchen, "peas")
    with sqlite3.connect(file) as store:
        store.execute("UPDATE memo SET answer = ?", (b"\x80\x05 no pickle",))
    with Memo(file) as memo:
        assert cook(memo, kitchen, "peas") == "soup of peas"


def test_where_nothing_can_be_written_all_still_works(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")  # a file where the folder should be
    kitchen = Kitchen()
    with Memo(tmp_path / "taken" / "memo.sqlite") as memo:
        assert cook(memo, kitchen, "peas") == "soup of peas"


def test_two_runs_at_once_do_not_spoil_the_store(file: Path) -> None:
    kitchen = Kitchen()
    with Memo(file) as one, Memo(file) as two:
        cook(one, kitchen, "peas")
        cook(two, kitchen, "beans")
    with Memo(file) as memo:
        cook(memo, kitchen, "peas")
        cook(memo, kitchen, "beans")

    assert kitchen.made[:2] == ["peas", "beans"]


def test_a_hash_knows_where_a_part_ends() -> None:
    assert digest(("ab", "c")) != digest(("a", "bc"))


def test_a_name_that_is_no_good_unicode_has_a_hash() -> None:
    """So are file names with bytes that are no UTF-8."""
    assert digest(["\udce9"]) != digest(["e"])
