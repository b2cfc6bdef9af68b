"""The same Markdown, built by ProperDocs, says the same: MkDocs could be left on any day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from browser.making import build_guide
from conftest import REPO
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen import assemble, builder

pytestmark = pytest.mark.slow

PLACE = REPO / ".cache" / "properdocs"
PYTHON = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}


class Both(NamedTuple):
    """One tree, built twice."""

    ours: Path
    theirs: Path


class Seen(NamedTuple):
    """What a reader has of a page."""

    title: str
    headings: list[tuple[str, str | None, str]]
    links: list[tuple[str, str]]
    pictures: list[tuple[str | None, str | None]]
    text: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The real guide by both builders."""
    folder = tmp_path_factory.mktemp("successor")
    asked: list[tuple[Any, ...]] = []

    def noted(*words: Any) -> Any:
        asked.append(words[:3])
        return builder.build(*words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "build", noted)
        site = build_guide(folder / "guide")
    made = folder / "properdocs"
    for number, (root, language, extra) in enumerate(asked):
        target = made if not number else made / language
        config = folder / f"{language}.yml"
        told = builder.config(root.resolve(), language, extra) | {"site_dir": str(target)}
        config.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
        build(config)
    return Both(site, made)


def build(config: Path) -> None:
    """Let ProperDocs build a tree, in strict mode."""
    command = [str(PYTHON), "-m", "properdocs", "build", "--strict", "--config-file", str(config)]
    env = {**os.environ, **QUIET, "PYTHONUTF8": "1"}
    ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def pages_in(folder: Path) -> list[str]:
    """Every page, by its path."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(found)


def seen(file: Path) -> Seen:
    """A page as a reader has it."""
    tree = LexborHTMLParser(file.read_text("utf-8"))
    return Seen(
        " ".join(one.text() for one in tree.css("title")),
        [
            (str(one.tag), one.attributes.get("id"), even(one))
            for one in tree.css("h1,h2,h3,h4,h5,h6")
        ],
        [(str(one.attributes.get("href")), even(one)) for one in tree.css("[href]")],
        [(one.attributes.get("src"), one.attributes.get("alt")) for one in tree.css("img")],
        even(tree.css("html")[0]),
    )


def even(node: LexborNode) -> str:
    """Text with its white space made even."""
    return " ".join(node.text(separator=" ").split())


def differences(both: Both) -> Iterator[str]:
    """Where one page tells something else than the other, a line each."""
    for page in pages_in(both.ours):
        ours, theirs = seen(both.ours / page), seen(both.theirs / page)
        for name, left, right in zip(Seen._fields, ours, theirs, strict=True):
            if left != right:
                yield f"{page}: {name}: {left!r:.300} / {right!r:.300}"


def test_both_build_the_same_pages(both: Both) -> None:
    assert pages_in(both.ours) == pages_in(both.theirs)
    assert len(pages_in(both.ours)) > 150


def test_titles_headings_links_pictures_and_text_are_the_same(both: Both) -> None:
    assert list(differences(both)) == []
