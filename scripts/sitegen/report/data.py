"""The report for other programs, and the schema that describes it.

Enters: the sections with their rows. Leaves: JSON texts. Raise ``FORMAT`` when somebody who reads
them must change something.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sitegen.problem import Place
from sitegen.report.registry import SECTIONS, Part
from sitegen.report.table import Cell, Column, Given, Section

FORMAT = 1
PLACE: dict[str, Any] = {
    "file": {"type": "string", "description": "The file, from the folder of the guide"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1},
}
KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "number": {"type": ["number", "null"]},
    "day": {"type": ["string", "null"], "format": "date"},
    "words": {"type": "array", "items": {"type": "string"}},
    "places": {"type": "array", "items": {"$ref": "#/$defs/place"}},
}


def as_json(given: Given, parts: list[Part]) -> str:
    """The whole report."""
    document = {
        "format": FORMAT,
        "guide": given.catalog.site.name,
        "today": given.today.isoformat(),
        "summary": [
            {"id": part.section.id, "rank": part.section.rank, "count": len(part.rows)}
            for part in parts
        ],
        "sections": {
            part.section.id: [
                {**row.place._asdict(), **{key: _value(cell) for key, cell in row.cells.items()}}
                for row in part.rows
            ]
            for part in parts
        },
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _value(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return [one._asdict() if isinstance(one, Place) else one for one in cell]
    return cell


def schema_json() -> str:
    """The schema (JSON Schema 2020-12)."""
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What needs doing in this guide",
        "$defs": {"place": _closed(PLACE)},
        **_closed(
            {
                "format": {"const": FORMAT},
                "guide": {"type": "string", "description": "The name of the guide"},
                "today": {"type": "string", "format": "date"},
                "summary": {"type": "array", "items": _summary()},
                "sections": _closed({one.id: _section(one) for one in SECTIONS}),
            }
        ),
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _summary() -> dict[str, Any]:
    return _closed(
        {
            "id": {"enum": [one.id for one in SECTIONS]},
            "rank": {
                "enum": ["first", "later", "look"],
                "description": "first: do it now; later: when there is time; look: to look up",
            },
            "count": {"type": "integer", "minimum": 0, "description": "The rows of the section"},
        }
    )


def _section(section: Section) -> dict[str, Any]:
    columns = {column.key: _column(column) for column in section.columns}
    return {
        "title": section.title,
        "description": section.help,
        "type": "array",
        "items": _closed({**PLACE, **columns}),
    }


def _column(column: Column) -> dict[str, Any]:
    return {"description": column.means, **KINDS[column.kind]}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with these fields, all of them and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
