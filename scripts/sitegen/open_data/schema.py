"""``content.schema.json``: what stands in ``content.json``, read from the models (draft 2020-12).

Enters: nothing. Leaves: bytes. It differs from the schemas for editors: there a number may be
written as words and a field may be left empty; here a number is a number, and nothing is empty.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from sitegen.model.base import Model
from sitegen.model.kinds import RECORD_MODELS
from sitegen.model.pieces import Claim
from sitegen.model.scalars import Range
from sitegen.model.shared import Reference, SignGroup, Term
from sitegen.model.terms import KINDS, Standing

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
URL: Schema = {"type": "string", "format": "uri", "pattern": "^https://"}
NUMBER: Schema = {"type": "number"}
PLAIN: dict[Any, Schema] = {
    str: TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: NUMBER,
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    Range: {
        "type": "object",
        "required": ["low", "high"],
        "additionalProperties": False,
        "properties": {"low": NUMBER, "high": NUMBER},
    },
}


def content_schema() -> bytes:
    """The schema as a file."""
    parts: dict[str, Schema] = {}
    records = {kind: _value(model, parts) for kind, model in RECORD_MODELS.items()}
    lists = {
        "pages": {"$ref": "#/$defs/page"},
        "signs": _value(SignGroup, parts),
        "sources": _value(Reference, parts),
        "words": _value(Term, parts),
    }
    parts["page"] = _page(records, _claim(parts))
    top = _closed(HEAD | {name: {"type": "array", "items": item} for name, item in lists.items()})
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "content.json"}
    return (json.dumps(told | top | {"$defs": parts}, indent=1, ensure_ascii=False) + "\n").encode()


HEAD: dict[str, Schema] = {
    "$schema": URL | {"description": "Where this schema is."},
    "format": {"const": 2, "description": "Goes up when who reads it must change something."},
    "name": TEXT | {"description": "The name of the guide."},
    "address": URL | {"description": "The address of the guide."},
    "language": TEXT | {"description": "The language of the words, such as en."},
    "publisher": TEXT | {"description": "Who publishes the guide."},
    "example": {
        "type": "boolean",
        "description": "True while the clinic's contacts are placeholders.",
    },
    "pages_reviewed": {
        "type": "integer",
        "minimum": 0,
        "description": "How many pages someone with a licence has checked as they are.",
    },
    "pages_in_all": {"type": "integer", "minimum": 0, "description": "How many pages there are."},
}


def _page(records: dict[Any, Schema], claim: Schema) -> Schema:
    """A page: its record as it is written, and the claims in it in one flat list."""
    made = _closed(
        {
            "id": TEXT | {"description": "Folder and file, such as guides/your-visit."},
            "kind": {"enum": list(KINDS)},
            "url": URL,
            "reviewed": {
                "type": "boolean",
                "description": "Whether someone with a licence checked it as it is now.",
            },
            "review": {
                "enum": list(get_args(Standing)),
                "description": "none: nobody checked it. checked: record.reviewed says who. "
                "changed: its words are not those that record.reviewed tells of. original: the "
                "page that it is a translation of was checked, the translation was not.",
            },
            "claims": {"type": "array", "items": claim},
            "record": {
                "type": "object",
                "description": "All words, with the marks that their authors typed: **strong**, "
                "[words](page id or address) and [@source id].",
            },
        }
    )
    made["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"record": record}},
        }
        for kind, record in records.items()
    ]
    return made


def _claim(parts: dict[str, Schema]) -> Schema:
    """Any claim: what all have is described; a sort of claim may say more, such as its verdict."""
    _value(Claim, parts)
    made = json.loads(json.dumps(parts["Claim"]))
    del made["additionalProperties"]
    made["properties"]["at"] = TEXT | {"description": "Where in the record it stands."}
    made["properties"]["text"]["description"] += " Here without marks."
    made["properties"]["sources"].pop("minItems")  # "not studied" has none
    made["required"].insert(0, "at")
    return dict(made)


def _closed(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _value(annotation: Any, parts: dict[str, Schema]) -> Schema:
    """What a value of this type is in JSON; groups of fields go to ``parts``."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if origin is Annotated:
        return _value(inner[0], parts)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, UnionType):
        return _value(next(one for one in inner if one is not NoneType), parts)
    if origin is tuple:
        return {"type": "array", "minItems": 1, "items": _value(inner[0], parts)}
    if annotation.__name__ not in parts:
        parts[annotation.__name__] = {}  # before its fields, which may hold it again
        parts[annotation.__name__] |= _group(annotation, parts)
    return {"$ref": f"#/$defs/{annotation.__name__}"}


def _group(model: type[Model], parts: dict[str, Schema]) -> Schema:
    fields = model.model_fields
    return {
        "type": "object",
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "required": [
            name
            for name, info in fields.items()
            if info.is_required() or info.default not in (None, ())
        ],
        "additionalProperties": False,
        "properties": {
            name: _value(info.annotation, parts)
            | {"title": info.title, "description": info.description}
            for name, info in fields.items()
        },
    }
