"""A guide that is kept with git, for tests of its history."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field

from conftest import Guide

from sitegen.plan.pages import plan
from sitegen.render.environment import render
from sitegen.render.version import version_in


@dataclass
class Kept:
    """A guide that is kept with git, and the versions of a page, the oldest first."""

    guide: Guide
    versions: list[str] = field(default_factory=list)
    day: str = ""  # of what is kept; "" is today

    def git(self, *words: str) -> str:
        """What git says."""
        me = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        if self.day:
            env["GIT_COMMITTER_DATE"] = f"{self.day}T12:00:00+00:00"
        command = ["git", "-C", str(self.guide.root), *me, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout

    def commit(self, subject: str, day: str = "") -> None:
        """Keep all files."""
        self.day = day
        self.git("add", "content", *(["scripts"] if (self.guide.root / "scripts").exists() else []))
        self.git("commit", "-q", "-m", subject)

    def version(self, page: str) -> str:
        """The version of a page as it is now."""
        made = plan(self.guide.catalog(), "en")
        return version_in(next(render(one, made.book) for one in made.pages if one.id == page))


def rename(guide: Guide, old: str, new: str) -> None:
    """Give a page another id, in its file's name and wherever it is named."""
    for path in sorted((guide.root / "content").rglob("*.yml")):
        text = path.read_text("utf-8")
        path.write_text(text.replace(old.split("/")[1], new.split("/")[1]), "utf-8")
    for path in sorted((guide.root / "content").rglob(f"{old.split('/')[1]}.yml")):
        path.rename(path.with_name(f"{new.split('/')[1]}.yml"))
