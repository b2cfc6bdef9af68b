"""What the preview takes for a save."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Empty

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from sitegen.serve.watch import MOST, QUIET, Watch, matters, settle, stamps

PAGE = "/guide/content/risks/a-fall.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content/risks/a-fall.yml", "docs/assets/site.css", "docs/en/index.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "event",
    [
        FileModifiedEvent(PAGE),
        FileCreatedEvent(PAGE),
        FileDeletedEvent(PAGE),
        FileMovedEvent("/guide/content/risks/.a-fall.yml.part", PAGE),
        FileMovedEvent(PAGE, "/guide/content/risks/.trash"),
        FileModifiedEvent(os.fsencode(PAGE)),  # some systems say bytes
    ],
    ids=lambda event: event.event_type,
)
def test_a_file_that_changes_matters(event: FileSystemEvent) -> None:
    assert matters(event)


@pytest.mark.parametrize(
    "event",
    [
        FileOpenedEvent(PAGE),
        FileClosedEvent(PAGE),
        FileClosedNoWriteEvent(PAGE),
        DirModifiedEvent("/guide/content/risks"),
        FileCreatedEvent("/guide/content/risks/.a-fall.yml.swp"),
        FileModifiedEvent("/guide/content/.DS_Store"),
    ],
    ids=lambda event: event.event_type,
)
def test_reading_and_hidden_files_do_not(event: FileSystemEvent) -> None:
    assert not matters(event)


def test_all_reports_of_one_save_are_one(root: Path) -> None:
    watch = Watch(root)
    part = f"{root}/content/risks/.part"
    for event in (FileCreatedEvent(PAGE), FileModifiedEvent(PAGE), FileMovedEvent(part, PAGE)):
        watch.on_any_event(event)

    assert watch.wait(0)
    assert not watch.wait(0)


class Clock:
    """Reports that come at given times, on a clock of their own."""

    def __init__(self, *times: float) -> None:
        self.now = 0.0
        self.times = list(times)

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        """The next report."""
        end = self.now + (timeout or 0)
        self.now = min([*self.times[:1], end])
        if not self.times or self.times[0] > end:
            raise Empty
        self.times.pop(0)
        return PAGE


def test_a_save_is_over_when_all_is_quiet() -> None:
    clock = Clock(0.5 * QUIET, QUIET, 9)
    settle(clock, lambda: clock.now)

    assert clock.now == 2 * QUIET
    assert clock.times == [9]


def test_a_save_without_an_end_is_looked_at_all_the_same() -> None:
    clock = Clock(*(number * QUIET / 2 for number in range(1000)))
    settle(clock, lambda: clock.now)

    assert MOST <= clock.now < MOST + QUIET


def test_where_the_system_tells_nothing_a_look_finds_the_change(root: Path) -> None:
    watch = Watch(root)
    assert not watch.wait(0)
    (root / "content/risks/a-fall.yml").write_text("second", "utf-8")

    assert watch.wait(0)
    assert not watch.wait(0)


def test_what_is_made_of_the_content_is_not_looked_at(root: Path) -> None:
    before = stamps(root)
    for name in ("docs/en/index.md", "content/.hidden.yml", "site.txt"):
        (root / name).write_text("other", "utf-8")

    assert stamps(root) == before
    assert len(before) == 2


def test_the_system_tells_of_a_real_save(root: Path) -> None:
    with Watch(root) as watch:
        if not watch.hears:
            pytest.skip("this system watches no folders")
        (root / "content/risks/a-fall.yml").write_text("second", "utf-8")
        assert watch.wait(30)


def test_a_system_that_cannot_watch_is_looked_at_more_often(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(root)
    assert watch.patience < 0.5

    def refuse() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watch._observer, "start", refuse)
    with watch:
        assert not watch.hears
        assert watch.patience < 0.5
