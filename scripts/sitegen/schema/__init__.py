"""What editors are helped with: schemas, settings, specimens, the lists of fields and problems.

Enters: the models and the codes. Leaves: committed files under the root; a test compares them with
what this package makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.schema.editor import settings_text
from sitegen.schema.field_list import fields_text
from sitegen.schema.json_schema import schema_text
from sitegen.schema.kinds import FILE_KINDS
from sitegen.schema.problem_list import problems_text
from sitegen.schema.specimen import specimen_text

__all__ = ["all_texts", "write_all"]


def write_all(root: Path) -> list[str]:
    """Write every generated file that changed; their paths under the root, in order."""
    return [
        path for path, text in all_texts() if write_if_changed(root / path, text.encode("utf-8"))
    ]


def all_texts() -> Iterator[tuple[str, str]]:
    """Every generated file: its path under the root, and its text."""
    for kind in FILE_KINDS:
        yield kind.schema, schema_text(kind)
    for kind in FILE_KINDS:
        if kind.has_specimen:
            yield kind.specimen, specimen_text(kind)
    yield ".vscode/settings.json", settings_text()
    yield "content/FIELDS.md", fields_text()
    yield "content/PROBLEMS.md", problems_text()
