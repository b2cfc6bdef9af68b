"""What needs doing: one page for the staff, the same as data, and a few lines for the screen.

Enters: the root, what was checked, today. Leaves: ``Report``, the bytes of its files by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.load.overlays import load_languages
from sitegen.memo import FORGETFUL, Memo
from sitegen.report.data import as_json, schema_json
from sitegen.report.page import as_html
from sitegen.report.registry import gather
from sitegen.report.table import Given
from sitegen.report.told import as_text
from sitegen.stages import Checked
from sitegen.syllables import Syllables

HTML, JSON, SCHEMA = "index.html", "report.json", "report.schema.json"

FORMATS = {"all": (HTML, JSON, SCHEMA), "html": (HTML,), "json": (JSON, SCHEMA)}


@dataclass(frozen=True, slots=True)
class Report:
    """The files of the report, and what to print."""

    files: dict[str, bytes]
    summary: str


def make(root: Path, checked: Checked, today: date, memo: Memo = FORGETFUL) -> Report:
    """The report on what could be loaded; ``checked`` has a catalog."""
    assert checked.catalog is not None  # noqa: S101  # the caller asked
    languages, _ = load_languages(root, checked.catalog.site.translations, memo)
    syllables = Syllables(root / ".cache")
    problems, spoken = tuple(checked.problems), tuple(languages)
    given = Given(checked.catalog, today, syllables, problems, spoken)
    parts = gather(given)
    files = {
        HTML: as_html(given, parts).encode(),
        JSON: as_json(given, parts).encode(),
        SCHEMA: schema_json().encode(),
    }
    return Report(files, as_text(parts))


def save(report: Report, folder: Path, form: str) -> Path:
    """Write the files of one of ``FORMATS``; the main one of them."""
    for name in FORMATS[form]:
        write_if_changed(folder / name, report.files[name])
    return folder / FORMATS[form][0]
