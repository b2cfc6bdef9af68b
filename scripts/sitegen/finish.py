"""Built trees to one site: hashed assets, search indexes, sitemap, headers, redirects, worker.

Enters: the built pages of all languages and their plans. Leaves: every file of the site, and, once
they are verified, the folder ``site/``: only what changed, assets first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import NamedTuple

from lightningcss import process_stylesheet

from sitegen.colours import recoloured
from sitegen.drawing import sheets
from sitegen.files import copy_if_changed, parts, remove, write_if_changed, write_over
from sitegen.headers import PAGE_POLICY, header_files
from sitegen.manifest import manifests
from sitegen.model.shared import Redirect
from sitegen.notices import notices
from sitegen.offline import offline_files
from sitegen.open_data import content_schema
from sitegen.pictures import all_drawings
from sitegen.plan.pages import Plan
from sitegen.problem import Place, Problem, error
from sitegen.terse import terse
from sitegen.usb import READ_ME, Stick, zipped

LEDGER = ".sitegen"  # in the site's folder: the files that we wrote there
PREVIEW = "THIS-IS-A-PREVIEW.txt"
PREVIEW_NOTE = (
    b"These pages are a preview. They hold drafts, and nobody has checked them.\n"
    b"Do not put them where patients could find them. The site is made by:\n\n"
    b"  python3 scripts/build.py\n"
)


Assets = dict[str, bytes]  # name in docs/assets -> the bytes that the site serves


def read_assets(root: Path, colour: str | None = None) -> tuple[Assets, list[Problem]]:
    """Everything in ``docs/assets``: scripts and style sheets in few bytes, the rest as it is.

    ``colour`` is the guide's own, for style sheets and drawn icons.
    """
    assets: Assets = {}
    problems = []
    for path in sorted((root / "docs" / "assets").glob("*.*")):
        try:
            assets[path.name] = _asset(path, colour)
        except ValueError as failure:
            problems.append(_no_style(path.name, str(failure)))
    return assets, problems


def asset_names(assets: Assets) -> dict[str, str]:
    """Each asset's name with a hash of its bytes, so that it can be kept for ever."""
    return {
        name: f"{PurePath(name).stem}.{_mark(data)}{PurePath(name).suffix}"
        for name, data in assets.items()
    }


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _asset(path: Path, colour: str | None) -> bytes:
    if path.suffix == ".js":
        return terse(path.read_bytes())
    if path.suffix not in (".css", ".svg"):
        return path.read_bytes()
    text = recoloured(path.read_text("utf-8"), colour)
    if path.suffix == ".css":
        text = process_stylesheet(text, filename=path.name, minify=True)
    return text.encode()


def _no_style(name: str, why: str) -> Problem:
    return error(
        Place(f"docs/assets/{name}"),
        "AST01",
        f"this style sheet cannot be read ({' '.join(why.split())})",
        "undo the last change to it; the words before tell what is wrong",
    )


def gather(
    assets: Assets,
    plans: list[Plan],
    built: list[dict[str, bytes]],
    redirects: tuple[Redirect, ...],
) -> dict[str, bytes]:
    """Every file of the site, by its path, in the order in which it must be written.

    ``built`` holds the HTML of every page, by its path in the tree of each plan's language.
    """
    main = plans[0]
    files: dict[str, bytes] = {}
    names = asset_names(assets)
    for name, hashed in names.items():
        files[f"assets/{hashed}"] = assets[name]
    for name, drawing in all_drawings(main.book.catalog):
        made = sheets(name, drawing, main.book.catalog.site.colour)
        files |= {f"assets/{sheet}": data for sheet, data in made.items()}
    trees: dict[str, list[str]] = {}
    for plan, pages in zip(plans, built, strict=True):
        prefix = "" if plan is main else f"{plan.language}/"
        trees[plan.language] = [f"{prefix}{name}" for name in pages]
        files[f"{prefix}{plan.book.search_file}"] = plan.search
        files[f"{prefix}content.json"] = plan.content
        files |= {f"{prefix}{name}": data for name, data in sorted(pages.items())}
    for plan in plans[1:]:
        del files[f"{plan.language}/404.html"]  # hosts look for it at the top only
    address = main.book.catalog.site.address.rstrip("/")
    moves, preview = list(_moves(plans, redirects)), main.book.preview
    for move in moves:
        files.setdefault(f"{move.old}index.html", _stub(move, address, preview=preview))
    files["content.schema.json"] = content_schema()
    files |= notices(plans) | header_files(preview=preview) | manifests(plans, assets, names)
    files["_redirects"] = "".join(f"/{m.old} /{m.new} 301\n" for m in moves).encode()
    files[".nojekyll"] = b""
    if preview:
        files[PREVIEW] = PREVIEW_NOTE
    return files | offline_files(files, plans, trees)


