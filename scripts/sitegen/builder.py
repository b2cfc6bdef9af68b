"""Markdown to HTML by MkDocs, in strict mode: the pages of a language that need it.

Enters: the docs folder of a language, what its shell is told, and the text of its pages.
Leaves: the HTML of every page. MkDocs empties its target first, so each run has a folder of its
own in the cache.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from sitegen.memo import FORGETFUL, Memo, digest
from sitegen.parallel import in_shares
from sitegen.problem import Place, Problem, error

BUILDER = "mkdocs"  # its successors (properdocs, zensical) can build the same tree
LOST = "404.html"  # the page that the theme adds to those of the docs folder
_FOLDER = Path(".cache") / "build"
_BLANK_LINES = re.compile(rb"\n\s*\n")
_LINK = re.compile(rb' (?:href|src|srcset)="[^"]*"')
_TAG = re.compile(rb"<[a-z][^<>]*>")
_QUOTES = re.compile(rb"""="([^\s"'=<>`]+)"(?!/)""")
_OPTIONAL_END = re.compile(  # before what ends such an element anyway
    rb"</(?:p|li|dt|dd|tr|td|th)>(?=\s*</?"
    rb"(?:p|[uod]l|li|d[td]|h[1-6]|div|section|details|figure|nav|aside|table|t(?:head|body)|t[rdh])\b)"
)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class RefusedError(Exception):
    """MkDocs warned of something, or stopped."""


def build(
    root: Path,
    language: str,
    extra: Mapping[str, Any],
    texts: Mapping[str, str],
    memo: Memo = FORGETFUL,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The HTML of every page of a language, by its path in the language's tree.

    ``texts`` are the pages as they stand in the docs folder. MkDocs runs only for those that it has
    not built before in just this way.
    """
    newest = str(extra.get("newest"))  # a day that only the lost page shows
    shell = _shell_mark(root, language, {**extra, "newest": ""})
    pages = [*texts, LOST]

    def inputs(page: str) -> tuple[bytes, str, str]:
        return shell, page, texts.get(page, newest)

    def make(lacking: Sequence[str]) -> list[bytes]:
        import sitegen.with_mkdocs  # noqa: F401  # before the work is shared, so that it is once

        return in_shares(lambda share: _run(root, language, extra, share), lacking)

    try:
        made = memo.ask_all("build", pages, inputs, make)
    except RefusedError as failure:
        return {}, [_refused(message) for message in failure.args]
    return dict(zip(map(html_path, pages), made, strict=True)), []


def clear(root: Path) -> None:
    """Remove the folders of runs that were killed."""
    shutil.rmtree(root / _FOLDER, ignore_errors=True)


def html_path(page: str) -> str:
    """Where MkDocs puts a page: ``a/b.md`` becomes ``a/b/index.html``."""
    if page == LOST:
        return page
    stem = page.removesuffix(".md")
    return f"{stem}.html" if stem.split("/")[-1] == "index" else f"{stem}/index.html"


def config(root: Path, language: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration of one language, on top of the guide's ``mkdocs.yml``."""
    return {
        "INHERIT": str(root / "mkdocs.yml"),
        "site_name": extra["site"]["name"],
        "site_url": f"{extra['site']['address']}/",
        "docs_dir": str(root / "docs" / language),
        "theme": {"language": language, "custom_dir": str(root / "docs" / ".overrides")},
        "extra": dict(extra),
    }


def _shell_mark(root: Path, language: str, extra: Mapping[str, Any]) -> bytes:
    """A hash of all that every page rests on: the configuration, the templates, the builder."""
    return digest(
        (
            *(version(name) for name in (BUILDER, "mkdocs-material", "markdown")),
            language,
            _dump(dict(extra)),
            (root / "mkdocs.yml").read_bytes(),
            *_files(root / "docs" / ".overrides"),
        )
    )


def _files(folder: Path) -> Iterator[str | bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _dump(data: dict[str, Any]) -> str:
    return str(yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False))


def _run(root: Path, language: str, extra: Mapping[str, Any], pages: Sequence[str]) -> list[bytes]:
    """The HTML of some pages. Raises ``RefusedError`` with everything that MkDocs warned of."""
    from sitegen.with_mkdocs import run_mkdocs  # takes 0.1 s, so only when it is needed

    root = root.resolve()  # MkDocs goes from where its configuration is
    cache = root / _FOLDER
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f"{language}.", dir=cache) as folder:
        target = Path(folder) / "site"
        file = Path(folder) / "mkdocs.yml"
        file.write_text(_dump(config(root, language, extra) | {"site_dir": str(target)}), "utf-8")
        said = run_mkdocs(file, frozenset(pages))
        if said:
            raise RefusedError(*said)
        return [lean((target / html_path(page)).read_bytes()) for page in pages]


def lean(html: bytes) -> bytes:
    """A page as it is sent: 4 bytes in 100 lighter, compressed, and the same to every browser.

    Without the blank lines that templates leave (nothing on our pages is a ``pre``), and without
    the end tags and quotes that HTML lets us leave out. Links get plain dots and hashes, which were
    hidden only from MkDocs; all other encoded signs stay: ``verify.leftovers`` relies on it.
    """
    html = _OPTIONAL_END.sub(b"", _LINK.sub(_plain_link, html))
    return _BLANK_LINES.sub(b"\n", _TAG.sub(_without_quotes, html))


def _plain_link(link: re.Match[bytes]) -> bytes:
    return link[0].replace(b"&#46;", b".").replace(b"&#35;", b"#")


def _without_quotes(tag: re.Match[bytes]) -> bytes:
    return _QUOTES.sub(rb"=\1", tag[0])


def _refused(said: str) -> Problem:
    return error(
        Place("docs"),
        "BLD01",
        f"MkDocs refuses to build: {said}",
        "this is our mistake if the content passed its checks; please report it",
    )
