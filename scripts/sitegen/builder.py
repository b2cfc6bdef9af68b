"""Markdown to HTML by MkDocs, one tree a language, in strict mode.

Enters: the docs folder of a language and what its shell is told. Leaves: HTML files in the cache.
Only ``cli`` calls this. MkDocs empties its target first, so it never builds into ``site/``.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from sitegen.problem import Place, Problem, error

BUILDER = "mkdocs"  # its successors (properdocs, zensical) can build the same tree
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def build(root: Path, language: str, extra: dict[str, Any]) -> tuple[bool, list[Problem]]:
    """Build one language into ``.cache/build/<language>``. False when nothing had changed."""
    target = root / ".cache" / "build" / language
    mark = target.with_suffix(".stamp")
    config = _config(root, language, target, extra)
    stamp = _stamp(root, language, config)
    if mark.is_file() and mark.read_text("utf-8") == stamp and (target / "index.html").is_file():
        return False, []
    mark.unlink(missing_ok=True)
    path = root / ".cache" / f"mkdocs-{language}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(config, "utf-8")
    problems = _run(path)
    if not problems:
        mark.write_text(stamp, "utf-8")
    return True, problems


def _config(root: Path, language: str, target: Path, extra: dict[str, Any]) -> str:
    """The configuration of one language, on top of the guide's ``mkdocs.yml``."""
    own = {
        "INHERIT": str(root / "mkdocs.yml"),
        "site_name": extra["site"]["name"],
        "site_url": f"{extra['site']['address']}/",
        "docs_dir": str(root / "docs" / language),
        "site_dir": str(target),
        "theme": {"language": language, "custom_dir": str(root / "docs" / ".overrides")},
        "extra": extra,
    }
    return str(yaml.dump(own, Dumper=_DUMPER, allow_unicode=True, sort_keys=False))


def _stamp(root: Path, language: str, config: str) -> str:
    """A hash of everything that the builder reads."""
    digest = hashlib.sha256(f"{version(BUILDER)}\n{version('mkdocs-material')}\n{config}".encode())
    for path in (
        root / "mkdocs.yml",
        *_files(root / "docs" / language),
        *_files(root / "docs" / ".overrides"),
    ):
        digest.update(
            path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
        )
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _run(config: Path) -> list[Problem]:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's notice; the decision record tells of it
    from mkdocs.commands.build import (
        build as mkdocs_build,  # takes 0.3 s, so only when it is needed
    )
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    heard = _Heard()
    logger = logging.getLogger(BUILDER)
    logger.addHandler(heard)
    try:
        loaded = load_config(config_file=str(config), strict=True)
        loaded.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(loaded)
    except MkDocsException as failure:
        if not heard.said:  # after a warning it only says that it stops
            heard.said.append(str(failure))
    finally:
        logger.removeHandler(heard)
    return [
        error(
            Place("docs"),
            "BLD01",
            f"MkDocs refuses to build: {said}",
            "this is our mistake if the content passed its checks; please report it",
        )
        for said in heard.said
    ]


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())