def publish(
    files: dict[str, bytes], site: Path, copies: Mapping[str, Path] = MappingProxyType({})
) -> tuple[int, list[Problem]]:
    """Bring ``site/`` to these files; how many changed. Refuses a folder that is not ours.

    ``copies`` are files too large to hold in memory, by their path in the site.
    """
    names = sorted({*files, *copies})
    ledger = site / LEDGER
    ours: set[str] = set()
    if ledger.is_file():
        ours = set(ledger.read_text("utf-8").splitlines())
    elif site.is_dir() and any(site.iterdir()):
        return 0, [_not_ours(site)]
    if PREVIEW in files and ours and PREVIEW not in ours:
        return 0, [_is_the_site(site)]
    listed = "".join(f"{name}\n" for name in sorted(ours.union(names)))
    write_if_changed(ledger, listed.encode())  # before the files: a crash leaves none unlisted
    changed = sum(copy_if_changed(path, site / name) for name, path in copies.items())
    changed += sum(write_if_changed(site / name, data) for name, data in files.items())
    gone = [site / name for name in sorted(ours.difference(names, {LEDGER}))]
    changed += remove([*gone, *parts(site)], site)
    write_if_changed(ledger, "".join(f"{name}\n" for name in names).encode())
    return changed, []


def give_stick(
    files: dict[str, bytes], copies: Mapping[str, Path], told: Stick, path: Path
) -> None:
    """Write the copy for a stick, with the leaflets: pages link to them."""
    read = {name: copy.read_bytes() for name, copy in copies.items()}
    write_over(path, zipped(files | read, told), READ_ME.encode())


class Move(NamedTuple):
    """An address that moved, both within the site and with a slash at the end."""

    old: str
    new: str
    title: str
    language: str


def _moves(plans: list[Plan], redirects: tuple[Redirect, ...]) -> Iterator[Move]:
    """Where each old address leads now, in every language that has the page."""
    for plan in plans:
        prefix = "" if plan is plans[0] else f"{plan.language}/"
        pages = {page.id: page for page in plan.pages}
        for move in redirects:
            if page := pages.get(move.new):
                old, new = f"{prefix}{move.old}/", f"{prefix}{page.address}"
                yield Move(old, new, page.title, plan.language)


def _stub(move: Move, address: str, *, preview: bool) -> bytes:
    """A page without a script that leads on, for hosts that know no redirects."""
    target = escape("../" * move.old.count("/") + move.new)
    title = escape(move.title)
    unlisted = '<meta name="robots" content="noindex">\n' if preview else ""
    return (
        f'<!doctype html>\n<html lang="{move.language}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">\n'
        f'{unlisted}<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<link rel="canonical" href="{escape(f"{address}/{move.new}")}">\n'
        f"<title>{title}</title></head>\n"
        f'<body><p><a href="{target}">{title}</a></p></body></html>\n'
    ).encode()


def _is_the_site(site: Path) -> Problem:
    return error(
        Place(site.name),
        "WRT03",
        "this folder holds the site that is published, and a preview would take its place",
        "leave out --site, or name another folder with it",
    )


def _not_ours(site: Path) -> Problem:
    return error(
        Place(site.name),
        "WRT02",
        "this folder holds files that were not made by this tool",
        "choose an empty folder with --site, or empty this one",
    )
