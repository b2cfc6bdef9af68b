"""The report as one page of HTML that needs nothing else.

Enters: the sections with their rows. Leaves: HTML. Its policy lets run and look only what the page
itself brings, named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sitegen.problem import Place
from sitegen.report.registry import Part, ranked
from sitegen.report.table import Cell, Given

HERE = Path(__file__).parent
SHOWN = 3  # places of one row; all of them are in the JSON


def as_html(given: Given, parts: list[Part]) -> str:
    """The whole page."""
    style, script = _own("report.css"), _own("report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            site=given.catalog.site,
            today=given.today,
            parts=parts,
            first=ranked(parts, "first"),
            later=ranked(parts, "later"),
            look=ranked(parts, "look"),
            done=[part for part in parts if not part.rows],
            style=Markup(style),  # noqa: S704  # our own files
            script=Markup(script),  # noqa: S704
            policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"shown": _shown, "place": _place, "key": _key}
    return made


@cache
def _own(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _shown(cell: Cell) -> str:
    """A cell as people read it."""
    if cell is None:
        return "–"
    if isinstance(cell, tuple):
        some = [_place(one) if isinstance(one, Place) else one for one in cell[:SHOWN]]
        more = [f"and {len(cell) - SHOWN} more"] if len(cell) > SHOWN else []
        return ", ".join([*some, *more]) or "–"
    return str(cell)


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _key(cell: Cell) -> str:
    """A cell as it is sorted: nothing comes first, then small numbers and early days."""
    if isinstance(cell, tuple):
        return str(len(cell))
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)
