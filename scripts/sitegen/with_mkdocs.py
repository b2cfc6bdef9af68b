"""One run of MkDocs, in strict mode, on some pages of a docs folder.

Enters: a configuration file and the pages. Leaves: HTML files where the configuration says, and
what MkDocs warned of. The only module that knows MkDocs; importing it takes 0.1 s.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's notice; the decision record tells of it

from mkdocs.commands.build import build  # the theme looks at the line above
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

_MADE: dict[tuple[str, ...], Environment] = {}
BEFORE_HTML = 25  # after white space was made even (30), before MkDocs (21) and Markdown (20) parse


def run_mkdocs(config: Path, pages: frozenset[str]) -> list[str]:
    """Build some pages; what MkDocs warned of."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        loaded = load_config(config_file=str(config), strict=True)
        loaded.markdown_extensions.append(RawBlocks())  # type: ignore[arg-type]  # any extension will do
        loaded.plugins["share"] = Share(pages)
        loaded.theme.get_env = lambda: _environment(loaded.theme)  # type: ignore[method-assign]
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
    except MkDocsException as failure:
        if not heard.said:  # after a warning it only says that it stops
            heard.said.append(str(failure))
    finally:
        logger.removeHandler(heard)
    return heard.said


def _environment(theme: Theme) -> Environment:
    """The templates; one a process, because they are compiled once.

    MkDocs looks for files to copy among the thousands of Material's icons, and needs none of them.
    """
    mark = (*theme.dirs, str(theme.locale))
    if mark not in _MADE:
        _MADE.clear()  # a process builds one guide
        _MADE[mark] = made = type(theme).get_env(theme)
        made.auto_reload = True
        made.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    return _MADE[mark]


class Share(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Leaves only some pages to MkDocs."""

    def __init__(self, pages: frozenset[str]) -> None:
        """Name the Markdown files, by their path in the docs folder."""
        self.pages = pages

    def on_files(self, files: Files, /, **_: Any) -> Files:
        """Keep the pages, and all that is no page."""
        return Files(
            file for file in files if not file.is_documentation_page() or file.src_uri in self.pages
        )


class RawBlocks(Extension):
    """A shortcut: HTML that stands in blocks of its own is set aside before anything parses it.

    A block that starts with a tag ends before an empty line: CommonMark's rule for HTML blocks
    (spec 0.31, section 4.6, kind 6), which our templates keep. What comes out is the same, bar
    empty lines, in a third of the time: otherwise every tag of a page is parsed twice.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # its name in the library
        """Put the preprocessor in its place."""
        md.preprocessors.register(_SetAside(md), "raw_blocks", BEFORE_HTML)


class _SetAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put a stash's mark where each raw block stood."""
        blocks = "\n".join(lines).split("\n\n")
        return "\n\n".join(map(self._kept, blocks)).split("\n")

    def _kept(self, block: str) -> str:
        raw = block.strip("\n")
        return self.md.htmlStash.store(raw) if raw.startswith("<") else block


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())
